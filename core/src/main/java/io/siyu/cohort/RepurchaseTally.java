package io.siyu.cohort;

import io.siyu.cohort.RepurchaseQuestion.Rebuyers;
import io.siyu.cohort.RepurchaseQuestion.RepeatBuyers;
import io.siyu.cohort.RepurchaseQuestion.RepeatBuyersByDay;
import io.siyu.cohort.RepurchaseQuestion.RepeatOrders;
import io.siyu.cohort.RepurchaseQuestion.RepeatWithin;
import io.siyu.money.Ratio;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/** Counts who bought again, person by person, in any order. Not thread-safe. */
public final class RepurchaseTally {
  private static final long DAY = 86_400_000L;

  private final RepurchaseQuestion question;
  private final Instant asOf;
  private long num;
  private long den;
  private long censored;

  /**
   * Starts with nobody.
   *
   * @param question what is asked
   * @param asOf up to when, excluded, orders are known; later ones are not seen
   */
  public RepurchaseTally(RepurchaseQuestion question, Instant asOf) {
    this.question = question;
    this.asOf = asOf;
  }

  /**
   * Counts a person.
   *
   * @param orders when they made each order that is valid, those that were refunded in full left
   *     out, in milliseconds since 1970 and in any order
   */
  public void add(long[] orders) {
    long[] known =
        Arrays.stream(orders).filter(at -> instant(at).isBefore(asOf)).sorted().toArray();
    if (question instanceof RepeatBuyers asked) {
      repeat(asked.window(), in(asked.window(), known).length);
    } else if (question instanceof RepeatBuyersByDay asked) {
      repeat(asked.window(), days(in(asked.window(), known), asked.zone()));
    } else if (question instanceof RepeatOrders asked) {
      int count = in(asked.window(), known).length;
      den += count;
      num += Math.max(0, count - 1);
    } else if (question instanceof Rebuyers asked) {
      if (in(asked.window(), known).length > 0) {
        count(in(asked.again(), known).length > 0, asked.again());
      }
    } else if (question instanceof RepeatWithin asked) {
      within(asked, known);
    }
  }

  private void repeat(Window window, int orders) {
    if (orders > 0) {
      count(orders > 1, window);
    }
  }

  /** Counts somebody of the denominator, who may change their mind until a window ends. */
  private void count(boolean again, Window until) {
    den++;
    num += again ? 1 : 0;
    censored += !again && asOf.isBefore(until.end()) ? 1 : 0;
  }

  private void within(RepeatWithin asked, long[] known) {
    if (known.length > 0 && asked.window().contains(instant(known[0]))) {
      long last = known[0] + asked.days() * DAY;
      if (instant(last).isBefore(asOf)) {
        den++;
        num += known.length > 1 && known[1] <= last ? 1 : 0;
      } else {
        censored++;
      }
    }
  }

  private static long[] in(Window window, long[] orders) {
    return Arrays.stream(orders).filter(at -> window.contains(instant(at))).toArray();
  }

  private static int days(long[] orders, ZoneId zone) {
    return (int)
        Arrays.stream(orders)
            .mapToObj(at -> LocalDate.ofInstant(instant(at), zone))
            .distinct()
            .count();
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  /** Counts whom another tally of the same question and instant has counted. */
  public void add(RepurchaseTally other) {
    if (!question.equals(other.question) || !asOf.equals(other.asOf)) {
      throw new IllegalArgumentException(
          "tallies must be of the same question and instant to be added up");
    }
    num += other.num;
    den += other.den;
    censored += other.censored;
  }

  /** States how many bought again. */
  public Repurchase result() {
    return new Repurchase(question, asOf, new Ratio(num, den), censored);
  }
}
