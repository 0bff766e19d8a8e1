package io.siyu.standing;

import io.siyu.json.Utf8Order;
import io.siyu.standing.StandingFacts.Purchase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What somebody's purchases and referrals in the window come to. Not thread-safe. */
final class Evidence {
  static final Comparator<Purchase> BY_TIME =
      Comparator.comparing(Purchase::at).thenComparing(Purchase::id, Utf8Order.INSTANCE);

  private final StandingPolicy policy;
  private long orders;
  private long known;
  private long discounted;
  private long earned;
  private long referrals;

  Evidence(StandingPolicy policy, List<Purchase> purchases, long referrals) {
    this.policy = policy;
    purchases.forEach(purchase -> count(purchase, 1));
    this.referrals = referrals;
  }

  /** The purchases in the window, in order. */
  static List<Purchase> purchases(LookBack window, StandingFacts facts, Instant asOf) {
    return facts.purchases().stream()
        .filter(purchase -> window.contains(purchase.at(), asOf))
        .sorted(BY_TIME)
        .toList();
  }

  /** The referrals in the window, in order. */
  static List<Instant> referrals(LookBack window, StandingFacts facts, Instant asOf) {
    return facts.qualifiedReferrals().stream()
        .filter(at -> window.contains(at, asOf))
        .sorted()
        .toList();
  }

  void forget(Purchase purchase) {
    count(purchase, -1);
  }

  void forgetReferral() {
    referrals--;
  }

  private void count(Purchase purchase, int sign) {
    orders += sign;
    if (purchase.discounted().isPresent()) {
      known += sign;
      discounted += sign * (long) purchase.discounted().get();
    }
    earned =
        Math.addExact(
            earned, Math.multiplyExact(sign, purchase.contribution().orElse(purchase.net())));
  }

  long orders() {
    return orders;
  }

  /** Of how many orders the discount is known. */
  long known() {
    return known;
  }

  /** The sum of the discounted parts of those, in millionths. */
  long discounted() {
    return discounted;
  }

  long referrals() {
    return referrals;
  }

  long value() {
    return Math.addExact(earned, Math.multiplyExact(policy.referralWorth(), referrals));
  }
}
