package io.siyu.examples.benchmarks;

import io.siyu.member.Member;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Five rules told for one member after another, by conditions and by two rule engines. One
 * operation is one member against all five.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class RulesBenchmark {
  static final int BATCH = 1_000;

  private final List<Predicate<Member>> conditions = Conditions.rules();
  private final EasyRulesPeer easyRules = new EasyRulesPeer();
  private final DroolsPeer drools = new DroolsPeer();
  private final RuleCounts counts = new RuleCounts();
  private final Member[] members = CrowdMembers.of(BATCH);

  /** By conditions. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long[] conditions() {
    return conditions(0, BATCH);
  }

  long[] conditions(int from, int to) {
    for (int i = from; i < to; i++) {
      for (int rule = 0; rule < conditions.size(); rule++) {
        if (conditions.get(rule).test(members[i])) {
          counts.add(rule);
        }
      }
    }
    return counts.take();
  }

  /** By EasyRules. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long[] easyRules() {
    return easyRules(0, BATCH);
  }

  long[] easyRules(int from, int to) {
    return easyRules.count(members, from, to);
  }

  /** By Drools. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long[] drools() {
    return drools(0, BATCH);
  }

  long[] drools(int from, int to) {
    return drools.count(members, from, to);
  }

  /** By hand-written {@code if}s. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long[] floor() {
    return floor(0, BATCH);
  }

  long[] floor(int from, int to) {
    for (int i = from; i < to; i++) {
      Member member = members[i];
      count(0, MemberChecks.hasBought(member));
      count(1, MemberChecks.isSilverOrGold(member));
      count(2, MemberChecks.boughtLately(member));
      count(3, MemberChecks.paidMuch(member));
      count(4, MemberChecks.isInterested(member));
    }
    return counts.take();
  }

  private void count(int rule, boolean holds) {
    if (holds) {
      counts.add(rule);
    }
  }
}
