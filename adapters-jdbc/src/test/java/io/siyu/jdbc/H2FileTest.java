package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.StoreException;
import io.siyu.tck.TraceableLife;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a file of H2 does beyond the contract of every store. */
class H2FileTest {
  private static final Signal REACHABLE = new BecameReachable(new MemberId("m"), "guides");

  @TempDir private Path directory;
  private Databases databases;

  @BeforeEach
  void start() {
    databases = new Databases(directory);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private static List<Event> persons(int from, int to) {
    List<Event> events = new ArrayList<>();
    for (int person = from; person <= to; person++) {
      events.addAll(TraceableLife.life(person));
    }
    return events;
  }

  private static Set<Event> everything(EventStore store) {
    try (Snapshot snapshot = store.snapshot()) {
      Set<Event> all = snapshot.others().collect(Collectors.toSet());
      snapshot.clusters().forEach(cluster -> all.addAll(cluster.events()));
      return all;
    }
  }

  @Test
  void a_file_that_is_closed_and_opened_again_has_everything() {
    EventStore store = JdbcEventStore.on(databases.open("brand")).forTenant("brand");
    store.append(persons(1, 20), (before, after) -> List.of(REACHABLE));
    store.erase(Erasure.of(new MemberId("nobody"), Set.of(TraceableLife.contact(5)), Brand.LATER));
    List<OutboxEntry> claimed = store.claim(1, Brand.LATER, Duration.ofMinutes(1));
    Set<Event> all = everything(store);
    String report = Brand.report(store);
    databases.close();

    EventStore again = JdbcEventStore.on(databases.open("brand")).forTenant("brand");
    assertThat(everything(again)).isEqualTo(all);
    assertThat(Brand.report(again)).isEqualTo(report);
    assertThat(again.append(persons(1, 20), Reaction.silent()).added())
        .as("what was erased is known as well, by the same hashes")
        .isEmpty();
    assertThat(again.claim(1, Brand.LATER, Duration.ofMinutes(1)))
        .as("a lease outlives the process")
        .isEmpty();
    assertThat(again.claim(1, Brand.LATER.plusSeconds(60), Duration.ofMinutes(1)))
        .isEqualTo(claimed);
  }

  @Test
  void a_database_that_closes_after_every_call_is_enough() {
    DataSource source = fake(DataSource.class, name -> connection("single"));
    EventStore store = JdbcEventStore.on(source).forTenant("brand");
    store.append(TraceableLife.life(1), Reaction.silent());
    assertThat(JdbcEventStore.on(source).forTenant("brand").cluster(TraceableLife.contact(1)))
        .isPresent();
  }

  @Test
  void a_body_longer_than_one_value_may_be_is_kept_and_deleted() {
    EventStore store = JdbcEventStore.on(databases.open("brand")).forTenant("brand");
    IdentityKey key = TraceableLife.contact(1);
    Event event =
        TraceableLife.event(
            new AccountSubject("wecom/c"),
            new Unmapped("msg", "\u5f20".repeat(1_100_000), List.of(key.value())));
    store.append(List.of(event), Reaction.silent());
    assertThat(everything(store)).containsExactly(event);
    assertThat(store.naming(Set.of(key))).containsExactly(event);
    store.erase(Erasure.of(new MemberId("m"), Set.of(key), Brand.LATER));
    assertThat(store.naming(Set.of(key))).isEmpty();
    assertThat(everything(store)).hasSize(1).doesNotContain(event);
  }

  @Test
  void erasing_deletes_the_signals_under_earlier_ids() {
    EventStore store = JdbcEventStore.on(databases.open("brand")).forTenant("brand");
    MemberId now = new MemberId("now");
    MemberId then = new MemberId("then");
    Signal other = new BecameReachable(new MemberId("other"), "guides");
    store.append(
        TraceableLife.life(1),
        (before, after) ->
            List.of(
                new BecameReachable(then, "guides"),
                other,
                new MemberIdChanged(now, Set.of(then))));
    assertThat(
            store.erase(Erasure.of(now, Set.of(TraceableLife.contact(1)), Brand.LATER)).signals())
        .isEqualTo(2);
    assertThat(store.claim(9, Brand.LATER, Duration.ofMinutes(1)))
        .extracting(OutboxEntry::signal)
        .containsExactly(other);
  }

  @Test
  void a_snapshot_gives_its_connection_back() {
    EventStore store = JdbcEventStore.on(databases.open("brand")).forTenant("brand");
    store.append(TraceableLife.life(1), Reaction.silent());
    for (int i = 0; i < 50; i++) {
      assertThat(everything(store)).hasSize(TraceableLife.life(1).size());
    }
  }

  private Connection connection(String name) {
    try {
      return DriverManager.getConnection(
          "jdbc:h2:file:" + directory.resolve(name).toAbsolutePath());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T fake(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }

  @Test
  void a_failure_says_codes_and_no_value() throws Exception {
    DataSource source = databases.open("brand");
    EventStore store = JdbcEventStore.on(source).forTenant("brand");
    Databases.execute(source, "drop table siyu_outbox");
    Event event = TraceableLife.event(TraceableLife.contact(1), new Identified("x"));
    assertThatThrownBy(() -> store.append(List.of(event), (before, after) -> List.of(REACHABLE)))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.isRetryable()).isFalse());
    assertThat(everything(store)).as("and nothing is done").isEmpty();
  }
}
