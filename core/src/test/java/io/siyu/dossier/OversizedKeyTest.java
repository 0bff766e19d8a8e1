package io.siyu.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.money.Money;
import io.siyu.playbook.KeyRule;
import io.siyu.testing.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A phone that stands in every form of a shop, with more openids than a store follows. */
class OversizedKeyTest {
  private static final IdentityKey PHONE = new IdentityKey(KeyType.PHONE, "cn", "shop");

  private static Event event(IdentityKey subject, Fact fact, Claim... claims) {
    return Event.of(
        fact.kind() + subject.text(),
        Histories.START,
        new Source("host/shop"),
        subject,
        List.of(claims),
        fact,
        Provenance.HOST);
  }

  private static Fact paid() {
    return new OrderPaid(
        "", Authority.HOST, Optional.of(Money.fen(100)), Optional.empty(), Mode.LIVE);
  }

  @Test
  @DisplayName(
      "I-13 what an oversized key alone claims belongs to nobody, so that the key is one person, not many")
  void an_oversized_key_is_counted_once() {
    List<Event> events = new ArrayList<>();
    events.add(event(PHONE, Touched.through("MA01")));
    for (int i = 0; i <= KeyRule.LIMIT_MAX; i++) {
      events.add(
          event(IdentityKey.openId("mp", "o" + i), new Identified("form"), Claim.same(PHONE)));
    }
    for (int i = 0; i < 3; i++) {
      events.add(event(IdentityKey.orderNo("shop", "n" + i), paid(), Claim.buyer(PHONE)));
      IdentityKey device = new IdentityKey(KeyType.DEVICE, "shop", "d" + i);
      events.add(event(device, Touched.through("MA01"), Claim.same(PHONE)));
    }
    Siyu siyu = Siyu.builder().playbook(Histories.playbook()).build();
    siyu.ingest(events);
    Report report = siyu.report(Histories.MARCH, Histories.END);
    assertThat(report.members().total()).isEqualTo(1);
    assertThat(report.identity())
        .isEqualTo(new Report.Undecided(3, 3, 0, 1, KeyRule.LIMIT_MAX + 2));
    assertThat(report.money().paid()).isEqualTo(300);
    assertThat(siyu.member(PHONE, Histories.END).orElseThrow().orders()).isEmpty();
  }

  @Test
  @DisplayName(
      "I-13 an order number that too many claim is nobody's, even if one of them is its only buyer")
  void an_oversized_number_is_nobodys() {
    IdentityKey number = IdentityKey.orderNo("shop", "0");
    IdentityKey buyer = IdentityKey.openId("mp", "buyer");
    List<Event> events = new ArrayList<>();
    events.add(event(buyer, Touched.through("MA01")));
    events.add(event(number, paid(), Claim.buyer(buyer)));
    for (int i = 0; i <= KeyRule.LIMIT_MAX; i++) {
      events.add(
          Event.of(
              "pay" + i,
              Histories.START.plusSeconds(i),
              new Source("host/shop"),
              number,
              List.of(Claim.payer(IdentityKey.openId("mp", "o" + i))),
              paid(),
              Provenance.HOST));
    }
    Siyu siyu = Siyu.builder().playbook(Histories.playbook()).build();
    siyu.ingest(events);
    Report report = siyu.report(Histories.MARCH, Histories.END);
    assertThat(report.members().total()).isEqualTo(1);
    assertThat(report.identity().orders()).isEqualTo(1);
  }
}
