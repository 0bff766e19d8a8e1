package io.siyu.examples.benchmarks;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.store.InMemoryEventStore;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What members take in memory (内存占用): fills a store with as many as it is told, and prints bytes a
 * member, everything included, and how fast events are appended and read.
 */
public final class StoreFootprint {
  private static final int BATCH = 1_000;
  private static final int ASKED = 100_000;

  private StoreFootprint() {}

  /** Takes how many members there are. */
  public static void main(String[] args) {
    int members = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    long before = usedHeap();
    EventStore store = new InMemoryEventStore("crowd");
    long appending = 0;
    for (int first = 0; first < members; first += BATCH) {
      List<Event> batch = new ArrayList<>();
      for (int i = first; i < Math.min(members, first + BATCH); i++) {
        batch.addAll(Crowd.member(i));
      }
      long begin = System.nanoTime();
      store.append(batch, Reaction.silent());
      appending += System.nanoTime() - begin;
    }
    long events = (long) members * Crowd.EVENTS;
    long held = usedHeap() - before;
    print("%,d members, %,d events, heap of at most %,d MiB", members, events, maxHeap() >> 20);
    print("%,d MiB held: %.1f bytes a member", held >> 20, (double) held / members);
    print("%,.0f events a second appended, %d members a call", rate(events, appending), BATCH);
    scan(store, "on one thread", false);
    scan(store, "on all threads", true);
    ask(store, members);
  }

  private static void scan(EventStore store, String how, boolean parallel) {
    long begin = System.nanoTime();
    try (Snapshot snapshot = store.snapshot()) {
      long opened = System.nanoTime() - begin;
      var clusters = parallel ? snapshot.clusters().parallel() : snapshot.clusters();
      long events = clusters.mapToLong(cluster -> cluster.events().size()).sum();
      long took = System.nanoTime() - begin;
      print(
          "%,.0f events a second scanned %s, after %.1f ms to open a snapshot",
          rate(events, took), how, opened / 1e6);
    }
  }

  private static void ask(EventStore store, int members) {
    long found = 0;
    long taken = 0;
    for (int i = 0; i < ASKED; i++) {
      var key = Crowd.unionId((int) ((long) i * 7_919 % members));
      long begin = System.nanoTime();
      Cluster cluster = store.cluster(key).orElseThrow();
      taken += System.nanoTime() - begin;
      found += cluster.events().size();
    }
    if (found < (long) ASKED * (Crowd.EVENTS - 2)) {
      throw new IllegalStateException("every member must be found");
    }
    print("%,.0f members a second asked for, in no order", rate(ASKED, taken));
  }

  private static double rate(long count, long nanos) {
    return count * 1e9 / nanos;
  }

  private static long usedHeap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long maxHeap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static void print(String format, Object... of) {
    System.out.println(String.format(Locale.ROOT, format, of));
  }
}
