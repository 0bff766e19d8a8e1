package io.siyu.examples.benchmarks;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.points.PointsAccount;
import io.siyu.points.PointsDeed;
import io.siyu.points.PointsLedger;
import io.siyu.tier.Merit;
import io.siyu.tier.TierEvaluation;
import io.siyu.tier.TierFacts;
import io.siyu.tier.TierRule;
import io.siyu.tier.TierStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What tiers, points, standing and segments (等级、积分、定位、人群) add to the fold of a person with {@value
 * Lives#EVENTS} events, and parts of it alone. One operation is one person.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MembershipBenchmark {
  private static final int PERSONS = 1_000;
  private static final int ORDERS = 20;

  private final Dossier[] dossiers =
      IntStream.range(0, PERSONS).mapToObj(MembershipBenchmark::dossier).toArray(Dossier[]::new);
  private final TierFacts merits =
      new TierFacts(
          day(0), Map.of(TierRule.PAID, merits(9_900), TierRule.ORDERS, merits(1)), List.of());
  private final List<PointsDeed.Purchase> deeds =
      IntStream.range(0, ORDERS)
          .mapToObj(
              order ->
                  new PointsDeed.Purchase(
                      "order-" + order,
                      day(order),
                      List.of(new PointsDeed.Amount(day(order), 9_900)),
                      List.of(),
                      Optional.empty()))
          .toList();
  private int turn;

  private static Dossier dossier(int person) {
    return IdentityResolution.of(Cluster.of(Lives.history(person)), Lives.PLAYBOOK.identity())
        .person(Lives.unionId(person))
        .orElseThrow();
  }

  /** A hundred days apart, so that over the orders terms end and are kept. */
  private static Instant day(int order) {
    return Lives.END.minus(Duration.ofDays(100L * (ORDERS - order)));
  }

  private static List<Merit> merits(long amount) {
    return IntStream.range(0, ORDERS)
        .mapToObj(order -> new Merit(day(order), amount, List.of()))
        .toList();
  }

  private Dossier next() {
    turn = (turn + 1) % PERSONS;
    return dossiers[turn];
  }

  /** The fold under a playbook without any of it. */
  @Benchmark
  public Member foldOnly() {
    return MemberFold.of(next(), Lives.PLAYBOOK, Context.none(), Lives.END);
  }

  /** The fold under one with tiers, two ledgers of points, standing and five segments. */
  @Benchmark
  public Member foldMembership() {
    return MemberFold.of(next(), Lives.MEMBERSHIP, Lives.SHOP, Lives.END);
  }

  /** The tier of somebody with {@value #ORDERS} orders, each counted by two measures. */
  @Benchmark
  public TierStatus tier() {
    return TierEvaluation.of(Lives.MEMBERSHIP.tiers(), merits, Lives.END);
  }

  /** The points of the same orders in one ledger. */
  @Benchmark
  public PointsAccount points() {
    return PointsLedger.of(Lives.MEMBERSHIP.points().get(0), deeds, Lives.END);
  }
}
