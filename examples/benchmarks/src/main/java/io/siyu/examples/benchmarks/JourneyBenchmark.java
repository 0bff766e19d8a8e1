package io.siyu.examples.benchmarks;

import io.siyu.Siyu;
import io.siyu.cohort.RetentionMatrix;
import io.siyu.cohort.RetentionPeriod;
import io.siyu.cohort.RetentionSpec;
import io.siyu.cohort.RetentionTally;
import io.siyu.event.Event;
import io.siyu.funnel.FunnelCount;
import io.siyu.funnel.FunnelSpec;
import io.siyu.funnel.FunnelTally;
import io.siyu.funnel.FunnelWindow;
import io.siyu.insight.Act;
import io.siyu.insight.Journeys;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.standing.RfmCount;
import io.siyu.standing.RfmPolicy;
import io.siyu.standing.RfmTally;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An exact funnel (漏斗) of five steps within seven days, the weekly cohorts (同期群) of buyers, and how
 * many buyers have which quintiles of recency, frequency and money (RFM), over everybody's journeys
 * and over the same acts in DuckDB, on two threads each. One operation is one answer. Packing the
 * journeys and filling the table are not in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx10g")
public class JourneyBenchmark {
  private static final int THREADS = 2;
  private static final int BATCH = 1_000;

  private static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"shoppers","zone":"UTC","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
           "userPools":[{"id":"shop","kind":"SHOP","account":"shop"}],
           "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING"}]}
          """);

  private static final FunnelSpec FUNNEL =
      FunnelSpec.ordered(
          Shoppers.STEPS.stream().map(Enum::name).toList(),
          new FunnelWindow.FromFirst(Duration.ofDays(7)));
  private static final List<Predicate<Act>> STEPS =
      Shoppers.STEPS.stream()
          .map(kind -> (Predicate<Act>) act -> act.kind() == kind)
          .collect(Collectors.toUnmodifiableList());
  private static final Predicate<Act> ORDERED = new Act(Act.Kind.ORDERED, "")::equals;
  private static final RetentionSpec WEEKS =
      new RetentionSpec(
          RetentionSpec.Entry.FIRST_TIME,
          new RetentionPeriod.Calendar(RetentionPeriod.Calendar.Unit.WEEK, ZoneOffset.UTC),
          RetentionSpec.Mode.ON,
          RetentionSpec.Base.ZERO,
          Shoppers.DAYS / 7);
  private static final RfmPolicy RFM = RfmPolicy.defaults(ZoneOffset.UTC);
  private static final Window SEASON = new Window(Shoppers.BEGIN, Shoppers.END);

  /** How many people there are; each did ten things. */
  @Param("1000000")
  int size = BATCH;

  private List<Journeys> parts = List.of();
  private ShopperTable table = new ShopperTable(0, THREADS);

  /** Lets them live, packs their journeys and fills the table. */
  @Setup
  public void live() {
    InMemoryEventStore store = new InMemoryEventStore("shoppers");
    for (int first = 0; first < size; first += BATCH) {
      List<Event> batch = new ArrayList<>();
      for (int i = first; i < Math.min(size, first + BATCH); i++) {
        batch.addAll(Shoppers.events(i));
      }
      store.append(batch, Reaction.silent());
    }
    Siyu siyu = Siyu.builder().playbook(PLAYBOOK).store(store).build();
    parts = siyu.journeys(Shoppers.END).split(THREADS);
    table.close();
    table = new ShopperTable(size, THREADS);
  }

  /** Closes the table. */
  @TearDown
  public void close() {
    table.close();
  }

  /** The funnel over journeys. */
  @Benchmark
  public FunnelCount funnel() {
    FunnelTally sum = new FunnelTally(FUNNEL);
    parts.parallelStream().map(part -> part.funnel(FUNNEL, STEPS)).toList().forEach(sum::add);
    return sum.count();
  }

  /** The funnel in SQL. */
  @Benchmark
  public List<Long> peerFunnel() {
    return table.funnel();
  }

  /** The cohorts over journeys. */
  @Benchmark
  public RetentionMatrix cohorts() {
    RetentionTally sum = new RetentionTally(WEEKS, SEASON, Shoppers.END.toEpochMilli());
    parts.parallelStream()
        .map(part -> part.retention(WEEKS, SEASON, ORDERED, ORDERED))
        .toList()
        .forEach(sum::add);
    return sum.matrix();
  }

  /** The scores over journeys. */
  @Benchmark
  public RfmCount rfm() {
    RfmTally sum = new RfmTally(RFM, Shoppers.END);
    parts.parallelStream().map(part -> part.rfm(RFM)).toList().forEach(sum::add);
    return sum.result().orElseThrow();
  }

  /** The scores in SQL. */
  @Benchmark
  public List<List<Long>> peerRfm() {
    return table.rfm();
  }

  /** The cohorts in SQL. */
  @Benchmark
  public List<List<Long>> peerCohorts() {
    return table.cohorts();
  }
}
