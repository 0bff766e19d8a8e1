package io.siyu.standing;

import com.google.common.primitives.ImmutableLongArray;
import io.siyu.standing.RfmBaseline.Dimension;
import io.siyu.standing.RfmPolicy.Quantiles;
import io.siyu.standing.RfmPolicy.Scoring;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what buyers' recency, frequency and money come to, one by one and in any order: three
 * numbers of eight bytes for each who bought in the window. Not thread-safe.
 */
public final class RfmTally {
  private final RfmPolicy policy;
  private final Instant asOf;

  /** When each day of the window begins, and at last the instant's own day. */
  private final long[] days;

  private final ImmutableLongArray.Builder recency = ImmutableLongArray.builder();
  private final ImmutableLongArray.Builder frequency = ImmutableLongArray.builder();
  private final ImmutableLongArray.Builder monetary = ImmutableLongArray.builder();

  /** Starts with nobody. */
  public RfmTally(RfmPolicy policy, Instant asOf) {
    this.policy = policy;
    this.asOf = asOf;
    LookBack window = policy.window();
    LocalDate first = window.day(window.start(asOf));
    LocalDate last = window.day(asOf);
    this.days =
        first
            .datesUntil(last.plusDays(1))
            .mapToLong(day -> day.atStartOfDay(window.zone()).toInstant().toEpochMilli())
            .toArray();
  }

  /**
   * Counts a person by valid orders of known amount before the instant; those before the window do
   * not count, and who has no others is no buyer.
   *
   * @param paidAt when orders were first paid, in milliseconds since 1970
   * @param net what was paid for each and not given back, in minor units
   * @param from the person's first order
   * @param to the one after the last
   */
  public void add(long[] paidAt, long[] net, int from, int to) {
    long last = Long.MIN_VALUE;
    long bought = 0;
    long sum = 0;
    for (int i = from; i < to; i++) {
      if (paidAt[i] >= days[0]) {
        last = Math.max(last, paidAt[i]);
        sum = Math.addExact(sum, net[i]);
        bought++;
      }
    }
    if (bought > 0) {
      add(days.length - 1 - day(last), bought, sum);
    }
  }

  /** Which day of the window it is, from an estimate that only changes of the clock put wrong. */
  private int day(long at) {
    int day = (int) Math.min(days.length - 1, (at - days[0]) / 86_400_000);
    while (day + 1 < days.length && days[day + 1] <= at) {
      day++;
    }
    while (days[day] > at) {
      day--;
    }
    return day;
  }

  void add(StandingFacts facts) {
    RfmFigures.of(policy.window(), facts, asOf)
        .ifPresent(figures -> add(figures.recencyDays(), figures.frequency(), figures.monetary()));
  }

  private void add(long recencyDays, long bought, long sum) {
    // Fewer days are better: turned round, all three dimensions rise.
    recency.add(-recencyDays);
    frequency.add(bought);
    monetary.add(sum);
  }

  /** Counts whom another tally of the same policy and instant has counted. */
  public void add(RfmTally other) {
    if (!policy.equals(other.policy) || !asOf.equals(other.asOf)) {
      throw new IllegalArgumentException(
          "tallies must be of the same policy and instant to be added up");
    }
    recency.addAll(other.recency.build());
    frequency.addAll(other.frequency.build());
    monetary.addAll(other.monetary.build());
  }

  /** States what the figures come to; empty where nobody bought. */
  public Optional<RfmBaseline> baseline() {
    long[] turned = sorted(recency);
    if (turned.length == 0) {
      return Optional.empty();
    }
    Dimension rising = dimension(turned, policy.recency());
    return Optional.of(
        new RfmBaseline(
            turned.length,
            new Dimension(-rising.sum(), rising.cuts().map(RfmTally::turnedRound)),
            -turned[turned.length / 2],
            dimension(sorted(frequency), policy.frequency()),
            dimension(sorted(monetary), policy.monetary())));
  }

  /** Scores everybody by what the figures of all come to; empty where nobody bought. */
  public Optional<RfmCount> result() {
    return baseline().map(this::count);
  }

  private RfmCount count(RfmBaseline shop) {
    long[] recent = cuts(policy.recency(), shop.recency());
    long[] frequent = cuts(policy.frequency(), shop.frequency());
    long[] rich = cuts(policy.monetary(), shop.monetary());
    // Turned round like the figures.
    for (int i = 0; i < recent.length; i++) {
      recent[i] = -recent[i];
    }
    RfmSplits splits = RfmSplits.of(policy, shop);
    long[] buyers = new long[(recent.length + 1) * (frequent.length + 1) * (rich.length + 1)];
    long[] sums = new long[buyers.length];
    Map<RfmClass, Long> classes = new EnumMap<>(RfmClass.class);
    ImmutableLongArray allRecent = recency.build();
    ImmutableLongArray allFrequent = frequency.build();
    ImmutableLongArray allMoney = monetary.build();
    for (int i = 0; i < allRecent.length(); i++) {
      long money = allMoney.get(i);
      int cell =
          (reached(recent, allRecent.get(i)) * (frequent.length + 1)
                      + reached(frequent, allFrequent.get(i)))
                  * (rich.length + 1)
              + reached(rich, money);
      buyers[cell]++;
      sums[cell] = Math.addExact(sums[cell], money);
      classes.merge(splits.classOf(-allRecent.get(i), allFrequent.get(i), money), 1L, Long::sum);
    }
    return new RfmCount(shop, cells(buyers, sums, frequent.length + 1, rich.length + 1), classes);
  }

  private static List<RfmCount.Cell> cells(
      long[] buyers, long[] sums, int frequencies, int monies) {
    List<RfmCount.Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < buyers.length; cell++) {
      if (buyers[cell] > 0) {
        cells.add(
            new RfmCount.Cell(
                1 + cell / monies / frequencies,
                1 + cell / monies % frequencies,
                1 + cell % monies,
                buyers[cell],
                sums[cell]));
      }
    }
    return cells;
  }

  private static int reached(long[] cuts, long value) {
    int reached = 0;
    for (long cut : cuts) {
      reached += value >= cut ? 1 : 0;
    }
    return reached;
  }

  private static long[] cuts(Scoring scoring, Dimension shop) {
    return Rfm.cuts(scoring, Optional.of(shop)).orElse(List.of()).stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static long[] sorted(ImmutableLongArray.Builder numbers) {
    long[] sorted = numbers.build().toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static Dimension dimension(long[] sorted, Scoring scoring) {
    long sum = 0;
    for (long each : sorted) {
      sum = Math.addExact(sum, each);
    }
    return new Dimension(
        sum,
        scoring instanceof Quantiles quantiles
            ? Optional.of(cuts(sorted, quantiles.groups()))
            : Optional.empty());
  }

  /** The least value of each group but the worst, for values of which more is better. */
  private static List<Long> cuts(long[] sorted, int groups) {
    List<Long> cuts = new ArrayList<>();
    long before = 0;
    for (int worse = 1; worse < sorted.length; worse++) {
      if (sorted[worse] != sorted[worse - 1]) {
        long group = (long) groups * worse / sorted.length;
        if (group > before) {
          cuts.add(sorted[worse]);
          before = group;
        }
      }
    }
    return cuts;
  }

  private static List<Long> turnedRound(List<Long> cuts) {
    List<Long> turned = new ArrayList<>();
    cuts.forEach(cut -> turned.add(-cut));
    Collections.reverse(turned);
    return turned;
  }
}
