package io.siyu.cohort;

import io.siyu.cohort.RetentionMatrix.Cell;
import io.siyu.cohort.RetentionMatrix.Cohort;
import io.siyu.cohort.RetentionSpec.Entry;
import io.siyu.cohort.RetentionSpec.Mode;
import io.siyu.time.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts who came back, person by person, in any order. Not thread-safe. */
public final class RetentionTally {
  private static final long NEVER = Long.MAX_VALUE;

  private final RetentionSpec spec;
  private final Window window;
  private final long asOf;
  private final Cohorts cohorts;
  private final long[][] counts;

  /** When the present person began in each cohort. */
  private final long[] began;

  private final boolean[] there;

  /**
   * Starts with nobody.
   *
   * @param spec what is asked
   * @param window who begins in it is counted; the first cohort is that of its start
   * @param asOf the instant up to which all is known, excluded, in milliseconds since 1970
   */
  public RetentionTally(RetentionSpec spec, Window window, long asOf) {
    this.spec = spec;
    this.window = window;
    this.asOf = asOf;
    cohorts = Cohorts.of(spec, window, asOf);
    counts = new long[cohorts.count()][spec.periods() + 1];
    began = new long[cohorts.count()];
    there = new boolean[spec.periods() + 1];
  }

  /**
   * Counts a person.
   *
   * @param begins when they began, in milliseconds since 1970, in any order, such as all their
   *     orders
   * @param returns when they did what counts as coming back, likewise; may be the same
   */
  public void add(long[] begins, long[] returns) {
    Arrays.fill(began, NEVER);
    long first = NEVER;
    for (long at : begins) {
      if (at < asOf) {
        first = Math.min(first, at);
        if (spec.entry() == Entry.RECURRING) {
          begin(at);
        }
      }
    }
    if (spec.entry() == Entry.FIRST_TIME) {
      begin(first);
    }
    for (int cohort = 0; cohort < began.length; cohort++) {
      if (began[cohort] != NEVER) {
        count(counts[cohort], began[cohort], returns);
      }
    }
  }

  private void begin(long at) {
    if (at >= window.start().toEpochMilli() && at < window.end().toEpochMilli()) {
      int cohort = cohorts.cohort(at);
      began[cohort] = Math.min(began[cohort], at);
    }
  }

  private void count(long[] counts, long begin, long[] returns) {
    Arrays.fill(there, false);
    int last = 0;
    for (long at : returns) {
      if (at < asOf && at > begin) {
        int period = cohorts.period(begin, at);
        last = Math.max(last, period);
        if (period < there.length) {
          there[period] = true;
        }
      }
    }
    counts[0]++;
    for (int period = 1; period < there.length; period++) {
      boolean cameBack = spec.mode() == Mode.ON ? there[period] : period <= last;
      counts[period] += cameBack ? 1 : 0;
    }
  }

  /** Counts whom another tally has counted that was asked the same. */
  public void add(RetentionTally other) {
    if (!spec.equals(other.spec) || !window.equals(other.window) || asOf != other.asOf) {
      throw new IllegalArgumentException(
          "tallies must be of the same question, window and instant to be added up");
    }
    for (int cohort = 0; cohort < counts.length; cohort++) {
      for (int period = 0; period < counts[cohort].length; period++) {
        counts[cohort][period] += other.counts[cohort][period];
      }
    }
  }

  /** States who came back. */
  public RetentionMatrix matrix() {
    List<Cohort> rows = new ArrayList<>();
    for (int cohort = 0; cohort < counts.length; cohort++) {
      List<Cell> cells = new ArrayList<>();
      for (int period = 0; period <= spec.periods(); period++) {
        if (cohorts.begins(cohort, period) < asOf) {
          boolean complete = cohorts.ends(cohort, period) <= asOf;
          cells.add(new Cell(counts[cohort][period], complete));
        }
      }
      rows.add(new Cohort(cohorts.window(cohort), cells));
    }
    return new RetentionMatrix(spec, rows);
  }
}
