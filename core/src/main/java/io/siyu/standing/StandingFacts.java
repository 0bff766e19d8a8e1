package io.siyu.standing;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one person that the standing is judged by. Immutable.
 *
 * @param purchases the valid orders of known amount, in no order
 * @param qualifiedReferrals when somebody qualified was brought along
 * @param appeals what was objected to the standing, in no order
 */
public record StandingFacts(
    List<Purchase> purchases, List<Instant> qualifiedReferrals, List<Appeal> appeals) {
  /** Copies. */
  public StandingFacts {
    purchases = ImmutableList.copyOf(purchases);
    qualifiedReferrals = ImmutableList.copyOf(qualifiedReferrals);
    appeals = ImmutableList.copyOf(appeals);
  }

  /**
   * A valid order.
   *
   * @param id its smallest number
   * @param at when it was first paid
   * @param net what was paid and not given back, in minor units
   * @param contribution what of it is left after what the goods cost, in minor units; empty where
   *     costs are not known
   * @param discounted what part of its value was bought at a discount, in millionths of it; empty
   *     where list prices are not known
   */
  public record Purchase(
      String id, Instant at, long net, Optional<Long> contribution, Optional<Integer> discounted) {
    /** Shows when it was, not its number, which is personal. */
    @Override
    public String toString() {
      return "Purchase[" + at + "]";
    }
  }

  /**
   * An objection to the standing (申诉).
   *
   * @param at when it was made or decided
   * @param outcome what became of it
   */
  public record Appeal(Instant at, Outcome outcome) {
    /** What became of an appeal. */
    public enum Outcome {
      /** It is to be decided. */
      OPEN,
      /** It was right. */
      GRANTED,
      /** It was not. */
      DENIED
    }
  }
}
