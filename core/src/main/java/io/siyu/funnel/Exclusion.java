package io.siyu.funnel;

/**
 * What must not happen between two steps, such as a refund between a visit and the second purchase.
 *
 * @param name what it is called
 * @param from the step after which it must not happen, counted from 1
 * @param to the step up to which it must not happen; after {@code from}
 * @param effect what follows if it does
 */
public record Exclusion(String name, int from, int to, Effect effect) {
  /** What follows from an exclusion. */
  public enum Effect {
    /** The person is not counted at all, unless they had done all steps before. */
    DROP_PERSON,
    /** The attempt goes no further. */
    END_ATTEMPT
  }

  /** Checks that there is something between the steps. */
  public Exclusion {
    if (from < 1 || from >= to) {
      throw new IllegalArgumentException(
          "exclusion " + name + " must lie between a step and a later one");
    }
  }
}
