package io.siyu.examples.benchmarks;

import io.siyu.lifetime.BgNbd;
import io.siyu.lifetime.Fit;
import io.siyu.lifetime.GammaGamma;
import io.siyu.lifetime.Outlook;
import io.siyu.lifetime.PurchaseCounts;
import io.siyu.lifetime.Purchasing;
import io.siyu.lifetime.RepeatSpends;
import io.siyu.lifetime.TransactionKind;
import io.siyu.lifetime.TransactionModel;
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

/**
 * Models of lifetime value (生命周期价值) fitted to a large brand's customers, from their histories to
 * parameters with standard errors. One operation is one fit, or what all of them are worth.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LifetimeBenchmark {
  private static final Outlook YEAR = new Outlook(12, 30, 0.01, 0.4);

  /** How many customers there are. */
  @Param("1000000")
  int size = 5_000;

  private List<Purchasing> customers = List.of();

  /** Draws the customers. */
  @Setup
  public void draw() {
    customers = Repeaters.of(size);
  }

  /** BG/NBD. */
  @Benchmark
  public Fit<TransactionModel> bgNbd() {
    return TransactionKind.BG_NBD.fit(PurchaseCounts.of(customers));
  }

  /** MBG/NBD. */
  @Benchmark
  public Fit<TransactionModel> mbgNbd() {
    return TransactionKind.MBG_NBD.fit(PurchaseCounts.of(customers));
  }

  /** Pareto/NBD. */
  @Benchmark
  public Fit<TransactionModel> paretoNbd() {
    return TransactionKind.PARETO_NBD.fit(PurchaseCounts.of(customers));
  }

  /** Gamma-Gamma. */
  @Benchmark
  public Fit<GammaGamma> gammaGamma() {
    return GammaGamma.fit(RepeatSpends.of(customers));
  }

  /** How many purchases all customers together are expected to make in a year, discounted. */
  @Benchmark
  public double purchases() {
    TransactionModel model = new BgNbd(0.243, 4.41, 0.793, 2.43);
    double sum = 0;
    for (Purchasing customer : customers) {
      sum += YEAR.purchases(model, customer);
    }
    return sum;
  }
}
