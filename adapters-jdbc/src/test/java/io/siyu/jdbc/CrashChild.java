package io.siyu.jdbc;

import com.google.common.collect.Iterables;
import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.jdbc.CrashScript.Forget;
import io.siyu.jdbc.CrashScript.Ingest;
import io.siyu.jdbc.CrashScript.Step;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The process that is killed: looks whether everything that was acknowledged is there, then takes
 * the steps that it is told in several threads, says what it is about to do and what is done, and
 * acts upon signals.
 */
final class CrashChild {
  private static final int THREADS = 4;
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final CrashScript script;
  private final EventStore store;
  private final Set<Integer> acknowledged;
  private final Instant now;

  private CrashChild(CrashScript script, EventStore store, Set<Integer> acknowledged, Instant now) {
    this.script = script;
    this.store = store;
    this.acknowledged = acknowledged;
    this.now = now;
  }

  /** Arguments: url, user, prefix of the tables, seed, and how many lived before. */
  public static void main(String[] args) throws Exception {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Set<Integer> acknowledged = new HashSet<>(numbers(told));
    Queue<Integer> steps = new ConcurrentLinkedQueue<>(numbers(told));
    ChildJvm.say("opening");
    try {
      // Whoever starts this process opens a file again when this one has ended.
      String url = args[0].replace("DB_CLOSE_DELAY=0", "DB_CLOSE_DELAY=-1");
      EventStore store =
          JdbcEventStores.builder(new DriverDataSource(url, args[1]))
              .prefix(args[2])
              .build()
              .forTenant("brand");
      // Every lease of those who lived before has ended.
      Instant now = CrowdHistory.MARCH.end().plus(LEASE.multipliedBy(Long.parseLong(args[4])));
      CrashScript script = new CrashScript(Long.parseLong(args[3]));
      CrashChild child = new CrashChild(script, store, acknowledged, now);
      child.look();
      ChildJvm.say("ready");
      Together.run(
          THREADS,
          thread ->
              () -> {
                child.take(steps, new Random(thread));
                return thread;
              });
      ChildJvm.say("finished");
    } catch (StoreException e) {
      broken(e);
    }
  }

  private static List<Integer> numbers(BufferedReader told) throws IOException {
    String line = told.readLine();
    return line.isEmpty()
        ? List.of()
        : Arrays.stream(line.split(",")).map(Integer::valueOf).toList();
  }

  /** Says that the server is gone; only then may a call fail, and it must say so. */
  private static void broken(StoreException e) {
    if (!e.isRetryable()) {
      throw e;
    }
    ChildJvm.say("broken " + e.getMessage());
  }

  private void take(Queue<Integer> steps, Random random) {
    try {
      for (Integer next = steps.poll(); next != null; next = steps.poll()) {
        Step step = script.steps().get(next);
        ChildJvm.say("about " + next);
        int done =
            step instanceof Ingest ingest
                ? store.append(withRepetitions(ingest, random), CrashChild::react).added().size()
                : store.erase(((Forget) step).erasure()).events();
        ChildJvm.say("done " + next + " " + done);
        act();
      }
      while (act()) {
        // Until nobody's signal waits, or others hold them.
      }
    } catch (StoreException e) {
      broken(e);
    }
  }

  /** The events of a step and some that have been acknowledged, as platforms send them. */
  private List<Event> withRepetitions(Ingest ingest, Random random) {
    List<Event> events = new ArrayList<>(ingest.events());
    if (!acknowledged.isEmpty() && random.nextBoolean()) {
      int again = Iterables.get(acknowledged, random.nextInt(acknowledged.size()));
      if (script.steps().get(again) instanceof Ingest repeated) {
        events.addAll(random.nextInt(events.size() + 1), repeated.events());
      }
    }
    return events;
  }

  /** One signal for each new event of a person, named by the event. */
  private static List<Signal> react(List<Cluster> before, List<Cluster> after) {
    Set<EventId> known = new HashSet<>();
    before.forEach(cluster -> cluster.events().forEach(event -> known.add(event.id())));
    List<Signal> signals = new ArrayList<>();
    for (Cluster cluster : after) {
      for (Event event : cluster.events()) {
        if (!known.contains(event.id())) {
          CrashScript.person(event)
              .map(person -> new BecameReachable(CrashScript.member(person), event.id().toString()))
              .ifPresent(signals::add);
        }
      }
    }
    return signals;
  }

  private boolean act() {
    List<OutboxEntry> claimed = store.claim(3, now, LEASE);
    for (OutboxEntry entry : claimed) {
      String about = ((BecameReachable) entry.signal()).pool();
      int person = Integer.parseInt(entry.signal().member().text().replace("person ", ""));
      ChildJvm.say("acting " + entry.position() + " " + about + " " + person);
    }
    store.acknowledge(claimed.stream().map(OutboxEntry::position).toList());
    claimed.forEach(entry -> ChildJvm.say("acted " + entry.position()));
    return !claimed.isEmpty();
  }

  /** Looks whether what is acknowledged is there, and of the rest each step whole or not at all. */
  private void look() {
    List<EventId> ids = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot()) {
      snapshot.clusters().forEach(c -> c.events().forEach(event -> ids.add(event.id())));
      snapshot.others().forEach(event -> ids.add(event.id()));
    }
    Set<EventId> there = new HashSet<>(ids);
    require(there.size() == ids.size(), "an event is there twice");
    Set<EventId> reducible = new HashSet<>();
    for (int person : script.erased()) {
      if (store.naming(CrowdHistory.keys(person)).isEmpty()) {
        reducible.addAll(script.naming(person));
      }
    }
    for (int number = 0; number < script.steps().size(); number++) {
      boolean must = acknowledged.contains(number);
      if (script.steps().get(number) instanceof Ingest ingest) {
        // Of the erased, and by now by other ids, nothing can be said one by one.
        List<Boolean> present =
            ingest.events().stream()
                .map(Event::id)
                .filter(id -> !reducible.contains(id))
                .map(there::contains)
                .distinct()
                .toList();
        require(
            present.size() < 2,
            "step "
                + number
                + " is there in part: "
                + ingest.events().stream()
                    .map(
                        event ->
                            event.fact().kind()
                                + " "
                                + event.subject().text()
                                + (reducible.contains(event.id()) ? " reducible" : "")
                                + (there.contains(event.id()) ? " is there" : " is not"))
                    .toList());
        require(!must || !present.contains(false), "step " + number + " is lost");
      } else if (must) {
        int person = ((Forget) script.steps().get(number)).person();
        require(
            store.naming(CrowdHistory.keys(person)).isEmpty(), "erasure " + number + " is lost");
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
