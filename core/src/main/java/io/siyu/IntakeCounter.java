package io.siyu;

import io.siyu.Receipt.Outcome;
import io.siyu.spi.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at the door. Thread-safe. */
final class IntakeCounter {
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Reason, LongAdder> reasons = new EnumMap<>(Reason.class);

  IntakeCounter() {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
    for (Reason reason : Reason.values()) {
      reasons.put(reason, new LongAdder());
    }
  }

  Receipt count(Receipt receipt) {
    counter(outcomes, receipt.outcome()).increment();
    receipt.rejection().ifPresent(r -> counter(reasons, r.reason()).increment());
    return receipt;
  }

  private static <E extends Enum<E>> LongAdder counter(Map<E, LongAdder> counters, E of) {
    LongAdder counter = counters.get(of);
    if (counter == null) {
      throw new IllegalStateException("nothing counts " + of);
    }
    return counter;
  }

  private long of(Outcome outcome) {
    return counter(outcomes, outcome).sum();
  }

  Intake sum() {
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    reasons.forEach(
        (reason, count) -> {
          if (count.sum() > 0) {
            rejected.put(reason, count.sum());
          }
        });
    long all = 0;
    for (LongAdder each : outcomes.values()) {
      all += each.sum();
    }
    return new Intake(
        all - of(Outcome.UNREADABLE),
        of(Outcome.ACCEPTED),
        of(Outcome.DUPLICATE),
        of(Outcome.HANDSHAKE),
        of(Outcome.QUESTION),
        of(Outcome.PROBE),
        of(Outcome.NOT_STORED),
        rejected,
        of(Outcome.UNREADABLE));
  }
}
