package io.siyu.jdbc;

import io.siyu.jdbc.StoreListener.Call;
import io.siyu.jdbc.StoreListener.Operation;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of one tenant's store, as its listener hears of them (调用). Thread-safe. */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final String tenant;
  private final StoreListener listener;

  Calls(String tenant, StoreListener listener) {
    this.tenant = tenant;
    this.listener = listener;
  }

  /** Counts how often one call is tried. Not thread-safe. */
  static final class Tries {
    private int count;

    /** Counts one more and tells how many there are. */
    int next() {
      return ++count;
    }
  }

  /**
   * Makes a call and tells of it.
   *
   * @param count what is counted of what it returns
   */
  <T> T heard(Operation operation, ToIntFunction<T> count, Function<Tries, T> call) {
    Tries tries = new Tries();
    long start = System.nanoTime();
    int counted = 0;
    boolean failed = true;
    try {
      T done = call.apply(tries);
      counted = count.applyAsInt(done);
      failed = false;
      return done;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      tell(new Call(tenant, operation, took, tries.count, counted, failed));
    }
  }

  private void tell(Call call) {
    try {
      listener.called(call);
    } catch (RuntimeException e) {
      // What it says may quote anything.
      LOG.warn("a listener of the store threw {}", e.getClass().getName());
    }
  }
}
