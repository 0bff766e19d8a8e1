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
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a database must do beyond the contract of every store. */
class JdbcDurabilityTest {
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
    EventStore store = JdbcEventStores.on(databases.open("brand")).forTenant("brand");
    store.append(persons(1, 20), (before, after) -> List.of(REACHABLE));
    store.erase(Erasure.of(new MemberId("nobody"), Set.of(TraceableLife.contact(5)), Brand.LATER));
    List<OutboxEntry> claimed = store.claim(1, Brand.LATER, Duration.ofMinutes(1));
    Set<Event> all = everything(store);
    String report = Brand.report(store);
    databases.close();

    EventStore again = JdbcEventStores.on(databases.open("brand")).forTenant("brand");
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
    EventStore store = JdbcEventStores.on(source).forTenant("brand");
    store.append(TraceableLife.life(1), Reaction.silent());
    assertThat(JdbcEventStores.on(source).forTenant("brand").cluster(TraceableLife.contact(1)))
        .isPresent();
  }

  @Test
  void erasing_touches_no_other_tenant_of_equal_ids() {
    JdbcEventStores stores = JdbcEventStores.on(databases.open("brand"));
    EventStore one = stores.forTenant("one");
    EventStore two = stores.forTenant("two");
    for (EventStore store : List.of(one, two)) {
      store.append(persons(1, 5), (before, after) -> List.of(REACHABLE));
    }
    Set<Event> all = everything(two);
    assertThat(
            one.erase(Erasure.of(new MemberId("m"), Set.of(TraceableLife.contact(1)), Brand.LATER))
                .signals())
        .isEqualTo(1);
    assertThat(everything(one)).isNotEqualTo(all);
    assertThat(everything(two)).isEqualTo(all);
    assertThat(two.naming(Set.of(TraceableLife.contact(1)))).isNotEmpty();
    assertThat(two.claim(9, Brand.LATER, Duration.ofMinutes(1))).hasSize(1);
    assertThat(two.append(persons(1, 5), Reaction.silent()).added()).isEmpty();
  }

  @Test
  void threads_that_link_the_same_persons_in_any_order_leave_the_same_report() throws Exception {
    JdbcEventStores stores = JdbcEventStores.on(databases.open("brand"));
    List<Event> events = persons(1, 15);
    EventStore alone = stores.forTenant("alone");
    alone.append(events, Reaction.silent());
    EventStore together = stores.forTenant("together");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> added = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(i));
        added.add(
            threads.submit(
                () ->
                    shuffled.stream()
                        .mapToInt(
                            e -> together.append(List.of(e), Reaction.silent()).added().size())
                        .sum()));
      }
      int sum = 0;
      for (Future<Integer> each : added) {
        sum += each.get();
      }
      assertThat(sum).isEqualTo(events.size());
    } finally {
      threads.shutdownNow();
    }
    assertThat(Brand.report(together)).isEqualTo(Brand.report(alone));
    for (int person = 1; person <= 15; person++) {
      assertThat(
              new HashSet<>(together.cluster(TraceableLife.contact(person)).orElseThrow().events()))
          .isEqualTo(
              new HashSet<>(alone.cluster(TraceableLife.contact(person)).orElseThrow().events()));
    }
  }

  @Test
  void a_body_longer_than_one_value_may_be_is_kept_and_deleted() {
    EventStore store = JdbcEventStores.on(databases.open("brand")).forTenant("brand");
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
    EventStore store = JdbcEventStores.on(databases.open("brand")).forTenant("brand");
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
    EventStore store = JdbcEventStores.on(databases.open("brand")).forTenant("brand");
    store.append(TraceableLife.life(1), Reaction.silent());
    for (int i = 0; i < 50; i++) {
      assertThat(everything(store)).hasSize(TraceableLife.life(1).size());
    }
  }

  @Test
  void tables_of_a_newer_version_are_refused() throws Exception {
    DataSource source = databases.open("brand");
    JdbcEventStores.on(source);
    JdbcEventStores.on(source);
    Databases.execute(source, "update siyu_meta set version = 2");
    assertThatThrownBy(() -> JdbcEventStores.on(source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void another_database_is_refused_by_name() {
    DatabaseMetaData metaData =
        fake(
            DatabaseMetaData.class,
            (name) -> name.equals("getDatabaseProductName") ? "PostgreSQL" : 16);
    Connection connection =
        fake(
            Connection.class,
            name ->
                switch (name) {
                  case "getMetaData" -> metaData;
                  case "getAutoCommit" -> true;
                  case "getTransactionIsolation" -> 2;
                  default -> null;
                });
    DataSource source = fake(DataSource.class, name -> connection);
    assertThatThrownBy(() -> JdbcEventStores.on(source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("PostgreSQL 16");
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
    SQLException quoting = new SQLException("duplicate: secret", "23505", 23505);
    for (Throwable each = Failures.of(quoting); each != null; each = each.getCause()) {
      assertThat(each.toString()).contains("23505").doesNotContain("secret");
    }
    DataSource source = databases.open("brand");
    EventStore store = JdbcEventStores.on(source).forTenant("brand");
    Databases.execute(source, "drop table siyu_outbox");
    Event event = TraceableLife.event(TraceableLife.contact(1), new Identified("x"));
    assertThatThrownBy(() -> store.append(List.of(event), (before, after) -> List.of(REACHABLE)))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.isRetryable()).isFalse());
    assertThat(everything(store)).as("and nothing is done").isEmpty();
  }
}
