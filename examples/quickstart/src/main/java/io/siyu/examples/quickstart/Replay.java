package io.siyu.examples.quickstart;

import io.siyu.Receipt;
import io.siyu.Receipt.Outcome;
import io.siyu.Siyu;
import io.siyu.examples.quickstart.Lines.Line;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Feeds a file of recorded deliveries to a Siyu (回放), many lines at once. Not thread-safe. */
final class Replay {
  /** More broken lines than this are counted, but not shown one by one. */
  static final int SHOWN_MAX = 100;

  /**
   * What a line that is not even UTF-8 is received as, so that it is counted with the unreadable.
   */
  private static final String NO_DELIVERY = "";

  /** How many lines are stored in one go, as an import of a history should be. */
  private static final int AT_ONCE = 500;

  private final Siyu siyu;
  private final PrintStream err;
  private long warnings;
  private long broken;

  /** Prepares to tell of broken lines on {@code err}. */
  Replay(Siyu siyu, PrintStream err) {
    this.siyu = siyu;
    this.err = err;
  }

  /** Feeds every line that is not blank. A broken line is told of, and the rest goes on. */
  void feed(Path deliveries, Progress progress) throws IOException {
    long size = Math.max(1, Files.size(deliveries));
    List<Line> some = new ArrayList<>();
    try (Lines lines = Lines.of(deliveries)) {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (line.get().text().filter(String::isBlank).isEmpty()) {
          some.add(line.get());
        }
        if (some.size() == AT_ONCE) {
          feed(some);
          some.clear();
        }
        progress.step(Math.min(100, lines.bytes() * 100 / size));
      }
    }
    feed(some);
    progress.end();
    if (broken > SHOWN_MAX) {
      err.println("... and " + (broken - SHOWN_MAX) + " more broken lines");
    }
  }

  private void feed(List<Line> lines) {
    List<Receipt> receipts =
        siyu.importRecorded(lines.stream().map(line -> line.text().orElse(NO_DELIVERY)).toList());
    for (int i = 0; i < lines.size(); i++) {
      Receipt receipt = receipts.get(i);
      if (receipt.outcome() == Outcome.UNREADABLE) {
        tellBroken(lines.get(i), receipt);
      } else {
        warnings += receipt.warnings().size();
      }
    }
  }

  private void tellBroken(Line line, Receipt receipt) {
    broken++;
    if (broken <= SHOWN_MAX) {
      String why =
          line.text().isEmpty() ? "the line is not UTF-8" : String.join("; ", receipt.warnings());
      err.println("line " + line.number() + " is broken: " + why);
    }
  }

  /** How many warnings the adapters gave. */
  long warnings() {
    return warnings;
  }
}
