package io.siyu.standing;

import io.siyu.standing.RfmBaseline.Dimension;
import io.siyu.standing.RfmPolicy.Fixed;
import io.siyu.standing.RfmPolicy.Scoring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody's recency, frequency and money (RFM), over one window.
 *
 * <p>Scores start at 1, and more is better. A score by quantiles looks at values and never at rows:
 * of n groups, a value is in group 1 + ⌊n × (buyers with a worse value) ÷ (all buyers)⌋, and groups
 * in which no value is are closed up. So equal values have equal scores, and where many are equal
 * there are fewer scores. A value that the baseline has not seen is in the group of the next worse
 * one.
 *
 * @param recencyDays whole days of the zone since the last purchase
 * @param frequency how many purchases
 * @param monetary what was paid and not given back, in minor units
 * @param recencyScore the score of recency; empty where it needs a baseline and there is none
 * @param frequencyScore the score of frequency, likewise
 * @param monetaryScore the score of money, likewise
 * @param rfmClass how all three compare with their splits: recency with the policy's, the others
 *     with the shop's means; empty without a baseline. Who is just at a split is not better
 */
public record Rfm(
    long recencyDays,
    long frequency,
    long monetary,
    OptionalInt recencyScore,
    OptionalInt frequencyScore,
    OptionalInt monetaryScore,
    Optional<RfmClass> rfmClass) {

  /** Scores what happened before an instant; empty where nothing was bought in the window. */
  public static Optional<Rfm> of(
      RfmPolicy policy, StandingFacts facts, Optional<Baseline> baseline, Instant asOf) {
    Optional<RfmBaseline> shop = baseline.flatMap(Baseline::rfm);
    return RfmFigures.of(policy.window(), facts, asOf).map(figures -> of(policy, figures, shop));
  }

  private static Rfm of(RfmPolicy policy, RfmFigures figures, Optional<RfmBaseline> shop) {
    long days = figures.recencyDays();
    long frequency = figures.frequency();
    long monetary = figures.monetary();
    return new Rfm(
        days,
        frequency,
        monetary,
        cuts(policy.recency(), shop.map(RfmBaseline::recency))
            .map(cuts -> OptionalInt.of(1 + (int) cuts.stream().filter(c -> days <= c).count()))
            .orElse(OptionalInt.empty()),
        rising(frequency, cuts(policy.frequency(), shop.map(RfmBaseline::frequency))),
        rising(monetary, cuts(policy.monetary(), shop.map(RfmBaseline::monetary))),
        shop.map(all -> RfmSplits.of(policy, all).classOf(days, frequency, monetary)));
  }

  static Optional<List<Long>> cuts(Scoring scoring, Optional<Dimension> shop) {
    return scoring instanceof Fixed fixed
        ? Optional.of(fixed.bounds())
        : shop.flatMap(Dimension::cuts);
  }

  private static OptionalInt rising(long value, Optional<List<Long>> cuts) {
    return cuts.map(all -> OptionalInt.of(1 + (int) all.stream().filter(c -> value >= c).count()))
        .orElse(OptionalInt.empty());
  }
}
