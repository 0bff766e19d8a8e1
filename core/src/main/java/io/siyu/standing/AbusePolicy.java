package io.siyu.standing;

import java.time.ZoneId;

/**
 * From when on something is a sign of abuse (滥用迹象规则).
 *
 * @param window how far back signs count
 * @param quickDeleteMinutes how soon after joining a customer who leaves has deleted quickly, in
 *     minutes
 * @param refundOrders from how many orders on the refunds among them tell something
 * @param refundDays within how many days of each other, by 24 hours, those orders were paid
 * @param refundPercent from which share of them on, refunded in full, they are refund-only
 * @param splitOrders from how many orders on they are split
 * @param splitMinutes within how many minutes of each other those were paid
 */
public record AbusePolicy(
    LookBack window,
    int quickDeleteMinutes,
    int refundOrders,
    int refundDays,
    int refundPercent,
    int splitOrders,
    int splitMinutes) {
  /** The bounds of {@code quickDeleteMinutes}. */
  public static final PolicyNumber QUICK_DELETE_MINUTES =
      new PolicyNumber("quickDeleteMinutes", 1, 43_200, 60);

  /** The bounds of {@code refundOrders}. */
  public static final PolicyNumber REFUND_ORDERS = new PolicyNumber("refundOrders", 2, 1_000, 5);

  /** The bounds of {@code refundDays}. */
  public static final PolicyNumber REFUND_DAYS = new PolicyNumber("refundDays", 1, 365, 30);

  /** The bounds of {@code refundPercent}. */
  public static final PolicyNumber REFUND_PERCENT = new PolicyNumber("refundPercent", 1, 100, 100);

  /** The bounds of {@code splitOrders}. */
  public static final PolicyNumber SPLIT_ORDERS = new PolicyNumber("splitOrders", 2, 1_000, 3);

  /** The bounds of {@code splitMinutes}. */
  public static final PolicyNumber SPLIT_MINUTES = new PolicyNumber("splitMinutes", 1, 43_200, 60);

  /** Checks the bounds. */
  public AbusePolicy {
    QUICK_DELETE_MINUTES.check(quickDeleteMinutes);
    REFUND_ORDERS.check(refundOrders);
    REFUND_DAYS.check(refundDays);
    REFUND_PERCENT.check(refundPercent);
    SPLIT_ORDERS.check(splitOrders);
    SPLIT_MINUTES.check(splitMinutes);
  }

  /** What holds unless a playbook says otherwise. */
  public static AbusePolicy defaults(ZoneId zone) {
    return new AbusePolicy(
        LookBack.year(zone),
        (int) QUICK_DELETE_MINUTES.otherwise(),
        (int) REFUND_ORDERS.otherwise(),
        (int) REFUND_DAYS.otherwise(),
        (int) REFUND_PERCENT.otherwise(),
        (int) SPLIT_ORDERS.otherwise(),
        (int) SPLIT_MINUTES.otherwise());
  }
}
