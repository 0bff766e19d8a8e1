package io.siyu.examples.benchmarks;

import io.siyu.member.Member;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A segment (人群) of twelve leaves, told for one member after another of many more than the
 * processor's caches hold. One operation is one member.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class SegmentBenchmark {
  static final int BATCH = 1_000;

  /** How many members there are; a multiple of {@value #BATCH}. */
  @Param("1000000")
  int size = BATCH;

  private final Predicate<Member> segment = Conditions.segment();
  private Member[] members = {};
  private int turn;

  /** Folds the members. */
  @Setup
  public void fold() {
    members = CrowdMembers.of(size);
  }

  private int next() {
    turn = (turn + BATCH) % size;
    return turn;
  }

  /** How many of the next members are in the segment. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int segment() {
    int from = next();
    int in = 0;
    for (int i = from; i < from + BATCH; i++) {
      if (segment.test(members[i])) {
        in++;
      }
    }
    return in;
  }

  /** The same by hand-written {@code if}s. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int floor() {
    int from = next();
    int in = 0;
    for (int i = from; i < from + BATCH; i++) {
      if (MemberChecks.isInSegment(members[i])) {
        in++;
      }
    }
    return in;
  }
}
