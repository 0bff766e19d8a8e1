package io.siyu.examples.benchmarks;

import io.siyu.basket.Baskets;
import io.siyu.basket.FrequentItemsets;
import io.siyu.basket.MiningLimits;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import smile.association.FPGrowth;
import smile.association.FPTree;
import smile.association.ItemSet;

/**
 * Every set of products that comes often (频繁项集) in a million baskets, beside Smile's FP-growth, on
 * one thread. One operation is one answer, made from baskets in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class BasketBenchmark {
  /** How many baskets there are. */
  @Param("1000000")
  int size = 1_000;

  /** In how many a set must be. */
  @Param({"1000", "5000"})
  int least = 10;

  private int[][] numbered = {};
  private Baskets packed = Baskets.builder().build();

  /** Fills the baskets. */
  @Setup
  public void fill() {
    numbered = Tills.baskets(size);
    packed = Tills.packed(numbered);
  }

  /** Ours. */
  @Benchmark
  public FrequentItemsets frequent() {
    return packed.frequent(MiningLimits.atLeast(least));
  }

  /** Smile's. */
  @Benchmark
  public List<ItemSet> peer() {
    return FPGrowth.apply(FPTree.of(least, () -> Arrays.stream(numbered))).toList();
  }
}
