package io.siyu.examples.benchmarks;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Shared;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.event.Viewed;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.Act;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * People who look around and buy (顾客), each another and each the same every time: ten events in
 * sixty days, of the five kinds that a funnel asks for.
 */
final class Shoppers {
  static final int EVENTS = 10;
  static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  static final int DAYS = 60;
  static final Instant END = BEGIN.plusSeconds(DAYS * 86_400L);

  /** In the order of the funnel, the earlier the more frequent. */
  static final List<Act.Kind> STEPS =
      List.of(
          Act.Kind.TOUCHED, Act.Kind.ENGAGED, Act.Kind.VIEWED, Act.Kind.SHARED, Act.Kind.ORDERED);

  private static final int[] WEIGHTS = {30, 25, 20, 15, 10};
  private static final Source HOST = new Source("host/shop");

  /** One act: when, in milliseconds since 1970, which of the steps, and what it would cost. */
  record Did(long at, int step, int price) {}

  private Shoppers() {}

  /** What a shopper did. */
  static List<Did> acts(int number) {
    SplittableRandom random = new SplittableRandom(number);
    SplittableRandom prices = new SplittableRandom(~number);
    List<Did> acts = new ArrayList<>(EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      int draw = random.nextInt(100);
      int step = 0;
      while (draw >= WEIGHTS[step]) {
        draw -= WEIGHTS[step++];
      }
      // Steps of one person are never at one instant, which SQL would have to break ties for.
      long second = random.nextInt(DAYS * 86_400 / EVENTS) * (long) EVENTS + i;
      acts.add(new Did(BEGIN.toEpochMilli() + 1_000 * second, step, 990 + prices.nextInt(50_000)));
    }
    return acts;
  }

  /** The same as events. */
  static List<Event> events(int number) {
    IdentityKey union = IdentityKey.unionId("wx-open", "shopper-" + number);
    List<Event> events = new ArrayList<>(EVENTS);
    for (Did did : acts(number)) {
      String key = "act:" + number + ":" + events.size();
      Instant at = Instant.ofEpochMilli(did.at());
      events.add(
          STEPS.get(did.step()) == Act.Kind.ORDERED
              ? paid(key, did, union)
              : Event.of(
                  key, at, HOST, union, List.of(), fact(STEPS.get(did.step())), Provenance.HOST));
    }
    return events;
  }

  private static Event paid(String key, Did did, IdentityKey union) {
    Optional<Money> price = Optional.of(Money.fen(did.price()));
    return Event.of(
        key,
        Instant.ofEpochMilli(did.at()),
        HOST,
        IdentityKey.orderNo("shop", key),
        List.of(Claim.buyer(union)),
        new OrderPaid("", Authority.HOST, price, price, Mode.LIVE),
        Provenance.HOST);
  }

  private static Fact fact(Act.Kind kind) {
    return switch (kind) {
      case TOUCHED -> Touched.through("MA01");
      case ENGAGED -> new Engaged("shop", "message", Engaged.Direction.INBOUND);
      case VIEWED -> new Viewed("shop", "product", "A");
      case SHARED -> new Shared("shop", "product", "A");
      default -> throw new IllegalArgumentException("no fact for " + kind);
    };
  }
}
