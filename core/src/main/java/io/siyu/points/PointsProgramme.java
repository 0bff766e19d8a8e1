package io.siyu.points;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of one points ledger (积分规则书). Immutable.
 *
 * <p>An account is computed from them anew each time, so a rule that has given points is not
 * edited: it gets an end ({@link EarningRule#until}) and another begins there. What was earned
 * before stays as it was, and so does what a refund takes back of it.
 *
 * @param ledger its id
 * @param kind whether its points are spent
 * @param rules what earns; codes are unique and hold no {@code /}
 * @param pending when the points of an order may be spent
 * @param expiry when they are gone
 * @param lapsed what becomes of points that come back after they had expired
 * @param zone whose calendar counts
 */
public record PointsProgramme(
    String ledger,
    Kind kind,
    List<EarningRule> rules,
    Pending pending,
    ExpiryRule expiry,
    Lapsed lapsed,
    ZoneId zone) {
  /** The most points that a rule may give at once or for each {@code per} of money. */
  public static final long POINTS_MAX = 1_000_000_000L;

  /** Copies, and checks what the ledger relies on. */
  public PointsProgramme {
    rules = ImmutableList.copyOf(rules);
    Set<String> codes = new HashSet<>();
    for (EarningRule rule : rules) {
      if (rule.code().isEmpty() || rule.code().contains("/") || !codes.add(rule.code())) {
        throw new IllegalArgumentException(
            "an earning rule's code must not be empty, hold a / or be another's");
      }
      if (rule.points() < 1 || rule.points() > POINTS_MAX || rule.per() < 0) {
        throw new IllegalArgumentException(
            "an earning rule must give 1 to " + POINTS_MAX + " points, per no negative amount");
      }
    }
  }

  /** What a ledger's points are for. */
  public enum Kind {
    /** To be spent (可用积分). */
    SPENDABLE,
    /**
     * To qualify (成长值): they are earned and taken back, but never spent. A spending, and what comes
     * back from one, is no business of this ledger and moves nothing in it.
     */
    GROWTH
  }

  /**
   * From when on the points of an order may be spent (待生效). Closed. Days are calendar days of the
   * zone, at the same time of the day. Points that no order earned may be spent at once.
   *
   * <p>Where goods are sent, {@code AfterCompletion(7)} is advisable: a consumer may send them back
   * within seven days of receipt (消费者权益保护法 art. 25).
   */
  public sealed interface Pending {
    /** At once. */
    record None() implements Pending {}

    /**
     * Some days after it was first paid.
     *
     * @param days how many; not negative
     */
    record AfterPayment(int days) implements Pending {
      /** Checks that they are not negative. */
      public AfterPayment {
        requireAtLeast(0, days);
      }
    }

    /**
     * Some days after its receipt was confirmed, and not before.
     *
     * @param days how many; not negative
     */
    record AfterCompletion(int days) implements Pending {
      /** Checks that they are not negative. */
      public AfterCompletion {
        requireAtLeast(0, days);
      }
    }
  }

  /** What becomes of points that come back from a spending when their lot has expired. Closed. */
  public sealed interface Lapsed {
    /** They are gone at once. */
    record Lost() implements Lapsed {}

    /**
     * The lot is valid again.
     *
     * @param days for at least how many calendar days from then on; at least 1
     */
    record RestoredFor(int days) implements Lapsed {
      /** Checks that there are any. */
      public RestoredFor {
        requireAtLeast(1, days);
      }
    }
  }

  private static void requireAtLeast(int least, int days) {
    if (days < least) {
      throw new IllegalArgumentException("days must be at least " + least);
    }
  }

  /** The same time of the day some days later. */
  Instant plusDays(Instant from, int days) {
    return days == 0 ? from : from.atZone(zone).plusDays(days).toInstant();
  }
}
