package io.siyu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.dossier.Beliefs;
import io.siyu.identity.ChannelDay;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import io.siyu.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What facts about a channel's day have to say. */
class MarketFactsTest {
  private static final long MAX = MarketFact.COUNT_MAX;
  private static final OptionalLong NOBODY_COUNTED = OptionalLong.empty();
  private static final ChannelDay DAY = new ChannelDay("ST01", LocalDate.of(2026, 3, 1));

  private static Fact read(FactKind kind, String data, List<String> violated)
      throws Json.MalformedJsonException {
    Violations violations = new Violations();
    Fact fact = kind.read(JsonObject.of(Json.parse(data), "", violations));
    violations.list().stream().map(Violation::toString).forEach(violated::add);
    return fact;
  }

  private static Fact read(FactKind kind, String data) throws Json.MalformedJsonException {
    List<String> violated = new ArrayList<>();
    Fact fact = read(kind, data, violated);
    assertThat(violated).isEmpty();
    return fact;
  }

  private static List<String> violations(FactKind kind, String data)
      throws Json.MalformedJsonException {
    List<String> violated = new ArrayList<>();
    read(kind, data, violated);
    return violated;
  }

  @Test
  void a_fact_says_what_its_json_says() throws Json.MalformedJsonException {
    String amount = "\"amount\":{\"minor\":5,\"currency\":\"CNY\"}";
    assertThat(read(FactKind.SPENT, "{" + amount + "}")).isEqualTo(new Spent(Money.fen(5), 0));
    assertThat(read(FactKind.SPENT, "{" + amount + ",\"cost\":\"MEDIA\"}"))
        .isEqualTo(new Spent(Money.fen(5), Spent.Cost.MEDIA, 0));
    assertThat(read(FactKind.SPENT, "{" + amount + ",\"cost\":\"RENT\",\"revision\":2}"))
        .isEqualTo(new Spent(Money.fen(5), Spent.Cost.RENT, 2));
    assertThat(read(FactKind.EXPOSED, "{\"impressions\":7,\"revision\":1}"))
        .isEqualTo(new Exposed(7, 1));
    assertThat(read(FactKind.CLICKED, "{\"clicks\":0}")).isEqualTo(new Clicked(0, 0));
    assertThat(read(FactKind.OFFERED, "{\"bait\":\"wipes\",\"people\":50,\"taken\":49}"))
        .isEqualTo(new Offered("wipes", 50, OptionalLong.of(49), 0));
    assertThat(read(FactKind.OFFERED, "{\"bait\":\"wipes\",\"people\":50}"))
        .isEqualTo(new Offered("wipes", 50, NOBODY_COUNTED, 0));
    assertThat(read(FactKind.CLAIMED, "{\"conversions\":3,\"revision\":1}"))
        .isEqualTo(new Claimed(OptionalLong.of(3), Optional.empty(), 1));
    assertThat(read(FactKind.CLAIMED, "{" + amount + "}"))
        .isEqualTo(new Claimed(OptionalLong.empty(), Optional.of(Money.fen(5)), 0));
  }

