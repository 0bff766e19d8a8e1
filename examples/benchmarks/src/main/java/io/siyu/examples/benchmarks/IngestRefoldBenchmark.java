package io.siyu.examples.benchmarks;

import io.siyu.Siyu;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.Event;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.spi.EventStore.Appended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one more event of a person with {@value Lives#EVENTS} costs, in a store in memory, and the
 * parts of it. One operation is one event or one person.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class IngestRefoldBenchmark {
  static final int PERSONS = 1_000;

  private final List<Event> history = histories();
  private final Siyu siyu = imported(history);
  private final Cluster[] clusters =
      IntStream.range(0, PERSONS)
          .mapToObj(person -> Cluster.of(Lives.history(person)))
          .toArray(Cluster[]::new);
  private final Dossier[] dossiers =
      IntStream.range(0, PERSONS)
          .mapToObj(person -> resolve(clusters[person]).person(Lives.unionId(person)).orElseThrow())
          .toArray(Dossier[]::new);
  private final Event[][] arrays =
      IntStream.range(0, PERSONS)
          .mapToObj(person -> Lives.history(person).toArray(Event[]::new))
          .toArray(Event[][]::new);
  private final EventScan scan = new EventScan();
  private int turn;

  /**
   * A store with {@value #PERSONS} persons, made anew for each invocation, so that every event
   * ingested is new. The time is not counted, since an invocation takes much longer than reading
   * the clock; the profiler does count what the set-up allocates, which {@link #importSilently}
   * shows by itself.
   */
  @State(Scope.Thread)
  public static class Shop {
    private final List<Event> history = histories();
    private final List<Event> payments =
        IntStream.range(0, PERSONS).mapToObj(Lives::payment).toList();
    private Siyu siyu = imported(history);

    /** Forgets the payments. */
    @Setup(Level.Invocation)
    public void forget() {
      siyu = imported(history);
    }
  }

  private static List<Event> histories() {
    return IntStream.range(0, PERSONS)
        .boxed()
        .flatMap(person -> Lives.history(person).stream())
        .toList();
  }

  private static Siyu imported(List<Event> history) {
    Siyu siyu = Siyu.builder().playbook(Lives.PLAYBOOK).clock(() -> Lives.END).build();
    siyu.ingestSilently(history);
    return siyu;
  }

  private static IdentityResolution resolve(Cluster cluster) {
    return IdentityResolution.of(cluster, Lives.PLAYBOOK.identity());
  }

  private int next() {
    turn = (turn + 1) % PERSONS;
    return turn;
  }

  /**
   * A new event: it is stored, and its person resolved and folded twice, before and after, for the
   * signals.
   */
  @Benchmark
  @OperationsPerInvocation(PERSONS)
  public List<Appended> ingest(Shop shop) {
    List<Appended> results = new ArrayList<>(PERSONS);
    for (Event payment : shop.payments) {
      results.add(shop.siyu.ingest(List.of(payment)));
    }
    return results;
  }

  /** The same event without signals: it is stored, and nothing is folded. */
  @Benchmark
  @OperationsPerInvocation(PERSONS)
  public List<Appended> ingestSilently(Shop shop) {
    List<Appended> results = new ArrayList<>(PERSONS);
    for (Event payment : shop.payments) {
      results.add(shop.siyu.ingestSilently(List.of(payment)));
    }
    return results;
  }

  /** A history brought in by one call into an empty store; one operation is one event. */
  @Benchmark
  @OperationsPerInvocation(PERSONS * Lives.EVENTS)
  public Siyu importSilently() {
    return imported(history);
  }

  /** An event that is known already. */
  @Benchmark
  public Appended ingestDuplicate() {
    return siyu.ingest(List.of(history.get(next() * Lives.EVENTS)));
  }

  /** Asking for a person: the cluster is gathered, resolved and folded. */
  @Benchmark
  public Optional<Member> member() {
    return siyu.member(Lives.unionId(next()));
  }

  /** Who is who in a person's events, alone. */
  @Benchmark
  public IdentityResolution resolveOnly() {
    return resolve(clusters[next()]);
  }

  /** The fold of a person already resolved, alone. */
  @Benchmark
  public Member foldOnly() {
    return MemberFold.of(dossiers[next()], Lives.PLAYBOOK, Context.none(), Lives.END);
  }

  /** The same events ordered and read once. */
  @Benchmark
  public long floor() {
    return scan.paid(arrays[next()]);
  }
}
