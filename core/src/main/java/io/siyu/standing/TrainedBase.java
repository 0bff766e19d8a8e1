package io.siyu.standing;

import io.siyu.money.Ratio;
import io.siyu.standing.StandingFacts.Purchase;
import java.time.Instant;
import java.util.List;

/**
 * How far the brand itself has made its members wait for discounts (品牌自养的优惠依赖): figures of the
 * brand, not of a person.
 *
 * @param dependent of the members whose standing is known, how many live on discounts
 * @param trained of the members whose first purchase of all was at the full price and who made at
 *     least as many purchases after it as evidence takes, how many made the last of those, as many
 *     as evidence takes, at a discount only; who has one among these whose discount is unknown is
 *     in neither number
 */
public record TrainedBase(Ratio dependent, Ratio trained) {

  /** Counts members one by one, in any order. Not thread-safe. */
  public static final class Tally {
    private final StandingPolicy policy;
    private final Instant asOf;
    private long known;
    private long dependent;
    private long startedAtFullPrice;
    private long trained;

    /** Starts with nobody. */
    public Tally(StandingPolicy policy, Instant asOf) {
      this.policy = policy;
      this.asOf = asOf;
    }

    /** Counts a member by what happened before the instant and what was decided as of it. */
    public void add(StandingFacts facts, Decision<Standing> decision) {
      switch (decision.value()) {
        case SUPER_USER, POTENTIAL -> known++;
        case SUBSIDISED, DISCOUNT_HUNTER -> {
          known++;
          dependent++;
        }
        case UNKNOWN -> {}
      }
      List<Purchase> purchases =
          facts.purchases().stream()
              .filter(purchase -> purchase.at().isBefore(asOf))
              .sorted(Evidence.BY_TIME)
              .toList();
      int least = policy.leastOrders();
      if (purchases.size() <= least) {
        return;
      }
      List<Purchase> last = purchases.subList(purchases.size() - least, purchases.size());
      boolean atFullPrice = purchases.get(0).discounted().filter(part -> part == 0).isPresent();
      if (atFullPrice && last.stream().allMatch(one -> one.discounted().isPresent())) {
        startedAtFullPrice++;
        if (last.stream().allMatch(one -> one.discounted().filter(part -> part > 0).isPresent())) {
          trained++;
        }
      }
    }

    /** States the result. */
    public TrainedBase result() {
      return new TrainedBase(new Ratio(dependent, known), new Ratio(trained, startedAtFullPrice));
    }
  }
}
