package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Happening.Appeal;
import io.siyu.examples.quickstart.simulation.Happening.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stories of tiers, points and standings (会员的故事). */
final class MembershipStories {
  /** At full price it makes a gold member at once; at half the price a silver one. */
  private static final Line DEAR = new Line("PF-01", 4, 159_600, 159_600);

  private static final Line FAIR = new Line("PF-01", 1, 39_900, 39_900);

  /** Sold for little more than it costs. */
  private static final Line CHEAP = new Line("LI-01", 2, 1_980, 990);

  private MembershipStories() {}

  private static Purchase order(Draft life, Line line) {
    return new Purchase(life, List.of(line));
  }

  private static Instant days(Instant from, int days) {
    return from.plus(Duration.ofDays(days));
  }

  static void risesAndFalls(Draft life) {
    Instant met = life.shopper();
    Instant silver = order(life, FAIR).pay(life.later(met));
    order(life, DEAR).pay(life.later(silver));
    Instant nextMonth = days(silver, 31);
    if (life.draw.chance(500)) {
      order(life, life.draw.chance(500) ? FAIR : CHEAP).pay(nextMonth);
    }
  }

  static void fallsByRefund(Draft life) {
    Instant met = life.shopper();
    Instant silver = order(life, FAIR).pay(life.later(met));
    Purchase dear = order(life, DEAR);
    Instant gold = dear.pay(life.later(silver));
    dear.refund(life.later(gold), life.draw.chance(500) ? dear.total() : dear.total() / 2);
    if (life.draw.chance(300)) {
      // What is given back of a month gone by takes away what it gave to the next.
      Purchase late = order(life, DEAR);
      Instant bought = late.pay(days(gold, 10));
      late.refund(days(bought, 25), late.total());
    }
  }

  static void spendsPoints(Draft life) {
    Instant met = life.shopper();
    Instant first = order(life, FAIR).pay(life.later(met));
    Instant second = order(life, FAIR).pay(life.later(first));
    String spending = life.unique("J");
    Instant spent = life.spendPoints(life.later(second), life.draw.between(300, 700), spending);
    if (life.draw.chance(700)) {
      // Some come back in time, some when they would have been gone.
      Instant back = life.draw.chance(500) ? life.later(spent) : days(spent, 29);
      Instant some = life.returnPoints(back, spending, 200);
      life.returnPoints(life.later(some), spending, 900);
    }
    life.spendPoints(life.later(spent), 20, life.unique("J"));
  }

  static void owesPoints(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = order(life, FAIR);
    Instant paid = purchase.pay(life.later(met));
    String spending = life.unique("J");
    Instant spent = life.spendPoints(life.later(paid), 350, spending);
    Instant back = purchase.refund(life.later(spent), purchase.total());
    if (life.draw.chance(600)) {
      order(life, life.draw.chance(500) ? FAIR : CHEAP).pay(life.later(back));
    }
    if (life.draw.chance(300)) {
      life.returnPoints(days(back, 5), spending, 100);
    }
  }

  static void letsPointsExpire(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = order(life, FAIR);
    Instant paid = purchase.pay(life.minutesAfter(met));
    life.spendPoints(life.later(paid), 99, life.unique("J"));
    if (life.draw.chance(500)) {
      purchase.refund(days(paid, 33), purchase.total() / 2);
    }
  }

  static void pointsByHand(Draft life) {
    Instant met = life.shopper();
    Instant given = life.adjustPoints(life.later(met), MembershipRules.SPENDABLE, 300);
    life.adjustPoints(life.later(given), MembershipRules.SPENDABLE, -life.draw.between(50, 400));
    life.adjustPoints(life.later(given), MembershipRules.GROWTH, 120);
    if (life.draw.chance(500)) {
      order(life, FAIR).pay(days(given, 5));
    }
  }

  static void tierByHand(Draft life) {
    Instant met = life.shopper();
    Instant end = life.season.end();
    int how = life.draw.below(4);
    Optional<Instant> until =
        switch (how) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(end);
          case 2 -> Optional.of(end.minusMillis(1));
          default -> Optional.of(days(end, 30));
        };
    Instant granted = life.grantTier(life.later(met), MembershipRules.GOLD, until);
    if (life.draw.chance(300)) {
      life.grantTier(life.later(granted), "", Optional.empty());
    }
    if (life.draw.chance(500)) {
      order(life, FAIR).pay(life.later(granted));
    }
  }

  /** Buys dear things at the full price, again and again. */
  static void superUser(Draft life) {
    Instant last = life.shopper();
    for (int i = 0; i < 4; i++) {
      last = order(life, new Line("PF-02", 1, 42_000, 42_000)).pay(life.later(last));
    }
  }

  static void discountHunter(Draft life) {
    hunts(life);
  }

  /** Buys nothing without a coupon, and little. */
  private static Instant hunts(Draft life) {
    Instant last = life.shopper();
    for (int i = 0; i < 4; i++) {
      last = order(life, CHEAP).code("LQ" + (i + 1)).pay(life.later(last));
    }
    return last;
  }

  static void hunterWhoAppeals(Draft life) {
    Instant appealed = life.appeal(life.later(hunts(life)), Appeal.OPEN);
    int how = life.draw.below(4);
    if (how < 2) {
      life.appeal(life.later(appealed), Appeal.GRANTED);
    } else if (how == 2) {
      life.appeal(life.later(appealed), Appeal.DENIED);
    }
  }

  /** Has learned from the brand that a coupon comes to whoever waits. */
  static void trainedToWait(Draft life) {
    Instant last = order(life, FAIR).pay(life.later(life.shopper()));
    for (int i = 0; i < 2; i++) {
      Purchase purchase = order(life, FAIR);
      last = (life.draw.chance(700) ? purchase.code("LQ9") : purchase).pay(life.later(last));
    }
  }

  static void goneWithinAMinute(Draft life) {
    String steward = life.steward();
    Instant joined = life.add(life.opening(), steward, life.channel());
    Removal who = life.draw.chance(700) ? Removal.BY_CUSTOMER : Removal.BY_STEWARD;
    life.remove(joined.plusSeconds(life.draw.between(5, 70)), steward, who);
  }

  static void refundsAll(Draft life) {
    Instant last = life.shopper();
    for (int i = 0; i < 3; i++) {
      Purchase purchase = order(life, FAIR);
      last = purchase.pay(life.later(last));
      purchase.refund(life.later(last), purchase.total());
    }
  }

  static void splitsOrders(Draft life) {
    Instant first = order(life, CHEAP).pay(life.later(life.shopper()));
    order(life, CHEAP).pay(first.plusSeconds(900));
    order(life, CHEAP).pay(first.plusSeconds(life.draw.between(1_800, 4_000)));
  }
}
