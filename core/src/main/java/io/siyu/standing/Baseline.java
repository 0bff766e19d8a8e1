package io.siyu.standing;

import com.google.common.primitives.ImmutableLongArray;
import io.siyu.money.Ratio;
import io.siyu.standing.RfmBaseline.Dimension;
import io.siyu.standing.RfmPolicy.Quantiles;
import io.siyu.standing.RfmPolicy.Scoring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Frozen figures of a shop (基线) that its members are judged against, so that a decision can be
 * repeated and nobody's standing moves because others bought. Immutable.
 *
 * @param version what whoever made it calls it; never empty
 * @param asOf of which instant the figures are
 * @param members how many members were counted
 * @param discountedShare the sum of the discounted parts of all purchases in the window where they
 *     are known, in millionths, over the number of those purchases
 * @param percentile at which percentile the value is cut
 * @param valueCut the least value that at least so many percent of the buyers in the window do not
 *     exceed (lower quantile); empty where nobody bought
 * @param rfm the figures of recency, frequency and money; empty where they were not asked for or
 *     nobody bought
 */
public record Baseline(
    String version,
    Instant asOf,
    long members,
    Ratio discountedShare,
    int percentile,
    OptionalLong valueCut,
    Optional<RfmBaseline> rfm) {
  /** Checks the version and that nothing counted is negative. */
  public Baseline {
    if (version.isEmpty()) {
      throw new IllegalArgumentException("a baseline needs a version, such as 2026-03");
    }
    if (members < 0 || discountedShare.num() < 0 || discountedShare.den() < 0) {
      throw new IllegalArgumentException(
          "a baseline's members and discounted share must not be negative");
    }
    StandingPolicy.VALUABLE_FROM.check(percentile);
  }

  /**
   * Reads a baseline.
   *
   * @throws BaselineException if it breaks any rule; the exception holds every violation
   */
  public static Baseline parse(String json) {
    return BaselineJson.read(json);
  }

  /** Returns the canonical JSON form; {@link #parse} reads it back to an equal baseline. */
  public String toJson() {
    return BaselineJson.write(this);
  }

  /**
   * Counts members one by one, in any order. It keeps one number for each member who bought in the
   * window, and three more where RFM is asked for, each of eight bytes. Not thread-safe.
   */
  public static final class Tally {
    private final StandingPolicy policy;
    private final Optional<RfmPolicy> rfm;
    private final Instant asOf;
    private long members;
    private long discounted;
    private long known;
    private final ImmutableLongArray.Builder values = ImmutableLongArray.builder();
    private final ImmutableLongArray.Builder recency = ImmutableLongArray.builder();
    private final ImmutableLongArray.Builder frequency = ImmutableLongArray.builder();
    private final ImmutableLongArray.Builder monetary = ImmutableLongArray.builder();

    /** Starts with nobody. */
    public Tally(StandingPolicy policy, Optional<RfmPolicy> rfm, Instant asOf) {
      this.policy = policy;
      this.rfm = rfm;
      this.asOf = asOf;
    }

    /** Counts a member by what happened before the instant. */
    public void add(StandingFacts facts) {
      members++;
      Evidence evidence =
          new Evidence(
              policy,
              Evidence.purchases(policy.window(), facts, asOf),
              Evidence.referrals(policy.window(), facts, asOf).size());
      discounted = Math.addExact(discounted, evidence.discounted());
      known += evidence.known();
      if (evidence.orders() > 0) {
        values.add(evidence.value());
      }
      rfm.flatMap(asked -> RfmFigures.of(asked.window(), facts, asOf))
          .ifPresent(
              figures -> {
                // Fewer days are better: turned round, all three dimensions rise.
                recency.add(-figures.recencyDays());
                frequency.add(figures.frequency());
                monetary.add(figures.monetary());
              });
    }

    /** Counts whom another tally of the same policies and instant has counted. */
    public void add(Tally other) {
      if (!policy.equals(other.policy) || !rfm.equals(other.rfm) || !asOf.equals(other.asOf)) {
        throw new IllegalArgumentException(
            "tallies must be of the same policies and instant to be added up");
      }
      members += other.members;
      discounted = Math.addExact(discounted, other.discounted);
      known += other.known;
      values.addAll(other.values.build());
      recency.addAll(other.recency.build());
      frequency.addAll(other.frequency.build());
      monetary.addAll(other.monetary.build());
    }

    /** States the result. */
    public Baseline result(String version) {
      long[] sorted = sorted(values);
      return new Baseline(
          version,
          asOf,
          members,
          new Ratio(discounted, known),
          policy.valuableFrom(),
          sorted.length == 0
              ? OptionalLong.empty()
              : OptionalLong.of(lowerQuantile(sorted, policy.valuableFrom())),
          rfm.flatMap(this::rfm));
    }

    private Optional<RfmBaseline> rfm(RfmPolicy asked) {
      long[] days = sorted(recency);
      if (days.length == 0) {
        return Optional.empty();
      }
      Dimension turned = dimension(days, asked.recency());
      return Optional.of(
          new RfmBaseline(
              days.length,
              new Dimension(-turned.sum(), turned.cuts().map(Tally::turnedRound)),
              -days[days.length / 2],
              dimension(sorted(frequency), asked.frequency()),
              dimension(sorted(monetary), asked.monetary())));
    }

    private static long[] sorted(ImmutableLongArray.Builder numbers) {
      long[] sorted = numbers.build().toArray();
      Arrays.sort(sorted);
      return sorted;
    }

    private static long lowerQuantile(long[] sorted, int percentile) {
      long rank = ((long) sorted.length * percentile + 99) / 100;
      return sorted[(int) rank - 1];
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
        long group = (long) groups * worse / sorted.length;
        if (sorted[worse] != sorted[worse - 1] && group > before) {
          cuts.add(sorted[worse]);
          before = group;
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
}
