package io.siyu.laws;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.testing.Histories;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Folds fixed histories and prints the hash of every byte that comes of it; run in a process of its
 * own.
 */
final class ReplayMain {
  private ReplayMain() {}

  public static void main(String[] args) {
    new PrintStream(System.out, true, StandardCharsets.US_ASCII)
        .println("replay " + hash(Long.parseLong(args[0])));
  }

  /** The hash of playbook, events and reports, whatever order the events come in. */
  static String hash(long orderOfArrival) {
    Hasher hasher = Hashing.sha256().newHasher();
    add(hasher, World.FIRST.toJson());
    for (long seed = 1; seed <= 20; seed++) {
      List<Event> history = Histories.fixed(seed, 300);
      List<String> lines = new ArrayList<>(history.stream().map(EventJson::encode).toList());
      lines.sort(null);
      lines.forEach(line -> add(hasher, line));
      World world = World.of(World.shuffled(history, new Random(orderOfArrival + seed)));
      world.reports().forEach(report -> add(hasher, report.toJson()));
    }
    return hasher.hash().toString();
  }

  private static void add(Hasher hasher, String text) {
    hasher.putString(text, StandardCharsets.UTF_8).putByte((byte) 0);
  }
}
