package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.cohort.RetentionMatrix;
import io.siyu.standing.RfmCount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both sides give the same answers, the library's and DuckDB's. */
class JourneyBenchmarkTest {
  private static final JourneyBenchmark BENCHMARK = new JourneyBenchmark();

  @BeforeAll
  static void live() {
    BENCHMARK.size = 5_000;
    BENCHMARK.live();
  }

  @AfterAll
  static void close() {
    BENCHMARK.close();
  }

  @Test
  void the_funnel_is_that_of_sql() {
    List<Long> reached = BENCHMARK.funnel().reached();
    assertThat(BENCHMARK.peerFunnel()).isEqualTo(reached);
    assertThat(reached.get(reached.size() - 1)).isPositive();
  }

  @Test
  void the_scores_are_those_of_sql() {
    List<List<Long>> rows = new ArrayList<>();
    for (RfmCount.Cell cell : BENCHMARK.rfm().cells()) {
      rows.add(
          List.of(
              (long) cell.recency(),
              (long) cell.frequency(),
              (long) cell.monetary(),
              cell.buyers(),
              cell.sum()));
    }
    assertThat(BENCHMARK.peerRfm()).isEqualTo(rows);
    assertThat(rows).hasSizeGreaterThan(20);
  }

  @Test
  void the_cohorts_are_those_of_sql() {
    List<List<Long>> rows = new ArrayList<>();
    for (RetentionMatrix.Cohort cohort : BENCHMARK.cohorts().cohorts()) {
      long week = ShopperTable.week(cohort.begins().start().toEpochMilli());
      for (int age = 0; age < cohort.cells().size(); age++) {
        long count = cohort.cells().get(age).count();
        if (count > 0) {
          rows.add(List.of(week, (long) age, count));
        }
      }
    }
    assertThat(BENCHMARK.peerCohorts()).isEqualTo(rows);
    assertThat(rows).hasSizeGreaterThan(20);
  }
}
