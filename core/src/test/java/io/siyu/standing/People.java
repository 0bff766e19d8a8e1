package io.siyu.standing;

import io.siyu.money.Ratio;
import io.siyu.standing.StandingFacts.Appeal;
import io.siyu.standing.StandingFacts.Purchase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** People whom the tests judge, and the shop they are judged against. */
final class People {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Instant AS_OF = at("2026-03-15T12:00:00");
  static final StandingPolicy POLICY = StandingPolicy.defaults(ZONE);

  /** A shop that sells half at a discount, and whose better buyers bring 100.00 or more. */
  static final Optional<Baseline> SHOP =
      Optional.of(
          new Baseline(
              "2026-03",
              AS_OF,
              10,
              new Ratio(5_000_000, 10),
              80,
              OptionalLong.of(10_000),
              Optional.empty()));

  private People() {}

  /** An instant in Shanghai. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  static Purchase purchase(String id, String local, long earned, int discounted) {
    return new Purchase(id, at(local), earned + 1, Optional.of(earned), Optional.of(discounted));
  }

  /** Purchases of one amount and discount in January 2026, one a day. */
  static List<Purchase> purchases(int count, long earned, int discounted) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(day -> purchase("o" + day, "2026-01-0" + day + "T10:00:00", earned, discounted))
        .toList();
  }

  static StandingFacts bought(List<Purchase> purchases, Appeal... appeals) {
    return new StandingFacts(purchases, List.of(), List.of(appeals));
  }

  static StandingFacts shuffled(StandingFacts facts, Random random) {
    return new StandingFacts(
        shuffled(facts.purchases(), random),
        shuffled(facts.qualifiedReferrals(), random),
        shuffled(facts.appeals(), random));
  }

  static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Instants from far before the window to some time after the instant of the judgement. */
  static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-500L * 24 * 60, 100L * 24 * 60)
        .map(minutes -> AS_OF.plusSeconds(minutes * 60));
  }

  static Arbitrary<Purchase> anyPurchase() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1_000_000),
            instants(),
            Arbitraries.longs().between(0, 9_000),
            Arbitraries.longs().between(-500, 6_000).optional(0.8),
            Arbitraries.of(0, 1, 300_000, 600_000, 1_000_000).optional(0.85))
        .as((id, at, net, earned, part) -> new Purchase("o" + id, at, net, earned, part));
  }

  static Arbitrary<StandingFacts> anybody() {
    Arbitrary<Appeal> appeal =
        Combinators.combine(instants(), Arbitraries.of(Appeal.Outcome.class)).as(Appeal::new);
    return Combinators.combine(
            anyPurchase().list().ofMaxSize(9),
            instants().list().ofMaxSize(2),
            appeal.list().ofMaxSize(2))
        .as(StandingFacts::new);
  }
}
