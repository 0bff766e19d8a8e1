package io.siyu.cohort;

/**
 * What is asked about coming back (留存). Immutable.
 *
 * @param entry who belongs to a cohort
 * @param period what the distance is counted in
 * @param mode when somebody counts as having come back
 * @param base what the share is a share of
 * @param periods how many periods after the first are looked at; from 1 to {@value #PERIODS_MAX}
 */
public record RetentionSpec(
    Entry entry, RetentionPeriod period, Mode mode, Base base, int periods) {
  /** How many periods may be looked at. */
  public static final int PERIODS_MAX = 1_000;

  /** How many cohorts a matrix may have. */
  public static final int COHORTS_MAX = 10_000;

  /** Who belongs to a cohort. */
  public enum Entry {
    /** Who begins in it for the first time ever. */
    FIRST_TIME,
    /** Who begins in it, again or for the first time; the first time in it counts. */
    RECURRING
  }

  /** When somebody counts as having come back. */
  public enum Mode {
    /** In the period itself. */
    ON,
    /** In the period or in any later one that is known. */
    ON_OR_AFTER
  }

  /** What the share is a share of. */
  public enum Base {
    /** The whole cohort. */
    ZERO,
    /** Those of the period before; where people skip periods this may be more than the whole. */
    PREVIOUS
  }

  /** Checks the number of periods. */
  public RetentionSpec {
    if (periods < 1 || periods > PERIODS_MAX) {
      throw new IllegalArgumentException("periods must be from 1 to " + PERIODS_MAX);
    }
  }
}
