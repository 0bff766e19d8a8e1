package io.siyu.funnel;

/** A way to find the longest attempt, and of equally long ones the earliest. */
sealed interface Search permits UsualSearch, OrderedSearch, AnyOrderSearch {
  /**
   * Searches the first {@code count} occurrences.
   *
   * @param asOf the instant up to which they are known, excluded
   * @param found what is found; cleared before
   */
  void run(Occurrences occurrences, int count, long asOf, Attempt found);

  /** The search that a funnel needs. */
  static Search of(FunnelSpec spec) {
    if (spec.order() == StepOrder.ANY) {
      return new AnyOrderSearch(spec);
    }
    boolean usual =
        spec.equals(FunnelSpec.ordered(spec.steps(), spec.window()))
            && spec.window() instanceof FunnelWindow.FromFirst;
    return usual ? new UsualSearch(spec) : new OrderedSearch(spec);
  }
}
