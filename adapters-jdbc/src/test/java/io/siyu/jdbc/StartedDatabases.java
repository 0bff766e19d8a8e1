package io.siyu.jdbc;

import io.siyu.jdbc.TestDatabase.Start;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** The databases started in this process. A server that once failed to start is not tried again. */
enum StartedDatabases {
  INSTANCE;

  private final Map<TestDatabase, DataSource> started = new EnumMap<>(TestDatabase.class);
  private final Map<TestDatabase, Throwable> failed = new EnumMap<>(TestDatabase.class);

  synchronized DataSource of(TestDatabase database, Start start) {
    DataSource there = started.get(database);
    if (there != null) {
      return there;
    }
    if (!failed.containsKey(database)) {
      try {
        DataSource dataSource = start.dataSource();
        started.put(database, dataSource);
        return dataSource;
      } catch (Exception | LinkageError e) {
        failed.put(database, e);
      }
    }
    Throwable because = failed.get(database);
    if (Boolean.getBoolean("siyu.databases.optional")) {
      Assumptions.abort(database + " COULD NOT START AND IS NOT TESTED: " + because);
    }
    throw new AssertionError(
        database
            + " could not start, so that the store is not tested on it; mend that, or skip these"
            + " tests with -Dsiyu.databases.optional=true",
        because);
  }
}
