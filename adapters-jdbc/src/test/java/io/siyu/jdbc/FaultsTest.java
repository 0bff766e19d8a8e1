package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.jdbc.FaultyDataSource.Break;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.EventStores;
import io.siyu.spi.StoreException;
import io.siyu.store.InMemoryEventStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The connection breaks at every call that goes to the database, one after the other, once before
 * the database has done what is asked of it and once after.
 */
class FaultsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Predicate<String> NOT_COMMIT = call -> !call.equals("commit");
  private static final Signal SIGNAL = new BecameReachable(new MemberId("m"), "guides");

  /** What is called, beginning anew in a tenant of its own each time. */
  private interface Scenario {
    void prepare(EventStore sound);

    void call(EventStore store);

    /** Looks at what there is after a failure: all or nothing. */
    void afterFailure(EventStore sound);

    /** Looks at what there is after a success. */
    void inTheEnd(EventStore sound);
  }

  /**
   * Breaks each call to the database once, then calls again on sound connections.
   *
   * @return the calls of the scenario
   */
  private static List<String> breakEach(
      TestDatabase database, Break moment, Supplier<Scenario> scenarios) {
    try (KeptConnection kept = new KeptConnection(database.dataSource())) {
      return breakEach(database, kept.dataSource(), moment, scenarios);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> breakEach(
      TestDatabase database, DataSource kept, Break moment, Supplier<Scenario> scenarios) {
    String prefix = TestDatabase.freshPrefix();
    EventStores sounds = JdbcEventStores.builder(kept).prefix(prefix).build();
    FaultyDataSource faulty = new FaultyDataSource(database.dataSource());
    EventStores stores = JdbcEventStores.builder(faulty.dataSource()).prefix(prefix).build();
    for (int through = 0; ; through++) {
      Scenario scenario = scenarios.get();
      EventStore sound = sounds.forTenant("b" + through);
      EventStore store = stores.forTenant("b" + through);
      scenario.prepare(sound);
      faulty.failAfter(through, moment, "08006");
      StoreException failure =
          catchThrowableOfType(StoreException.class, () -> scenario.call(store));
      boolean hasFailed = faulty.hasFailed();
      List<String> calls = List.copyOf(faulty.calls());
      faulty.failNever();
      assertThat(faulty.open()).as("connections not given back").isZero();
      if (failure != null) {
        assertThat(hasFailed).isTrue();
        assertQuietAndRetryable(failure);
        scenario.afterFailure(sound);
      }
      if (hasFailed) {
        scenario.call(store);
      }
      scenario.inTheEnd(sound);
      if (!hasFailed) {
        assertThat(calls).as("each has failed once").hasSize(through);
        return calls;
      }
    }
  }

  private static void assertQuietAndRetryable(StoreException failure) {
    assertThat(failure.isRetryable()).isTrue();
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain(FaultyDataSource.PERSONAL);
  }

  private static void assertWritten(TestDatabase database, List<String> calls) {
    assertThat(calls).contains("getConnection");
    List<String> ends =
        calls.stream().map(call -> call.replaceFirst(" $", "")).dropWhile(NOT_COMMIT).toList();
    List<String> expected = new ArrayList<>(List.of("commit", "rollback", "close"));
    if (database == TestDatabase.H2_MEMORY) {
      expected.add(1, "execute checkpoint sync");
    }
    assertThat(ends).containsSubsequence(expected);
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName(
      "S-43 a call whose connection breaks anywhere has done all of it or nothing, and can be made again")
  void appends(TestDatabase database) {
    List<Event> history = CrowdHistory.of(2);
    EventStore memory = new InMemoryEventStore("b");
    memory.append(history.subList(0, 9), Reaction.silent());
    Set<Set<Event>> before = CrowdHistory.together(memory);
    memory.append(history, Reaction.silent());
    Set<Set<Event>> whole = CrowdHistory.together(memory);
    String report = CrowdHistory.report(memory);
    for (Break moment : Break.values()) {
      assertWritten(
          database,
          breakEach(
              database,
              moment,
              () ->
                  new Scenario() {
                    @Override
                    public void prepare(EventStore sound) {
                      sound.append(history.subList(0, 9), Reaction.silent());
                    }

                    @Override
                    public void call(EventStore store) {
                      store.append(history, (x, y) -> List.of(SIGNAL));
                    }

                    @Override
                    public void afterFailure(EventStore sound) {
                      assertThat(CrowdHistory.together(sound)).isIn(before, whole);
                    }

                    @Override
                    public void inTheEnd(EventStore sound) {
                      assertThat(CrowdHistory.together(sound)).isEqualTo(whole);
                      assertThat(CrowdHistory.report(sound)).isEqualTo(report);
                      assertThat(sound.claim(9, NOW, LEASE))
                          .extracting(OutboxEntry::signal)
                          .containsExactly(SIGNAL);
                    }
                  }));
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-43 and so has an erasure")
  void erasures(TestDatabase database) {
    List<Event> history = CrowdHistory.of(2);
    EventStore memory = new InMemoryEventStore("b");
    memory.append(history, Reaction.silent());
    Set<Set<Event>> before = CrowdHistory.together(memory);
    Set<IdentityKey> keys = CrowdHistory.keys(1);
    for (Break moment : Break.values()) {
      assertWritten(
          database,
          breakEach(
              database,
              moment,
              () ->
                  new Scenario() {
                    @Override
                    public void prepare(EventStore sound) {
                      sound.append(history, Reaction.silent());
                    }

                    @Override
                    public void call(EventStore store) {
                      store.erase(Erasure.of(new MemberId("m"), keys, NOW));
                    }

                    @Override
                    public void afterFailure(EventStore sound) {
                      if (!sound.naming(keys).isEmpty()) {
                        assertThat(CrowdHistory.together(sound)).isEqualTo(before);
                      }
                    }

                    @Override
                    public void inTheEnd(EventStore sound) {
                      sound.append(history, Reaction.silent());
                      assertThat(sound.naming(keys)).isEmpty();
                      assertThat(CrowdHistory.together(sound).stream().mapToInt(Set::size).sum())
                          .isEqualTo(history.size());
                    }
                  }));
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-43 and so have texts that are dropped")
  void droppedTexts(TestDatabase database) {
    List<Event> history = CrowdHistory.of(2);
    for (Break moment : Break.values()) {
      assertWritten(
          database,
          breakEach(
              database,
              moment,
              () ->
                  new Scenario() {
                    private String report = "";

                    @Override
                    public void prepare(EventStore sound) {
                      sound.append(history, Reaction.silent());
                      report = CrowdHistory.report(sound);
                    }

                    @Override
                    public void call(EventStore store) {
                      store.dropTexts(Instant.MAX);
                    }

                    @Override
                    public void afterFailure(EventStore sound) {
                      assertThat(CrowdHistory.report(sound)).isEqualTo(report);
                    }

                    @Override
                    public void inTheEnd(EventStore sound) {
                      assertThat(sound.append(history, Reaction.silent()).added()).isEmpty();
                      assertThat(CrowdHistory.report(sound)).isEqualTo(report);
                      assertThat(sound.dropTexts(Instant.MAX)).isZero();
                    }
                  }));
    }
  }

  /** Six signals of three members, claimed at an instant when every earlier lease has ended. */
  private abstract static class Outbox implements Scenario {
    final List<Signal> signals = new ArrayList<>();
    List<OutboxEntry> claimed = List.of();
    private Instant now = NOW;

    @Override
    public void prepare(EventStore sound) {
      for (int i = 0; i < 6; i++) {
        signals.add(new BecameReachable(new MemberId("m" + i % 3), "p" + i));
      }
      sound.append(CrowdHistory.of(1), (before, after) -> signals);
    }

    void claim(EventStore store) {
      now = now.plus(LEASE);
      claimed = store.claim(9, now, LEASE);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-43 a claim that breaks loses no signal")
  void claims(TestDatabase database) {
    for (Break moment : Break.values()) {
      assertWritten(
          database,
          breakEach(
              database,
              moment,
              () ->
                  new Outbox() {
                    @Override
                    public void call(EventStore store) {
                      claim(store);
                    }

                    @Override
                    public void afterFailure(EventStore sound) {
                      inTheEnd(claimedAnew(sound));
                    }

                    private EventStore claimedAnew(EventStore sound) {
                      claim(sound);
                      return sound;
                    }

                    @Override
                    public void inTheEnd(EventStore sound) {
                      assertThat(claimed).extracting(OutboxEntry::signal).isEqualTo(signals);
                    }
                  }));
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-43 an acknowledgement that breaks has removed all or none, and brings none back")
  void acknowledgements(TestDatabase database) {
    for (Break moment : Break.values()) {
      assertWritten(
          database,
          breakEach(
              database,
              moment,
              () ->
                  new Outbox() {
                    private List<Long> done = List.of();

                    @Override
                    public void prepare(EventStore sound) {
                      super.prepare(sound);
                      claim(sound);
                      done = claimed.stream().limit(3).map(OutboxEntry::position).toList();
                    }

                    @Override
                    public void call(EventStore store) {
                      store.acknowledge(done);
                    }

                    @Override
                    public void afterFailure(EventStore sound) {
                      claim(sound);
                      assertThat(claimed.size()).isIn(3, 6);
                    }

                    @Override
                    public void inTheEnd(EventStore sound) {
                      claim(sound);
                      assertThat(claimed)
                          .extracting(OutboxEntry::signal)
                          .isEqualTo(signals.subList(3, 6));
                    }
                  }));
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-43 whatever is read can be read again if that breaks")
  void readings(TestDatabase database) {
    List<Event> history = CrowdHistory.of(2);
    for (Break moment : Break.values()) {
      for (Consumer<EventStore> reading :
          List.<Consumer<EventStore>>of(
              store -> assertThat(everything(store)).isEqualTo(Set.copyOf(history)),
              store -> assertThat(store.cluster(CrowdHistory.contact(1))).isPresent(),
              store -> assertThat(store.naming(CrowdHistory.keys(1))).isNotEmpty())) {
        List<String> calls =
            breakEach(
                database,
                moment,
                () ->
                    new Scenario() {
                      @Override
                      public void prepare(EventStore sound) {
                        sound.append(history, Reaction.silent());
                      }

                      @Override
                      public void call(EventStore store) {
                        reading.accept(store);
                      }

                      @Override
                      public void afterFailure(EventStore sound) {
                        // There was nothing to be done.
                      }

                      @Override
                      public void inTheEnd(EventStore sound) {
                        assertThat(everything(sound)).hasSameSizeAs(history);
                      }
                    });
        assertThat(calls).anyMatch(call -> call.startsWith("rollback"));
        assertThat(calls.get(calls.size() - 1)).startsWith("close");
      }
    }
  }

  private static Set<Event> everything(EventStore store) {
    Set<Event> read = new HashSet<>();
    try (Snapshot snapshot = store.snapshot()) {
      snapshot.clusters().forEach(cluster -> read.addAll(cluster.events()));
      snapshot.others().forEach(read::add);
    }
    return read;
  }
}
