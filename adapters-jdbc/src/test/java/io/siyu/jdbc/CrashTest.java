package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.jdbc.CrashRun.Victim;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes and servers killed at random instants. {@code -Dsiyu.crash.full=true} kills many more;
 * {@code -Dsiyu.crash.seed} repeats what a failure names, as far as the machine does.
 */
class CrashTest {
  private static final boolean FULL = Boolean.getBoolean("siyu.crash.full");
  private static final long SEED = Long.getLong("siyu.crash.seed", System.nanoTime());
  private static final int KILLS_EACH = 25;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private static int kills(int few, int many) {
    return FULL ? many : few;
  }

  /** Runs one history after another until there were enough kills. */
  private static void kill(String what, int wanted, DriverDataSource source, Victim victim)
      throws Exception {
    int kills = 0;
    int histories = 0;
    while (kills < wanted) {
      int most = Math.min(wanted - kills, KILLS_EACH);
      // Those with an odd seed have erasures.
      long seed = SEED + what.hashCode() + histories++;
      kills += new CrashRun(source, TestDatabase.freshPrefix(), victim, seed).run(most);
    }
    System.out.printf("%s: %d kills in %d histories, seed %d%n", what, kills, histories, SEED);
    assertThat(kills).isEqualTo(wanted);
  }

  @Test
  @DisplayName(
      "S-48 a process killed at any instant loses nothing acknowledged and doubles nothing: H2 in a file")
  void a_process_with_its_database() throws Exception {
    DriverDataSource source =
        new DriverDataSource("jdbc:h2:file:" + directory.resolve("siyu").toAbsolutePath(), "sa");
    kill("H2, its process", kills(4, 200), source, Victim.process());
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  @DisplayName("S-48 nor does one that is killed in the middle of its work with a server")
  void a_process_beside_its_server(TestDatabase database) throws Exception {
    kill(
        database + ", a client",
        kills(2, 50),
        (DriverDataSource) database.dataSource(),
        Victim.process());
  }

  @Test
  @DisplayName("S-48 nor does a PostgreSQL server killed with all its processes")
  void a_postgres_server() throws Exception {
    try (CrashedServer server = PostgresServer.in(directory.resolve("postgres"))) {
      kill("POSTGRESQL, the server", kills(1, 20), server.source(), Victim.server(server));
    }
  }

  @Test
  @DisplayName("S-48 nor does a MariaDB server")
  void a_mariadb_server() throws Exception {
    try (CrashedServer server = MariaDbServer.in(directory.resolve("mariadb"))) {
      kill("MARIADB, the server", kills(1, 20), server.source(), Victim.server(server));
    }
  }
}
