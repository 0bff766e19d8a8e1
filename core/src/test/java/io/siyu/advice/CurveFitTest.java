package io.siyu.advice;

import static io.siyu.advice.BudgetPlanTest.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.siyu.advice.CurveFit.Point;
import io.siyu.advice.ResponseCurve.Log;
import io.siyu.advice.ResponseCurve.MichaelisMenten;
import io.siyu.statistics.Estimate.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CurveFitTest {
  private static List<Point> points(int count, DoubleUnaryOperator response) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Point(i * 10_000L, response.applyAsDouble(i * 10_000.0)))
        .toList();
  }

  @Test
  @DisplayName("N-15 points on a curve give that curve")
  void exact() {
    CurveFit hyperbola =
        known(CurveFit.michaelisMenten(points(8, new MichaelisMenten(120, 40_000)::response)));
    assertThat(((MichaelisMenten) hyperbola.curve()).most()).isCloseTo(120, within(1e-3));
    assertThat(((MichaelisMenten) hyperbola.curve()).k()).isCloseTo(40_000, within(1.0));
    assertThat(hyperbola.error()).isCloseTo(0, within(1e-3));
    CurveFit logarithm = known(CurveFit.logarithm(points(8, new Log(50, 9_000)::response)));
    assertThat(((Log) logarithm.curve()).scale()).isCloseTo(50, within(1e-3));
    assertThat(((Log) logarithm.curve()).k()).isCloseTo(9_000, within(1.0));
  }

  @Test
  @DisplayName("N-15 scattered points give a curve nearby, and how far off they are, in any order")
  void scattered() {
    Random random = new Random(11);
    List<Point> points =
        new ArrayList<>(
            points(
                60,
                spend ->
                    new MichaelisMenten(500, 150_000).response(spend) + 5 * random.nextGaussian()));
    CurveFit fit = known(CurveFit.michaelisMenten(points));

    assertThat(((MichaelisMenten) fit.curve()).most()).isCloseTo(500, within(15.0));
    assertThat(((MichaelisMenten) fit.curve()).k()).isCloseTo(150_000, within(12_000.0));
    assertThat(fit.error()).isCloseTo(5, within(1.0));
    Collections.shuffle(points, new Random(2));
    assertThat(known(CurveFit.michaelisMenten(points))).isEqualTo(fit);
  }

  @Test
  @DisplayName("N-15 where the figures support no curve, it says why")
  void unsupported() {
    Random random = new Random(3);
    DoubleUnaryOperator line = spend -> spend / 1_000 + random.nextGaussian();
    DoubleUnaryOperator constant = spend -> 80 + random.nextGaussian();

    assertThat(CurveFit.michaelisMenten(points(20, line)))
        .isEqualTo(new Undefined<>("NO_SATURATION"));
    assertThat(CurveFit.logarithm(points(20, line))).isEqualTo(new Undefined<>("NO_SATURATION"));
    assertThat(CurveFit.logarithm(points(20, spend -> spend / 1_000)))
        .isEqualTo(new Undefined<>("NO_SATURATION"));
    assertThat(CurveFit.michaelisMenten(points(20, constant)))
        .isEqualTo(new Undefined<>("SATURATED"));
    assertThat(CurveFit.michaelisMenten(points(20, spend -> -5 + random.nextGaussian())))
        .isEqualTo(new Undefined<>("NO_RESPONSE"));
    assertThat(CurveFit.michaelisMenten(points(20, spend -> 0)))
        .isEqualTo(new Undefined<>("NO_RESPONSE"));
    Point one = new Point(10_000, 5);
    assertThat(CurveFit.logarithm(List.of(one, one, new Point(20_000, 8), new Point(0, 0))))
        .isEqualTo(new Undefined<>("TOO_FEW_SPENDS"));
    assertThat(CurveFit.logarithm(List.of())).isEqualTo(new Undefined<>("TOO_FEW_SPENDS"));
  }

  @Test
  void what_is_out_of_bounds_is_refused() {
    assertThatThrownBy(() -> new Point(-1, 1)).hasMessageContaining("spend must be");
    assertThatThrownBy(() -> new Point(1, Double.NaN)).hasMessageContaining("response finite");
  }
}
