package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.lifetime.Fit;
import io.siyu.lifetime.Fit.Fitted;
import io.siyu.lifetime.TransactionKind;
import io.siyu.lifetime.TransactionModel;
import org.junit.jupiter.api.Test;

/** What is measured must be the work it is called: a model found, and about the one drawn from. */
class LifetimeBenchmarkTest {
  private final LifetimeBenchmark benchmark = new LifetimeBenchmark();

  @Test
  void customers_are_fitted() {
    benchmark.draw();
    Fitted<TransactionModel> fitted = isFitted(benchmark.bgNbd());
    assertThat(fitted.model().kind()).isEqualTo(TransactionKind.BG_NBD);
    assertThat(fitted.parameters().get(0).value()).isCloseTo(0.243, within(0.05));
    assertThat(isFitted(benchmark.mbgNbd()).model().kind()).isEqualTo(TransactionKind.MBG_NBD);
    assertThat(isFitted(benchmark.paretoNbd()).model().kind())
        .isEqualTo(TransactionKind.PARETO_NBD);
    assertThat(isFitted(benchmark.gammaGamma()).model().mean()).isCloseTo(3_520, within(350.0));
    assertThat(benchmark.purchases()).isBetween(1_000.0, 10_000.0);
  }

  private static <M> Fitted<M> isFitted(Fit<M> fit) {
    assertThat(fit).isInstanceOf(Fitted.class);
    assertThat(((Fitted<M>) fit).covariance()).isPresent();
    assertThat(((Fitted<M>) fit).instead()).isEmpty();
    return (Fitted<M>) fit;
  }
}
