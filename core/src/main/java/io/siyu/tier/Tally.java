package io.siyu.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one person earned before an instant, by measure, sorted once and summed often. Mutable. */
final class Tally {
  private static final Earned NOTHING = new Earned(List.of(), Instant.MIN);

  private final Map<String, Earned> byMeasure = new HashMap<>();
  private final Instant[] merits;
  private final Instant[] reversals;

  /** Takes what the programme's measures have earned before an instant. */
  Tally(TierProgramme programme, TierFacts facts, Instant before) {
    List<Instant> at = new ArrayList<>();
    List<Instant> back = new ArrayList<>();
    facts
        .merits()
        .forEach(
            (measure, merits) -> {
              if (programme.names(measure)) {
                Earned earned = new Earned(merits, before);
                byMeasure.put(measure, earned);
                at.addAll(Arrays.asList(earned.at));
                earned.reversals.forEach(reversal -> back.add(reversal.at));
              }
            });
    merits = distinct(at);
    reversals = distinct(back);
  }

  private static Instant[] distinct(List<Instant> instants) {
    Instant[] sorted = instants.toArray(Instant[]::new);
    Arrays.sort(sorted);
    int kept = 0;
    for (Instant each : sorted) {
      if (kept == 0 || !each.equals(sorted[kept - 1])) {
        sorted[kept++] = each;
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  /** How many instants there are at which something was earned. */
  int meritCount() {
    return merits.length;
  }

  /** One of the instants at which something was earned, in order. */
  Instant merit(int index) {
    return merits[index];
  }

  /** The first of the instants at which something was earned that is not before one. */
  int firstMerit(Instant notBefore) {
    return first(merits, notBefore);
  }

  /** When something was taken back, in order. */
  List<Instant> reversals() {
    return List.of(reversals);
  }

  /** What was earned in {@code [from, to)}, less what was taken back of it before an instant. */
  long sum(String measure, Instant from, Instant to, Instant before) {
    return byMeasure.getOrDefault(measure, NOTHING).sum(from, to, before);
  }

  /** The largest thing earned in {@code [from, to)}, likewise; 0 where there is none. */
  long largest(String measure, Instant from, Instant to, Instant before) {
    return byMeasure.getOrDefault(measure, NOTHING).largest(from, to, before);
  }

  /** Makes what was taken back at an instant never have been earned. */
  void forget(Instant reversedAt) {
    byMeasure.values().forEach(earned -> earned.forget(reversedAt));
  }

  private static int first(Instant[] sorted, Instant notBefore) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].isBefore(notBefore)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private record TakenBack(int merit, Instant at, long amount) {}

  /** By one measure. */
  private static final class Earned {
    private final Instant[] at;
    private final long[] amounts;

    /** What was earned before each merit, and in the end of all. */
    private final long[] sums;

    /** What has not been forgotten. */
    private final List<TakenBack> reversals = new ArrayList<>();

    /**
     * The last sum asked for: the rungs of a ladder are judged by the same one, one after another.
     */
    private Instant lastFrom = Instant.MAX;

    private Instant lastTo = Instant.MAX;
    private Instant lastBefore = Instant.MAX;
    private long lastSum;

    Earned(List<Merit> merits, Instant before) {
      List<Merit> sorted = new ArrayList<>(merits.size());
      for (Merit merit : merits) {
        if (merit.at().isBefore(before)) {
          sorted.add(merit);
        }
      }
      sorted.sort(Comparator.comparing(Merit::at));
      at = new Instant[sorted.size()];
      amounts = new long[at.length];
      sums = new long[at.length + 1];
      for (int i = 0; i < at.length; i++) {
        Merit merit = sorted.get(i);
        at[i] = merit.at();
        amounts[i] = merit.amount();
        if (!merit.reversals().isEmpty()) {
          takeBack(i, merit, before);
        }
      }
      addUp();
    }

    /** No more can be taken back than was earned, and nothing earlier than it was. */
    private void takeBack(int index, Merit merit, Instant before) {
      List<Merit.Reversal> sorted = new ArrayList<>(merit.reversals());
      sorted.sort(Comparator.comparing(Merit.Reversal::at));
      long left = Math.max(0, merit.amount());
      for (Merit.Reversal reversal : sorted) {
        long amount = Math.min(left, reversal.amount());
        if (amount > 0 && reversal.at().isBefore(before)) {
          Instant when = reversal.at().isBefore(merit.at()) ? merit.at() : reversal.at();
          reversals.add(new TakenBack(index, when, amount));
          left -= amount;
        }
      }
    }

    private void addUp() {
      for (int i = 0; i < amounts.length; i++) {
        sums[i + 1] = Math.addExact(sums[i], amounts[i]);
      }
    }

    @SuppressWarnings("ReferenceEquality") // what is equal but not the same is summed again
    long sum(Instant from, Instant to, Instant before) {
      if (from != lastFrom || to != lastTo || before != lastBefore) {
        lastSum = add(from, to, before);
        lastFrom = from;
        lastTo = to;
        lastBefore = before;
      }
      return lastSum;
    }

    private long add(Instant from, Instant to, Instant before) {
      int start = first(at, from);
      int end = Math.max(start, first(at, to));
      long sum = Math.subtractExact(sums[end], sums[start]);
      for (TakenBack reversal : reversals) {
        if (reversal.merit >= start && reversal.merit < end && reversal.at.isBefore(before)) {
          sum -= reversal.amount;
        }
      }
      return sum;
    }

    long largest(Instant from, Instant to, Instant before) {
      long largest = 0;
      int end = first(at, to);
      for (int i = first(at, from); i < end; i++) {
        long amount = amounts[i];
        for (TakenBack reversal : reversals) {
          if (reversal.merit == i && reversal.at.isBefore(before)) {
            amount -= reversal.amount;
          }
        }
        largest = Math.max(largest, amount);
      }
      return largest;
    }

    void forget(Instant reversedAt) {
      boolean any = false;
      for (TakenBack reversal : reversals) {
        if (reversal.at.equals(reversedAt)) {
          amounts[reversal.merit] -= reversal.amount;
          any = true;
        }
      }
      if (any) {
        reversals.removeIf(reversal -> reversal.at.equals(reversedAt));
        addUp();
        lastFrom = Instant.MAX;
      }
    }
  }
}
