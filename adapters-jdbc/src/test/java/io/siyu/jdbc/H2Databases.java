package io.siyu.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** H2 in memory and in a file below {@code target}. */
final class H2Databases {
  private H2Databases() {}

  static DataSource inMemory() {
    return new DriverDataSource("jdbc:h2:mem:siyu;DB_CLOSE_DELAY=-1", "sa");
  }

  static DataSource inFile() throws IOException {
    Path directory = Path.of("target", "h2").toAbsolutePath();
    Files.createDirectories(directory);
    return new DriverDataSource(
        "jdbc:h2:file:"
            + Files.createTempDirectory(directory, "test").resolve("siyu;DB_CLOSE_DELAY=-1"),
        "sa");
  }
}
