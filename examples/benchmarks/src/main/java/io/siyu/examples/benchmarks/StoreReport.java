package io.siyu.examples.benchmarks;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.jdbc.JdbcEventStore;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.time.Window;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report over many members in a database (报表): brings in as many as it is told, then reports a
 * month, and prints how long that took and how much heap it needed at most.
 */
public final class StoreReport {
  private static final int BATCH = 200;

  private StoreReport() {}

  /** Takes the kind of database and how many members there are. */
  public static void main(String[] args) throws Exception {
    String kind = args.length < 1 ? "postgresql" : args[0];
    int members = args.length < 2 ? 1_000_000 : Integer.parseInt(args[1]);
    try (Database database = Database.start(kind)) {
      EventStore store = JdbcEventStore.on(database.pool()).forTenant("crowd");
      long begin = System.nanoTime();
      for (int first = 0; first < members; first += BATCH) {
        List<Event> batch = new ArrayList<>();
        for (int i = first; i < Math.min(members, first + BATCH); i++) {
          batch.addAll(Crowd.member(i));
        }
        store.append(batch, Reaction.silent());
      }
      long events = (long) members * Crowd.EVENTS;
      print("%s: %,d events in %,.0f s", kind, events, seconds(begin));
      report(Siyu.builder().playbook(Lives.PLAYBOOK).store(store).build(), events);
    }
  }

  private static void report(Siyu siyu, long events) {
    System.gc();
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long begin = System.nanoTime();
    Window window = Window.month(2026, 6, Lives.PLAYBOOK.zone());
    Report report = siyu.report(window, window.end());
    double took = seconds(begin);
    long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    print(
        "report of %,d people: %,.0f s, %,.0f events a second, heap of at most %,d of %,d MiB",
        report.members().total(), took, events / took, peak >> 20, maxHeap() >> 20);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long maxHeap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static void print(String format, Object... of) {
    System.out.println(String.format(Locale.ROOT, format, of));
  }
}
