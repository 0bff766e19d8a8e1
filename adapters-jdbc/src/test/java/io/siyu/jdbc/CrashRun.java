package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.jdbc.CrashScript.Forget;
import io.siyu.jdbc.CrashScript.Ingest;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One history through a store whose process, or whose server, is killed at random instants: what
 * was acknowledged and what became of it.
 */
final class CrashRun {
  private static final int LINES_MAX = 60;
  private static final int SPINS_MAX = 100_000;

  private final DriverDataSource source;
  private final String prefix;
  private final Victim victim;
  private final long seed;
  private final CrashScript script;
  private final Random random;

  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final Set<Integer> acknowledged = new TreeSet<>();
  private final Map<Long, String> signals = new HashMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final Set<Long> acted = new HashSet<>();
  private final Map<Integer, Integer> acknowledgedIn = new HashMap<>();
  private int lives;
  private int kills;

  CrashRun(DriverDataSource source, String prefix, Victim victim, long seed) {
    this.source = source;
    this.prefix = prefix;
    this.victim = victim;
    this.seed = seed;
    this.script = new CrashScript(seed);
    this.random = new Random(seed);
  }

  /** Who is killed. */
  interface Victim {
    /** Kills it; tells whether the process that works with the store is killed with it. */
    boolean killed(ChildJvm child);

    /** Makes good what was killed, so that a process can work with the store. */
    void restored() throws Exception;

    /** The process itself. */
    static Victim process() {
      return new Victim() {
        @Override
        public boolean killed(ChildJvm child) {
          child.kill();
          return true;
        }

        @Override
        public void restored() {
          // The next process recovers what there is.
        }
      };
    }

    /** The server with which the process works. */
    static Victim server(CrashedServer server) {
      return new Victim() {
        @Override
        public boolean killed(ChildJvm child) {
          server.kill();
          return false;
        }

        @Override
        public void restored() throws Exception {
          server.restart();
        }
      };
    }
  }

  /**
   * Sends the history until all of it is acknowledged, and looks whether all is as it should be.
   *
   * @param most how often to kill at most
   * @return how often it killed
   */
  int run(int most) throws Exception {
    while (!live(kills < most)) {
      victim.restored();
    }
    check();
    return kills;
  }

  /** One life of the process; tells whether it came to its end. */
  private boolean live(boolean deadly) throws Exception {
    int left = deadly ? 1 + random.nextInt(LINES_MAX) : Integer.MAX_VALUE;
    String last = "";
    boolean finished = false;
    boolean broken = false;
    boolean killed = false;
    boolean dead = false;
    Set<Long> claimed = new HashSet<>();
    try (ChildJvm child =
        ChildJvm.start(
            CrashChild.class,
            source.url(),
            source.user(),
            prefix,
            Long.toString(seed),
            Integer.toString(lives++))) {
      child.tell(text(acknowledged));
      child.tell(text(toBeSent()));
      for (var line = child.line(); line.isPresent(); line = child.line()) {
        finished |= line.get().equals("finished");
        broken |= line.get().startsWith("broken");
        last = line.get();
        note(last.split(" "), claimed);
        if (--left == 0 && !finished) {
          for (int spins = random.nextInt(SPINS_MAX); spins > 0; spins--) {
            Thread.onSpinWait();
          }
          killed = true;
          kills++;
          dead = victim.killed(child);
        }
      }
      int status = child.exitStatus();
      if (!dead) {
        assertThat(status).as("the end of a process that nobody killed; %s", this).isZero();
        assertThat(finished && !broken || killed).as("its end: %s; %s", last, this).isTrue();
      }
    }
    return finished && !broken && !killed;
  }

  /** All that is not acknowledged, and some that is. */
  private List<Integer> toBeSent() {
    List<Integer> steps = new ArrayList<>();
    for (int step = 0; step < script.steps().size(); step++) {
      if (!acknowledged.contains(step) || random.nextInt(10) == 0) {
        steps.add(step);
      }
    }
    Collections.shuffle(steps, random);
    return steps;
  }