  @Test
  @DisplayName("E-7 counts have bounds, and nobody takes what was not offered")
  void what_cannot_be_is_not_readable() throws Json.MalformedJsonException {
    String rule = ": must be from 0 to 1000000000000";
    for (long count : List.of(-1L, MAX + 1, Long.MIN_VALUE, Long.MAX_VALUE)) {
      assertThat(violations(FactKind.EXPOSED, "{\"impressions\":%d}".formatted(count)))
          .containsExactly("/impressions" + rule);
      assertThat(violations(FactKind.CLICKED, "{\"clicks\":%d}".formatted(count)))
          .containsExactly("/clicks" + rule);
      assertThat(violations(FactKind.OFFERED, "{\"bait\":\"b\",\"people\":%d}".formatted(count)))
          .containsExactly("/people" + rule);
    }
    assertThat(violations(FactKind.EXPOSED, "{\"impressions\":%d}".formatted(MAX))).isEmpty();
    assertThat(violations(FactKind.EXPOSED, "{}"))
        .containsExactly("/impressions: must be a whole number");
    assertThat(violations(FactKind.CLICKED, "{\"clicks\":1.5}"))
        .containsExactly("/clicks: must be a whole number of at most 64 bits");
    assertThat(violations(FactKind.CLICKED, "{\"clicks\":1,\"revision\":-1}"))
        .containsExactly("/revision: must be at least 0");
    assertThat(violations(FactKind.CLAIMED, "{\"conversions\":-1}"))
        .containsExactly("/conversions" + rule);
    assertThat(violations(FactKind.CLAIMED, "{}"))
        .containsExactly("/conversions: needs a number of conversions, an amount or both");
    assertThat(violations(FactKind.OFFERED, "{\"people\":1}"))
        .containsExactly("/bait: must be a text that is not empty");
    assertThat(violations(FactKind.OFFERED, "{\"bait\":\"b\",\"people\":1,\"taken\":2}"))
        .containsExactly("/taken: must be at most the number of whom it was offered to");
    assertThat(
            violations(
                FactKind.SPENT, "{\"amount\":{\"minor\":5,\"currency\":\"CNY\"},\"cost\":\"FUN\"}"))
        .containsExactly("/cost: must be one of [MEDIA, BAIT, REWARD, STAFF, TOOLS, RENT, OTHER]");
  }

  @Test
  @DisplayName("E-7 whoever makes such a fact is told the rule, and never the value")
  void makers_are_told_the_rule() {
    Map<ThrowingCallable, String> wrong =
        Map.of(
            () -> new Exposed(-77, 0), "from 0 to",
            () -> new Clicked(-77, 0), "from 0 to",
            () -> new Offered("77", -77, NOBODY_COUNTED, 0), "from 0 to",
            () -> new Offered("77", 1, OptionalLong.of(-77), 0), "from 0 to",
            () -> new Offered("77", 1, OptionalLong.of(77), 0), "at most",
            () -> new Offered("", 77, NOBODY_COUNTED, 0), "bait",
            () -> new Claimed(OptionalLong.of(-77), Optional.empty(), 0), "from 0 to",
            () -> new Claimed(NOBODY_COUNTED, Optional.empty(), 77), "conversions",
            () -> new Claimed(NOBODY_COUNTED, Optional.of(Money.fen(-77)), 0), "negative");
    wrong.forEach(
        (maker, rule) ->
            assertThatThrownBy(maker)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(rule)
                .doesNotContain("77"));
  }

  private static Event stated(MarketFact fact) {
    Source source = new Source("host/a:b");
    return Event.of(
        fact.key(source, DAY), Instant.EPOCH, source, DAY, List.of(), fact, Provenance.HOST);
  }

  @Test
  @DisplayName("E-8 a statement restates those of the same, and of nothing else")
  void keys() {
    List<Event> kept = new ArrayList<>();
    for (Spent.Cost cost : Spent.Cost.values()) {
      kept.add(stated(new Spent(Money.fen(1), cost, 2)));
    }
    kept.add(stated(new Exposed(1, 2)));
    kept.add(stated(new Clicked(1, 2)));
    kept.add(stated(new Offered("wipes", 1, NOBODY_COUNTED, 2)));
    kept.add(stated(new Offered("mask", 1, NOBODY_COUNTED, 2)));
    kept.add(stated(new Claimed(OptionalLong.of(1), Optional.empty(), 2)));
    List<Event> all = new ArrayList<>(kept);
    all.add(stated(new Spent(Money.fen(9), Spent.Cost.RENT, 1)));
    all.add(stated(new Claimed(OptionalLong.of(9), Optional.of(Money.fen(9)), 1)));
    all.add(stated(new Exposed(9, 1)));
    all.add(stated(new Offered("mask", 9, NOBODY_COUNTED, 1)));

    assertThat(Beliefs.before(Instant.EPOCH.plusSeconds(1), all))
        .containsExactlyInAnyOrderElementsOf(kept);
    assertThat(stated(new Spent(Money.fen(1), 0)).key())
        .as("as it was before there were other costs")
        .isEqualTo("spend:host/a%3Ab:ST01:2026-03-01");
  }
}
