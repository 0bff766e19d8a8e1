package io.siyu.examples.quickstart;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Tells how far a piece of work has come: on a terminal by one line that is rewritten, elsewhere by
 * a line now and then. Counts records, reads no clock. Not thread-safe.
 */
final class Progress {
  private static final long STEP = 20_000;
  private static final long STEP_ON_TERMINAL = 1_000;

  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private long done;

  /**
   * Starts at nothing.
   *
   * @param terminal whether the output is a terminal
   * @param what what is done to each record
   */
  Progress(PrintStream out, boolean terminal, String what) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
  }

  /** One more record is done; {@code percent} of all. */
  void step(long percent) {
    done++;
    if (done % (terminal ? STEP_ON_TERMINAL : STEP) == 0) {
      show(percent);
    }
  }

  /** Everything is done. */
  void end() {
    show(100);
    if (terminal) {
      out.println();
    }
  }

  private void show(long percent) {
    String text = String.format(Locale.ROOT, "%s: %,d deliveries (%d %%)", what, done, percent);
    if (terminal) {
      out.print("\r" + text);
      out.flush();
    } else {
      out.println(text);
    }
  }
}
