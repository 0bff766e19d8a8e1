package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.StoreException;
import io.siyu.store.InMemoryEventStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The connection breaks at every statement of a call, one after the other. */
class FaultsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Signal SIGNAL = new BecameReachable(new MemberId("m"), "guides");

  /** A store whose connections fail, and one of the same tenant whose do not. */
  private static final class Pair {
    final FaultyDataSource faulty;
    final EventStore store;
    final EventStore sound;

    Pair(TestDatabase database) {
      String prefix = TestDatabase.freshPrefix();
      sound = JdbcEventStores.builder(database.dataSource()).prefix(prefix).build().forTenant("b");
      faulty = new FaultyDataSource(database.dataSource());
      store = JdbcEventStores.builder(faulty.dataSource()).prefix(prefix).build().forTenant("b");
    }

    /** Calls until nothing fails, with a break one statement later each time. */
    int untilDone(Runnable call, Runnable afterFailure) {
      for (int statements = 0; ; statements++) {
        faulty.failAfter(statements, "08006");
        StoreException failure = catchThrowableOfType(StoreException.class, call::run);
        if (!faulty.hasFailed()) {
          assertThat(failure).isNull();
          return statements;
        }
        if (failure != null) {
          assertThat(failure.isRetryable()).isTrue();
          StringWriter printed = new StringWriter();
          failure.printStackTrace(new PrintWriter(printed));
          assertThat(printed.toString()).doesNotContain(FaultyDataSource.PERSONAL);
          afterFailure.run();
        }
      }
    }
  }

  private static EventStore inMemory(List<Event> history) {
    EventStore store = new InMemoryEventStore("b");
    store.append(history, Reaction.silent());
    return store;
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName(
      "S-43 a call whose connection breaks anywhere has done all of it or nothing, and can be made again")
  void appends(TestDatabase database) {
    Pair pair = new Pair(database);
    List<Event> history = CrowdHistory.of(2);
    pair.sound.append(history.subList(0, 9), Reaction.silent());
    Set<Set<Event>> before = CrowdHistory.together(pair.sound);

    Set<Set<Event>> whole = CrowdHistory.together(inMemory(history));
    int statements =
        pair.untilDone(
            () -> pair.store.append(history, (x, y) -> List.of(SIGNAL)),
            () -> assertThat(CrowdHistory.together(pair.sound)).isIn(before, whole));

    assertThat(statements).isGreaterThan(5);
    assertThat(CrowdHistory.together(pair.sound).stream().mapToInt(Set::size).sum())
        .isEqualTo(history.size());
    assertThat(pair.sound.claim(9, NOW, Duration.ofHours(1)))
        .extracting(OutboxEntry::signal)
        .containsExactly(SIGNAL);
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = Mode.EXCLUDE)
  @DisplayName("S-43 and so has an erasure")
  void erasures(TestDatabase database) {
    Pair pair = new Pair(database);
    List<Event> history = CrowdHistory.of(2);
    pair.sound.append(history, Reaction.silent());
    Set<Set<Event>> before = CrowdHistory.together(pair.sound);
    Set<IdentityKey> keys = CrowdHistory.keys(1);

    int statements =
        pair.untilDone(
            () -> pair.store.erase(Erasure.of(new MemberId("m"), keys, NOW)),
            () -> {
              if (!pair.sound.naming(keys).isEmpty()) {
                assertThat(CrowdHistory.together(pair.sound)).isEqualTo(before);
              }
            });

    assertThat(statements).isGreaterThan(20);
    assertThat(pair.sound.naming(keys)).isEmpty();
    pair.sound.append(history, Reaction.silent());
    assertThat(pair.sound.naming(keys)).isEmpty();
  }
}
