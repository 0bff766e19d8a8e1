package io.siyu.jdbc;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a database can be used now (健康检查).
 *
 * @param problem why not, without any value; empty where it can
 * @param took how long it took to find out
 */
public record Health(Optional<String> problem, Duration took) {
  /** Whether the database answers and has the tables of this version. */
  public boolean isUp() {
    return problem.isEmpty();
  }
}
