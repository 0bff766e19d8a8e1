package io.siyu.standing;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one person that signs of abuse are read from. Immutable.
 *
 * @param orders the paid orders, in no order
 * @param stays when they were in a pool, in no order
 * @param selfReferrals when they tried to bring themselves along
 */
public record AbuseFacts(List<PaidOrder> orders, List<Stay> stays, List<Instant> selfReferrals) {
  /** Copies. */
  public AbuseFacts {
    orders = ImmutableList.copyOf(orders);
    stays = ImmutableList.copyOf(stays);
    selfReferrals = ImmutableList.copyOf(selfReferrals);
  }

  /**
   * A paid order.
   *
   * @param id its smallest number
   * @param paidAt when it was first paid
   * @param refundedAt when the last of it was given back; empty where not all of it was
   */
  public record PaidOrder(String id, Instant paidAt, Optional<Instant> refundedAt) {
    /** Shows when it was, not its number, which is personal. */
    @Override
    public String toString() {
      return "PaidOrder[" + paidAt + "]";
    }
  }

  /**
   * A time in a pool.
   *
   * @param since when it began
   * @param until when it ended, excluded; empty where it goes on
   * @param endedByCustomer whether the customer ended it
   */
  public record Stay(Instant since, Optional<Instant> until, boolean endedByCustomer) {}
}
