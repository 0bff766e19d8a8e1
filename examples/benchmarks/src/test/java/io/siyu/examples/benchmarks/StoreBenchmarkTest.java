package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Store and floor are given new events, and keep all of them. */
class StoreBenchmarkTest {
  private final StoreBenchmark benchmark = new StoreBenchmark();

  @BeforeEach
  void start() throws Exception {
    benchmark.database = "h2";
    benchmark.start();
  }

  @AfterEach
  void stop() throws Exception {
    benchmark.stop();
  }

  @Test
  void every_event_that_the_store_is_given_is_new() {
    for (int i = 0; i < 150; i++) {
      assertThat(benchmark.ingest().added()).hasSize(1);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(benchmark.importHundred().added()).hasSize(100);
    }
  }

  @Test
  void the_floor_keeps_each_event_once_and_each_person_s_state_and_keys() throws SQLException {
    for (int i = 0; i < 50; i++) {
      benchmark.ingestFloor();
    }
    benchmark.importHundredFloor();

    assertThat(count("fl_event")).isEqualTo(150);
    assertThat(count("fl_state")).isBetween(100L, 150L);
    assertThat(count("fl_key")).isGreaterThan(count("fl_state"));
    assertThat(count("fl_signal")).isEqualTo(150 / 4);
  }

  private long count(String table) throws SQLException {
    try (Connection connection = benchmark.server().pool().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
