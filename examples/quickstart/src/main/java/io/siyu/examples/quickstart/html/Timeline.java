package io.siyu.examples.quickstart.html;

import com.google.common.primitives.Longs;
import io.siyu.member.Member;
import io.siyu.member.Presence;
import io.siyu.playbook.Playbook;
import io.siyu.pool.UserPool;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What members did day by day within a window (按日), in days of the playbook's zone, as known as of
 * an instant: at which stage they stood at the end of each day, and their comings and goings by
 * pool. Members are added one by one. Not thread-safe.
 */
public final class Timeline {
  private final Window window;
  private final ZoneId zone;
  private final LocalDate first;
  private final int days;
  private final Map<Stage, long[]> changes = new EnumMap<>(Stage.class);
  private final Map<String, Traffic> pools = new TreeMap<>();

  /** Comings and goings of a pool, by day. */
  static final class Traffic {
    private final long[] joins;
    private final long[] losses;

    private Traffic(int days) {
      this.joins = new long[days];
      this.losses = new long[days];
    }

    /** By day, how many presences began. */
    List<Long> joins() {
      return Longs.asList(joins);
    }

    /** By day, how many ended. */
    List<Long> losses() {
      return Longs.asList(losses);
    }
  }

  /** Starts with nobody. Days at or after {@code asOf} are not shown. */
  public Timeline(Playbook playbook, Window window, Instant asOf) {
    Instant end = asOf.isBefore(window.end()) ? asOf : window.end();
    this.window = window;
    this.zone = playbook.zone();
    this.first = LocalDate.ofInstant(window.start(), zone);
    this.days = window.start().isBefore(end) ? Math.toIntExact(indexOf(end.minusNanos(1)) + 1) : 0;
    for (Stage stage : Stage.values()) {
      changes.put(stage, new long[days]);
    }
    for (UserPool pool : playbook.userPools()) {
      pools.put(pool.id(), new Traffic(days));
    }
  }

  private long indexOf(Instant at) {
    return ChronoUnit.DAYS.between(first, LocalDate.ofInstant(at, zone));
  }

  /** Counts a member. */
  public void add(Member member) {
    addStages(member.reached());
    for (Presence presence : member.presences()) {
      Traffic traffic = pools.computeIfAbsent(presence.pool(), pool -> new Traffic(days));
      count(traffic.joins, presence.since());
      presence.until().ifPresent(until -> count(traffic.losses, until));
    }
  }

  private void count(long[] counts, Instant at) {
    if (window.contains(at) && indexOf(at) < days) {
      counts[(int) indexOf(at)]++;
    }
  }

  private void addStages(Map<Stage, Instant> reached) {
    List<Map.Entry<Stage, Instant>> inTime = new ArrayList<>(reached.entrySet());
    inTime.sort(Map.Entry.<Stage, Instant>comparingByValue().thenComparing(Map.Entry::getKey));
    @Nullable Stage highest = null;
    for (Map.Entry<Stage, Instant> step : inTime) {
      long day = Math.max(0, indexOf(step.getValue()));
      if (day < days && (highest == null || step.getKey().compareTo(highest) > 0)) {
        change(step.getKey(), day, 1);
        if (highest != null) {
          change(highest, day, -1);
        }
        highest = step.getKey();
      }
    }
  }

  private void change(Stage stage, long day, long by) {
    long[] counts = changes.get(stage);
    if (counts != null) {
      counts[(int) day] += by;
    }
  }

  /** The days, as ISO dates. */
  List<String> days() {
    return LongStream.range(0, days).mapToObj(day -> first.plusDays(day).toString()).toList();
  }

  /** By day, how many members stood at a stage at its end. */
  List<Long> standing(Stage stage) {
    List<Long> counts = new ArrayList<>();
    long now = 0;
    for (long change : changes.getOrDefault(stage, new long[0])) {
      now += change;
      counts.add(now);
    }
    return counts;
  }

  /** Comings and goings by the pool's id. */
  Map<String, Traffic> pools() {
    return pools;
  }
}
