package io.siyu.insight;

import io.siyu.member.Order;
import io.siyu.time.Window;

/**
 * The money of a window (营收), over all orders, whether they belong to somebody or not. Amounts are
 * in minor units of the playbook's currency.
 *
 * @param orders valid orders first paid within the window
 * @param paid what was paid within the window
 * @param refunded what was given back within the window, never more than was paid
 * @param unlisted of paid minus refunded, what belongs to orders without known lines
 * @param refundedBeyondPaid what was given back within the window beyond what was paid
 * @param heldRefunds how many refunds wait for a payment as of the instant
 * @param cost what orders cost within the window, goods and carrying out, less what came back, as
 *     far as it is known
 * @param uncosted of the revenue, that of orders whose costs or amounts are not known
 * @param unknownAmount orders first paid within the window of which the amount is unknown
 */
public record OrderTotals(
    long orders,
    long paid,
    long refunded,
    long unlisted,
    long refundedBeyondPaid,
    long heldRefunds,
    long cost,
    long uncosted,
    long unknownAmount) {

  /** What was paid minus what was given back. */
  public long revenue() {
    return Math.subtractExact(paid, refunded);
  }

  /** Revenue minus cost, of orders whose costs are known (贡献). */
  public long contribution() {
    return Math.subtractExact(Math.subtractExact(revenue(), uncosted), cost);
  }

  /** Adds up orders one by one. Not thread-safe. */
  public static final class Tally {
    private final Window window;
    private long orders;
    private long paid;
    private long refunded;
    private long unlisted;
    private long refundedBeyondPaid;
    private long heldRefunds;
    private long cost;
    private long uncosted;
    private long unknownAmount;

    /** Starts with nothing. */
    public Tally(Window window) {
      this.window = window;
    }

    /** Adds an order. */
    public void add(Order order) {
      long in = order.paidIn(window);
      long back = order.refundedIn(window);
      paid = Math.addExact(paid, in);
      refunded = Math.addExact(refunded, back);
      if (order.lines().isEmpty()) {
        unlisted = Math.addExact(unlisted, Math.subtractExact(in, back));
      }
      refundedBeyondPaid = Math.addExact(refundedBeyondPaid, order.excessIn(window));
      heldRefunds += order.heldRefunds();
      cost = Math.addExact(cost, order.costIn(window));
      if (!order.costKnown()) {
        uncosted = Math.addExact(uncosted, Math.subtractExact(in, back));
      }
      if (order.isPaidIn(window)) {
        orders += order.valid() ? 1 : 0;
        unknownAmount += order.amountKnown() ? 0 : 1;
      }
    }

    /** States the result. */
    public OrderTotals result() {
      return new OrderTotals(
          orders,
          paid,
          refunded,
          unlisted,
          refundedBeyondPaid,
          heldRefunds,
          cost,
          uncosted,
          unknownAmount);
    }
  }
}
