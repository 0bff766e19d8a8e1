package io.siyu;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.lifetime.Purchasing;
import io.siyu.member.Member;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.store.InMemoryEventStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PurchaseLogTest {
  private static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"log","zone":"UTC","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
           "channels":[{"code":"MA01","trafficPool":"moments","placement":"COMMERCIALIZING",
                        "userPools":[]}]}
          """);
  private static final IdentityKey LIN = IdentityKey.openId("mp", "lin");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final List<Event> events = new ArrayList<>();

  private void happens(int day, IdentityKey subject, Fact fact, Claim... claims) {
    events.add(
        Event.of(
            "host:" + events.size(),
            START.plusSeconds(86_400L * day),
            new Source("host/shop"),
            subject,
            List.of(claims),
            fact,
            Provenance.HOST));
  }

  private void pays(int day, Optional<Money> amount) {
    happens(
        day,
        IdentityKey.orderNo("shop", "of day " + day),
        new OrderPaid("", Authority.PROVIDER, amount, Optional.empty(), Mode.LIVE),
        Claim.payer(LIN));
  }

  private PurchaseLog log(Instant asOf) {
    InMemoryEventStore store = new InMemoryEventStore("log");
    Siyu siyu = Siyu.builder().playbook(PLAYBOOK).store(store).build();
    siyu.ingestSilently(events);
    PurchaseLog log = new PurchaseLog(PLAYBOOK, asOf);
    try (Stream<Member> members = siyu.members(asOf)) {
      members.forEach(log::add);
    }
    return log;
  }

  @Test
  @DisplayName("Y-11 who had ordered before a channel touched them was not won by it")
  void first_order_of_unknown_amount() {
    pays(1, Optional.empty());
    happens(2, LIN, Touched.through("MA01"));
    pays(3, Optional.of(Money.fen(500)));
    PurchaseLog log = log(START.plusSeconds(864_000));
    assertThat(log.all()).extracting(Purchasing::repeats).as("what is known").containsExactly(0);
    assertThat(log.wonBy("MA01")).isEmpty();
  }

  @Test
  @DisplayName("Y-2 what was bought at midnight is seen as of any instant after it")
  void the_last_day() {
    pays(0, Optional.of(Money.fen(500)));
    pays(1, Optional.of(Money.fen(500)));
    Instant midnight = START.plusSeconds(86_400);
    assertThat(log(midnight).all().get(0).repeats()).isZero();
    assertThat(log(midnight.plusNanos(1)).all().get(0).repeats()).isEqualTo(1);
  }
}
