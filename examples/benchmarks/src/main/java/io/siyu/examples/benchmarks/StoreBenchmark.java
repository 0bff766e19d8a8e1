package io.siyu.examples.benchmarks;

import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.jdbc.JdbcEventStore;
import io.siyu.spi.EventStore.Appended;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * New events into a database, durably (入库), beside the bare SQL that anybody needs, on the same
 * server. One operation is one event; each person has {@value Lives#EVENTS}, and {@value #AT_ONCE}
 * persons live at once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class StoreBenchmark {
  static final int AT_ONCE = 100;

  /** The kind of database. */
  @Param({"h2", "postgresql", "mariadb"})
  public String database = "h2";

  private final Deque<List<Event>> living = new ArrayDeque<>();
  private final Deque<Event> next = new ArrayDeque<>();
  private int born;
  private Optional<Running> running = Optional.empty();

  /** A server, and a store and a floor on it. */
  private record Running(Database server, Siyu siyu, SqlFloor floor) {}

  /** Starts the server. */
  @Setup
  public void start() throws Exception {
    Database server = Database.start(database);
    Siyu siyu =
        Siyu.builder()
            .playbook(Lives.PLAYBOOK)
            .store(JdbcEventStore.on(server.pool()).forTenant("benchmark"))
            .build();
    running = Optional.of(new Running(server, siyu, new SqlFloor(server)));
  }

  /** Stops it. */
  @TearDown
  public void stop() throws Exception {
    running().floor().close();
    running().server().close();
  }

  private Running running() {
    return running.orElseThrow();
  }

  Database server() {
    return running().server();
  }

  /** The next events: one of each person who lives at the time, in turn. */
  private List<Event> next(int count) {
    List<Event> events = new ArrayList<>(count);
    while (events.size() < count) {
      if (next.isEmpty()) {
        nextRound();
      }
      events.add(next.remove());
    }
    return events;
  }

  private void nextRound() {
    while (living.size() < AT_ONCE) {
      List<Event> life = new ArrayList<>(Lives.history(born++));
      living.add(life.subList(0, 1 + living.size() % life.size()));
    }
    for (List<Event> life : List.copyOf(living)) {
      next.add(life.remove(0));
    }
    living.removeIf(List::isEmpty);
  }

  /** One event, its person folded before and after, signals written. */
  @Benchmark
  public Appended ingest() {
    return running().siyu().ingest(next(1));
  }

  /** The bare statements for one event. */
  @Benchmark
  public void ingestFloor() throws SQLException {
    List<Event> events = next(1);
    running().floor().ingest(events, SqlFloor.bodies(events));
  }

  /** A hundred events in one call, without signals, as a history is brought in. */
  @Benchmark
  @OperationsPerInvocation(100)
  public Appended importHundred() {
    return running().siyu().ingestSilently(next(100));
  }

  /** The bare statements for a hundred events. */
  @Benchmark
  @OperationsPerInvocation(100)
  public void importHundredFloor() throws SQLException {
    List<Event> events = next(100);
    running().floor().ingest(events, SqlFloor.bodies(events));
  }
}
