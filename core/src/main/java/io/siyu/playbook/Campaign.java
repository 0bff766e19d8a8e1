package io.siyu.playbook;

import io.siyu.standing.PolicyNumber;
import java.time.Instant;

/**
 * A product that is made if enough of it is pledged in time (预售, 反向定制 C2M).
 *
 * @param id what pledges name it by
 * @param sku the product
 * @param threshold how many units have to be bought for it to be made; from 1 to {@link
 *     #THRESHOLD_MAX}
 * @param deadline from when on no pledge counts
 * @param payBy before when what was pledged is to be paid, unless the pledge says otherwise; not
 *     before the deadline
 * @param leastDue of how many pledges it has to be known whether they were paid, before that says
 *     anything of the others
 * @param service how sure, in percent, it is to be that what is made is enough
 * @param sure how sure, in percent, the interval is in which the share of those who pay lies
 */
public record Campaign(
    String id,
    String sku,
    long threshold,
    Instant deadline,
    Instant payBy,
    int leastDue,
    int service,
    int sure) {
  /** The largest threshold. */
  public static final long THRESHOLD_MAX = 1_000_000_000L;

  /** The bounds of {@link #leastDue}. */
  public static final PolicyNumber LEAST_DUE = new PolicyNumber("leastDue", 1, 1_000_000, 20);

  /** The bounds of {@link #service}. */
  public static final PolicyNumber SERVICE = new PolicyNumber("service", 1, 99, 90);

  /** The bounds of {@link #sure}. */
  public static final PolicyNumber SURE = new PolicyNumber("sure", 51, 99, 95);
}
