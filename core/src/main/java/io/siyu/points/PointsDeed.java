package io.siyu.points;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that moves points (积分事由). Closed. */
public sealed interface PointsDeed {
  /** What tells it from every other of its kind; equal deeds are one. */
  String id();

  /** When it happened. */
  Instant at();

  /**
   * A valid or once valid order.
   *
   * @param id its smallest number
   * @param at when it was first paid
   * @param payments what was paid of it, in minor units, by when
   * @param refunds what was given back of it, by when; never more than was paid
   * @param completedAt when its receipt was confirmed, if it was
   */
  record Purchase(
      String id,
      Instant at,
      List<Amount> payments,
      List<Amount> refunds,
      Optional<Instant> completedAt)
      implements PointsDeed {
    /** Copies. */
    public Purchase {
      payments = ImmutableList.copyOf(payments);
      refunds = ImmutableList.copyOf(refunds);
    }
  }

  /**
   * Some money of a purchase.
   *
   * @param at when it moved
   * @param minor how much, in minor units; not negative
   */
  record Amount(Instant at, long minor) {}

  /**
   * Something that earns a fixed number of points.
   *
   * @param id which it was
   * @param at when
   * @param on of what kind
   */
  record Occasion(String id, Instant at, EarningRule.On on) implements PointsDeed {}

  /**
   * Points were spent (消耗).
   *
   * @param id the host's number of the spending
   * @param at when
   * @param points how many; positive
   */
  record Spending(String id, Instant at, long points) implements PointsDeed {}

  /**
   * Points were given or taken by hand, or came back from a spending (人工调整、退还).
   *
   * @param id which it was
   * @param at when
   * @param points how many; negative where they were taken
   * @param reason why
   * @param returns the number of the spending of which they come back; empty where of none
   */
  record Adjustment(String id, Instant at, long points, String reason, String returns)
      implements PointsDeed {}
}
