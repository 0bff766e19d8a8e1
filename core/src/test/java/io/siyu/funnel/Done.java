package io.siyu.funnel;

import java.util.Comparator;
import java.util.List;

/** One occurrence, as the tests write it. */
record Done(long at, int steps, int exclusions, long value) {
  /** The order that {@link Occurrences} promises. */
  static final Comparator<Done> ORDER =
      Comparator.comparingLong(Done::at)
          .thenComparing(done -> Integer.numberOfTrailingZeros(done.steps))
          .thenComparing(Done::steps)
          .thenComparing(Done::exclusions)
          .thenComparing(Done::value);

  static Occurrences occurrences(List<Done> done) {
    Occurrences occurrences = new Occurrences();
    done.stream()
        .sorted(Comparator.comparingLong(Done::at))
        .forEach(d -> occurrences.add(d.at, d.steps, d.exclusions, d.value));
    return occurrences;
  }
}
