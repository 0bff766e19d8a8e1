package io.siyu.standing;

import com.google.common.primitives.ImmutableLongArray;
import io.siyu.money.Ratio;
import java.time.Instant;
import java.util.Arrays;
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
    private final Optional<RfmTally> buyers;
    private long members;
    private long discounted;
    private long known;
    private final ImmutableLongArray.Builder values = ImmutableLongArray.builder();

    /** Starts with nobody. */
    public Tally(StandingPolicy policy, Optional<RfmPolicy> rfm, Instant asOf) {
      this.policy = policy;
      this.rfm = rfm;
      this.asOf = asOf;
      this.buyers = rfm.map(asked -> new RfmTally(asked, asOf));
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
      buyers.ifPresent(tally -> tally.add(facts));
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
      buyers.ifPresent(tally -> other.buyers.ifPresent(tally::add));
    }

    /** States the result. */
    public Baseline result(String version) {
      long[] sorted = values.build().toArray();
      Arrays.sort(sorted);
      return new Baseline(
          version,
          asOf,
          members,
          new Ratio(discounted, known),
          policy.valuableFrom(),
          sorted.length == 0
              ? OptionalLong.empty()
              : OptionalLong.of(lowerQuantile(sorted, policy.valuableFrom())),
          buyers.flatMap(RfmTally::baseline));
    }

    private static long lowerQuantile(long[] sorted, int percentile) {
      long rank = ((long) sorted.length * percentile + 99) / 100;
      return sorted[(int) rank - 1];
    }
  }
}