  private static String text(Collection<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Notes what the process says, if it may say so. */
  private void note(String[] words, Set<Long> claimed) {
    if (words[0].equals("about")) {
      attempts.merge(Integer.valueOf(words[1]), 1, Integer::sum);
    } else if (words[0].equals("done")) {
      done(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    } else if (words[0].equals("acting")) {
      long position = Long.parseLong(words[1]);
      assertThat(claimed.add(position)).as("a signal is claimed once; %s", this).isTrue();
      assertThat(acted).as("and not once it is acknowledged; %s", this).doesNotContain(position);
      assertThat(signals.merge(position, words[2], (a, b) -> a))
          .as("a position is one signal's; %s", this)
          .isEqualTo(words[2]);
      assertThat(positions.merge(words[2], position, (a, b) -> a))
          .as("a signal has one position; %s", this)
          .isEqualTo(position);
      assertThat(isErased(words[2], Integer.parseInt(words[3])))
          .as("a signal of somebody erased; %s", this)
          .isFalse();
    } else if (words[0].equals("acted")) {
      acted.add(Long.valueOf(words[1]));
    }
  }

  private void done(int number, int changed) {
    boolean first = acknowledged.add(number);
    acknowledgedIn.putIfAbsent(number, lives);
    if (script.steps().get(number) instanceof Ingest ingest) {
      if (!first) {
        assertThat(changed).as("what is acknowledged is nothing new; %s", this).isZero();
      } else if (changed != 0 || attempts.get(number) == 1) {
        assertThat(changed).as("a step is done whole; %s", this).isEqualTo(ingest.events().size());
      }
    }
  }

  private boolean isErased(String event, int person) {
    EventId id = EventId.parse(event).orElseThrow();
    return script.naming(person).contains(id)
        && acknowledged.stream()
            .map(script.steps()::get)
            .anyMatch(step -> step instanceof Forget forget && forget.person() == person);
  }

  private void check() throws Exception {
    EventStore store = JdbcEventStores.builder(source).prefix(prefix).build().forTenant("brand");
    EventStore memory = new InMemoryEventStore("brand");
    memory.append(script.history(), Reaction.silent());
    String unerased = CrowdHistory.report(memory);
    for (int person : script.erased()) {
      assertThat(store.naming(CrowdHistory.keys(person))).as("erased; %s", this).isEmpty();
    }
    List<Event> kept = new ArrayList<>();
    CrowdHistory.together(store).forEach(kept::addAll);
    assertThat(acknowledged).as("acknowledged; %s", this).hasSameSizeAs(script.steps());
    assertThat(lost(kept))
        .as("steps lost and the lives in which they were acknowledged; %s", this)
        .isEmpty();
    assertThat(kept).as("each event once; %s", this).doesNotHaveDuplicates();
    assertThat(kept).as("each event; %s", this).hasSameSizeAs(script.history());
    String report = CrowdHistory.report(store);
    if (script.erased().isEmpty()) {
      assertThat(report).as("the report; %s", this).isEqualTo(unerased);
    }
    // How much could not be decided of somebody erased depends on what was known by then (S-10).
    assertThat(decided(report)).as("the report; %s", this).isEqualTo(decided(unerased));
    assertThat(positions.keySet()).as("signals; %s", this).containsAll(script.signalled());
    Instant later = CrowdHistory.MARCH.end().plus(Duration.ofDays(9));
    assertThat(store.claim(9, later, Duration.ofHours(1))).as("waiting; %s", this).isEmpty();
  }

  /**
   * Steps of which an event is missing that is of nobody erased, and when they were acknowledged.
   */
  private Map<Integer, Integer> lost(Collection<Event> kept) {
    Set<EventId> expected = new HashSet<>();
    kept.forEach(event -> expected.add(event.id()));
    script.erased().forEach(person -> expected.addAll(script.naming(person)));
    Map<Integer, Integer> lost = new HashMap<>(acknowledgedIn);
    lost.keySet()
        .removeIf(
            number ->
                !(script.steps().get(number) instanceof Ingest ingest)
                    || ingest.events().stream().map(Event::id).allMatch(expected::contains));
    return lost;
  }

  private static String decided(String report) {
    return report.replaceAll("\"(quarantinedEdges|wouldJoin)\" : \\d+", "");
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + kills + " kills, life " + lives;
  }
}
