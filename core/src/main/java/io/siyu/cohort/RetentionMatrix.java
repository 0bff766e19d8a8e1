package io.siyu.cohort;

import io.siyu.money.Ratio;
import io.siyu.time.Window;
import java.util.List;

/**
 * Who came back, cohort by cohort (同期群留存). Immutable.
 *
 * @param spec what was asked
 * @param cohorts the cohorts that had begun, in order of time
 */
public record RetentionMatrix(RetentionSpec spec, List<Cohort> cohorts) {
  /** Copies the list. */
  public RetentionMatrix {
    cohorts = List.copyOf(cohorts);
  }

  /**
   * A cohort.
   *
   * @param begins in which window its members began
   * @param cells how many were there in each period that has begun for somebody; in period 0 all
   */
  public record Cohort(Window begins, List<Cell> cells) {
    /** Copies the list. */
    public Cohort {
      cells = List.copyOf(cells);
    }
  }

  /**
   * How many of a cohort were there in a period.
   *
   * @param count how many
   * @param complete whether the period was over for everybody who may belong to the cohort; if it
   *     was not, the number may still grow (截尾)
   */
  public record Cell(long count, boolean complete) {}

  /**
   * The share of a cohort in one of its periods, by the base that was asked for; undefined where
   * nobody is in the base.
   */
  public Ratio share(Cohort cohort, int period) {
    long count = cohort.cells().get(period).count();
    return new Ratio(count, cohort.cells().get(base(period)).count());
  }

  private int base(int period) {
    return spec.base() == RetentionSpec.Base.ZERO ? 0 : Math.max(0, period - 1);
  }

  /**
   * The mean share in a period over all cohorts, weighted by their bases. Cohorts of which the
   * period is not complete are left out; where all are it is undefined.
   */
  public Ratio mean(int period) {
    long count = 0;
    long base = 0;
    for (Cohort cohort : cohorts) {
      if (period < cohort.cells().size() && cohort.cells().get(period).complete()) {
        Ratio share = share(cohort, period);
        count += share.num();
        base += share.den();
      }
    }
    return new Ratio(count, base);
  }
}
