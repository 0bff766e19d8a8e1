package io.siyu.examples.benchmarks;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.event.Event;
import java.util.Arrays;
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
 * The report (报表) of a month over 10,000 persons with {@value Lives#EVENTS} events each, in a store
 * in memory, on one thread. One operation is one report.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ReportBenchmark {
  private final Event[][] histories;
  private final EventScan scan = new EventScan();
  private final Siyu siyu = Siyu.builder().playbook(Lives.PLAYBOOK).build();

  /** Over 10,000 persons. */
  public ReportBenchmark() {
    this(10_000);
  }

  ReportBenchmark(int persons) {
    histories =
        IntStream.range(0, persons)
            .mapToObj(person -> Lives.history(person).toArray(Event[]::new))
            .toArray(Event[][]::new);
    for (Event[] history : histories) {
      siyu.ingestSilently(Arrays.asList(history));
    }
  }

  /** The report: every cluster is gathered, resolved, folded and counted. */
  @Benchmark
  public Report report() {
    return siyu.report(Lives.MONTH, Lives.END);
  }

  /** Its text. */
  @Benchmark
  public String reportAsJson() {
    return report().toJson();
  }

  /** The same events ordered by person and read once. */
  @Benchmark
  public long floor() {
    long paid = 0;
    for (Event[] history : histories) {
      paid += scan.paid(history);
    }
    return paid;
  }
}
