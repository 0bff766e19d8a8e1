package io.siyu.funnel;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a funnel asks (漏斗). Immutable.
 *
 * @param steps what the steps are called, in order; from 1 to {@value #STEPS_MAX}, no name twice
 * @param order in which order they have to be done
 * @param window how long that may take
 * @param modes what else is asked of a chain; with STRICT and ANY only STRICT_ONCE, and
 *     ALLOW_REENTRY only beside STRICT_ORDER
 * @param entry where an attempt may begin
 * @param exclusions what must not happen between steps, at most {@value #STEPS_MAX}; only where
 *     steps are ORDERED, and none that drops a person where the window is per step
 * @param holdConstant the property that has to be the same in all steps of a chain, such as the
 *     product; empty where none has
 */
public record FunnelSpec(
    List<String> steps,
    StepOrder order,
    FunnelWindow window,
    Set<FunnelMode> modes,
    FunnelEntry entry,
    List<Exclusion> exclusions,
    Optional<String> holdConstant) {
  /** How many steps, and how many exclusions, a funnel may have: one per bit. */
  public static final int STEPS_MAX = 32;

  /** Checks that what is asked makes sense together. */
  public FunnelSpec {
    steps = List.copyOf(steps);
    modes = Set.copyOf(modes);
    exclusions = List.copyOf(exclusions);
    if (steps.isEmpty() || steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("a funnel must have from 1 to " + STEPS_MAX + " steps");
    }
    if (new HashSet<>(steps).size() < steps.size()) {
      throw new IllegalArgumentException("the steps of a funnel must have different names");
    }
    if (order != StepOrder.ORDERED && !Set.of(FunnelMode.STRICT_ONCE).containsAll(modes)) {
      throw new IllegalArgumentException("modes but STRICT_ONCE need steps that are ORDERED");
    }
    if (modes.contains(FunnelMode.ALLOW_REENTRY) && !modes.contains(FunnelMode.STRICT_ORDER)) {
      throw new IllegalArgumentException("ALLOW_REENTRY needs STRICT_ORDER beside it");
    }
    if (order == StepOrder.ANY && window instanceof FunnelWindow.PerStep) {
      throw new IllegalArgumentException("steps in ANY order need a window from the first one");
    }
    check(exclusions, steps.size(), order, window);
  }

  private static void check(
      List<Exclusion> exclusions, int steps, StepOrder order, FunnelWindow window) {
    if (exclusions.size() > STEPS_MAX) {
      throw new IllegalArgumentException("a funnel has at most " + STEPS_MAX + " exclusions");
    }
    for (Exclusion exclusion : exclusions) {
      if (order != StepOrder.ORDERED) {
        throw new IllegalArgumentException("exclusions need steps that are ORDERED");
      }
      if (exclusion.to() > steps) {
        throw new IllegalArgumentException(
            "exclusion " + exclusion.name() + " must end at a step of the funnel");
      }
      if (exclusion.effect() == Exclusion.Effect.DROP_PERSON
          && window instanceof FunnelWindow.PerStep) {
        throw new IllegalArgumentException(
            "exclusion " + exclusion.name() + " needs a window from the first step to drop by");
      }
    }
  }

  /**
   * The usual funnel: steps in order within a window from the first one, each occurrence fills one,
   * the best attempt counts.
   */
  public static FunnelSpec ordered(List<String> steps, FunnelWindow window) {
    return new FunnelSpec(
        steps,
        StepOrder.ORDERED,
        window,
        Set.of(FunnelMode.STRICT_ONCE),
        FunnelEntry.BEST_ATTEMPT,
        List.of(),
        Optional.empty());
  }
}
