package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.jdbc.StoreListener.Call;
import io.siyu.jdbc.StoreListener.Operation;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.StoreException;
import io.siyu.tck.TraceableLife;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host can see of a store at work. */
class MeasuresTest {
  private static final Signal REACHABLE = new BecameReachable(new MemberId("m"), "guides");
  private static final List<Event> LIFE = TraceableLife.life(1);

  @TempDir Path directory;

  private final List<Call> heard = new ArrayList<>();
  private JdbcConnectionPool pool;

  @BeforeEach
  void open() {
    pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("siyu"), "sa", "");
  }

  private JdbcEventStores stores(StoreListener listener) {
    return JdbcEventStores.builder(pool).listener(listener).build();
  }

  @Test
  void a_listener_hears_of_every_call_what_it_did_and_whether_it_failed() throws SQLException {
    JdbcEventStore store = stores(heard::add).forTenant("brand");
    store.append(LIFE, (before, after) -> List.of(REACHABLE));
    store.append(LIFE, Reaction.silent());
    List<OutboxEntry> claimed = store.claim(9, Brand.LATER, Duration.ofMinutes(1));
    store.acknowledge(claimed.stream().map(OutboxEntry::position).toList());
    store.cluster(TraceableLife.contact(1));
    store.snapshot().close();
    Databases.execute(pool, "drop table siyu_event cascade");
    assertThatThrownBy(() -> store.append(TraceableLife.life(2), Reaction.silent()))
        .isInstanceOf(StoreException.class);

    assertThat(heard)
        .extracting(Call::operation)
        .containsExactly(
            Operation.TENANT,
            Operation.APPEND,
            Operation.APPEND,
            Operation.CLAIM,
            Operation.ACKNOWLEDGE,
            Operation.CLUSTER,
            Operation.SNAPSHOT,
            Operation.APPEND);
    assertThat(heard).extracting(Call::count).startsWith(0, LIFE.size(), 0, 1, 1).endsWith(0, 0);
    assertThat(heard.get(5).count()).isPositive();
    assertThat(heard)
        .extracting(Call::failed)
        .containsExactly(false, false, false, false, false, false, false, true);
    assertThat(heard).allMatch(call -> call.tenant().equals("brand"));
    assertThat(heard).allMatch(call -> call.tries() == 1 && call.took().toNanos() > 0);
  }

  @Test
  void a_listener_that_throws_changes_nothing() {
    JdbcEventStore store =
        stores(
                call -> {
                  throw new IllegalStateException("no");
                })
            .forTenant("brand");

    assertThat(store.append(LIFE, Reaction.silent()).added()).hasSize(LIFE.size());
    assertThat(store.append(LIFE, Reaction.silent()).added()).isEmpty();
  }

  @Test
  void the_backlog_is_what_nobody_has_acknowledged() {
    JdbcEventStore store = stores(StoreListener.none()).forTenant("brand");
    assertThat(store.backlog()).isEqualTo(new Backlog(0, Optional.empty()));

    Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
    store.append(LIFE, (was, is) -> List.of(REACHABLE, REACHABLE));
    store.claim(1, Brand.LATER, Duration.ofMinutes(1));

    assertThat(store.backlog().signals()).isEqualTo(2);
    assertThat(store.backlog().oldest().orElseThrow()).isBetween(before, Instant.now());
    store.acknowledge(
        store.claim(9, Brand.LATER.plusSeconds(90), Duration.ofMinutes(1)).stream()
            .map(OutboxEntry::position)
            .toList());
    assertThat(store.backlog().signals()).isZero();
  }

  @Test
  void health_says_what_is_wrong_with_a_database() throws SQLException {
    JdbcEventStores stores = stores(StoreListener.none());
    assertThat(stores.health().isUp()).isTrue();

    Databases.execute(pool, "delete from siyu_schema");
    assertThat(stores.health().problem().orElseThrow()).contains("version");
    Databases.execute(pool, "drop table siyu_schema");
    assertThat(stores.health().problem().orElseThrow()).contains("SQL state");
    pool.dispose();
    assertThat(stores.health().isUp()).isFalse();
  }

  @Test
  void a_pool_that_throws_is_not_quoted() {
    DataSource quoting = new DriverDataSource("jdbc:h2:mem:health;DB_CLOSE_DELAY=-1", "sa");
    boolean[] broken = {false};
    JdbcEventStores stores =
        JdbcEventStores.builder(
                (DataSource)
                    Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, args) -> {
                          if (broken[0]) {
                            throw new IllegalStateException("secret");
                          }
                          return method.invoke(quoting, args);
                        }))
            .build();
    broken[0] = true;

    assertThat(stores.health().problem().orElseThrow())
        .contains("IllegalStateException")
        .doesNotContain("secret");
  }
}
