package io.siyu.examples.benchmarks;

import java.util.Arrays;

/** For how many members each of the five rules held. Public for what Drools compiles. Mutable. */
public final class RuleCounts {
  private final long[] counts = new long[5];

  /** Counts one more for a rule. */
  public void add(int rule) {
    counts[rule]++;
  }

  /** What was counted, from which it starts anew. */
  long[] take() {
    long[] taken = counts.clone();
    Arrays.fill(counts, 0);
    return taken;
  }
}
