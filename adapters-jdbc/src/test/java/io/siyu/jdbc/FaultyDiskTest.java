package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.event.Touched;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.StoreException;
import io.siyu.store.InMemoryEventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An H2 file on a disk that gets full, loses its power, or keeps what a killed process has written.
 */
class FaultyDiskTest {
  private static final int IMAGES = 150;
  private static final int EACH = 4;

  @TempDir private Path directory;

  @BeforeEach
  void register() {
    FaultyDisk.register();
    FaultyDisk.room(Long.MAX_VALUE);
  }

  @AfterEach
  void makeRoom() {
    FaultyDisk.room(Long.MAX_VALUE);
  }

  private DriverDataSource on(String scheme, String file) {
    return new DriverDataSource("jdbc:h2:" + scheme + directory.resolve(file), "sa");
  }

  private static EventStore open(DriverDataSource source) {
    return JdbcEventStore.on(source).forTenant("brand");
  }

  private static Set<Event> everything(EventStore store) {
    Set<Event> all = new HashSet<>();
    CrowdHistory.together(store).forEach(all::addAll);
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 20_000, 50_000, 90_000, 150_000, 250_000})
  @DisplayName(
      "S-49 on a full disk a call fails, to be made again; nothing acknowledged is lost and all succeeds once there is room")
  void a_full_disk(int room) throws SQLException {
    List<Event> history = CrowdHistory.of(4);
    DriverDataSource source = on("faulty:", "full");
    EventStore store = open(source);
    Set<Event> acknowledged = new HashSet<>();
    int failures = 0;
    try (Connection keptOpen = source.getConnection()) {
      assertThat(keptOpen.isClosed()).isFalse();
      FaultyDisk.room(room);
      for (Event event : history) {
        StoreException failure =
            catchThrowableOfType(
                StoreException.class, () -> store.append(List.of(event), Reaction.silent()));
        if (failure == null) {
          acknowledged.add(event);
        } else {
          failures++;
          assertThat(failure.isRetryable()).as(failure.getMessage()).isTrue();
        }
      }
    } finally {
      FaultyDisk.room(Long.MAX_VALUE);
    }
    assertThat(failures).as("calls that failed").isPositive();

    EventStore again = open(source);
    assertThat(everything(again)).containsAll(acknowledged);
    store.append(history, Reaction.silent());
    EventStore memory = new InMemoryEventStore("brand");
    memory.append(history, Reaction.silent());
    assertThat(CrowdHistory.together(again)).isEqualTo(CrowdHistory.together(memory));
    assertThat(CrowdHistory.report(again)).isEqualTo(CrowdHistory.report(memory));
  }

  @Test
  @DisplayName("S-46 what is acknowledged outlives the power, whatever was not forced to the disk")
  void a_power_failure() throws SQLException, IOException {
    List<Event> history = CrowdHistory.of(4);
    DriverDataSource source = on("faulty:", "power");
    List<Event> acknowledged = new ArrayList<>();
    try (Connection keptOpen = source.getConnection()) {
      assertThat(keptOpen.isClosed()).isFalse();
      EventStore store = open(source);
      for (Event event : history) {
        store.append(List.of(event), Reaction.silent());
        acknowledged.add(event);
        if (acknowledged.size() % 3 == 0) {
          String file = "left" + acknowledged.size();
          Files.write(directory.resolve(file + ".mv.db"), FaultyDisk.forced());
          assertThat(everything(open(on("file:", file))))
              .as("left of %s", acknowledged.size())
              .isEqualTo(Set.copyOf(acknowledged));
        }
      }
    }
  }

  @Test
  @DisplayName(
      "S-48 whenever H2 has written something, all of an append is there or nothing, while others append")
  void a_process_killed_after_any_write() throws Exception {
    AtomicInteger images = new AtomicInteger();
    List<String> divided = Collections.synchronizedList(new ArrayList<>());
    DriverDataSource source = on("faulty:", "written");
    try (Connection keptOpen = source.getConnection()) {
      assertThat(keptOpen.isClosed()).isFalse();
      EventStore store = open(source);
      FaultyDisk.tell(path -> look(path, images.incrementAndGet(), divided));
      Together.run(
          4,
          thread ->
              () -> {
                for (int person = thread; images.get() < IMAGES; person += 4) {
                  store.append(appended(person), FaultyDiskTest::signalled);
                }
                return thread;
              });
    } finally {
      FaultyDisk.tell(path -> {});
    }
    assertThat(images.get()).isGreaterThanOrEqualTo(IMAGES);
    assertThat(divided).isEmpty();
  }

  private static List<Event> appended(int person) {
    return IntStream.range(0, EACH)
        .mapToObj(
            i -> CrowdHistory.event(i, CrowdHistory.contact(person), Touched.through("MA" + i)))
        .toList();
  }

  private static List<Signal> signalled(List<Cluster> before, List<Cluster> after) {
    return List.of(new BecameReachable(CrashScript.member(after.size()), "guides"));
  }

  /**
   * Opens what a process killed now would leave; every append there has its events and a signal.
   */
  private void look(Path written, int number, List<String> divided) throws IOException {
    Path image = directory.resolve("image" + number + ".mv.db");
    Files.copy(written, image);
    try (Connection left = on("file:", "image" + number).getConnection();
        Statement statement = left.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from siyu_event), (select count(*) from siyu_outbox)")) {
      row.next();
      if (row.getInt(1) != EACH * row.getInt(2)) {
        divided.add(row.getInt(1) + " events and " + row.getInt(2) + " signals");
      }
    } catch (SQLException e) {
      divided.add("SQL state " + e.getSQLState());
    }
    Files.delete(image);
  }
}
