package io.siyu.tier;

import com.google.common.collect.ImmutableList;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tier somebody holds (等级评定): a pure function of rules, facts and an instant.
 *
 * <p>As of an instant means what holds the instant before: neither what happens at it is seen, nor
 * a term that ends at it over. Nothing is stored, so that asking again changes nothing, and what
 * was so as of an earlier instant is the beginning of what is so as of a later one. It takes time
 * in proportion to the terms and merits up to the instant, so ask for none that lies beyond the
 * life of a person.
 */
public final class TierEvaluation {
  private static final Comparator<TierOverride> BY_TIME =
      Comparator.comparing(TierOverride::at)
          .thenComparing(TierOverride::tier)
          .thenComparing(override -> override.until().orElse(Instant.MAX))
          .thenComparing(TierOverride::reason);

  private TierEvaluation() {}

  /** The tier that somebody holds as of an instant, and how it came to that. */
  public static TierStatus of(TierProgramme programme, TierFacts facts, Instant asOf) {
    TierStatus earned = walk(programme, facts, asOf, asOf).status();
    return facts.overrides().isEmpty() ? earned : granted(earned, facts.overrides(), asOf);
  }

  /**
   * What will happen within a window by time alone (到期预告): by the facts before an instant, if
   * nothing else is earned or taken back.
   */
  public static List<TierRecord> due(
      TierProgramme programme, TierFacts facts, Instant asOf, Window window) {
    Instant from = window.start().isBefore(asOf) ? asOf : window.start();
    if (!from.isBefore(window.end())) {
      return List.of();
    }
    return walk(programme, facts, asOf, window.end()).history().stream()
        .filter(record -> !record.at().isBefore(from))
        .collect(ImmutableList.toImmutableList());
  }

  /** Goes through everything before an instant, knowing the facts before another. */
  private static TierWalk walk(
      TierProgramme programme, TierFacts facts, Instant known, Instant to) {
    Tally tally = new Tally(programme, facts, known);
    TierWalk walk = new TierWalk(programme, facts.enrolled(), tally);
    for (Instant reversal : tally.reversals()) {
      Instant after = reversal.plusNanos(1);
      walk.walk(after);
      TierPolicy rules = walk.rules();
      if (rules != null && rules.onRefund() == TierPolicy.OnRefund.RECOMPUTE_NOW) {
        tally.forget(reversal);
        TierWalk without = new TierWalk(programme, facts.enrolled(), tally);
        without.walk(after);
        if (without.replaces(walk, reversal)) {
          walk = without;
        }
      }
    }
    walk.walk(to);
    return walk;
  }

  private static TierStatus granted(TierStatus earned, List<TierOverride> overrides, Instant asOf) {
    TierOverride grant = null;
    Instant ended = null;
    for (TierOverride override : ImmutableList.sortedCopyOf(BY_TIME, overrides)) {
      if (override.at().isBefore(asOf)) {
        ended = grant == null ? ended : earlier(override.at(), grant.until());
        grant = override.tier().isEmpty() ? null : override;
      }
    }
    if (grant != null && grant.until().isPresent() && grant.until().get().isBefore(asOf)) {
      ended = grant.until().get();
      grant = null;
    }
    return new TierStatus(
        grant == null ? earned.tier() : grant.tier(),
        earned.earned(),
        grant == null ? later(earned.since(), ended) : Optional.of(grant.at()),
        grant == null ? earned.until() : grant.until(),
        grant == null && earned.inGrace(),
        earned.toKeep(),
        earned.toNext(),
        earned.history(),
        Optional.ofNullable(grant));
  }

  private static Instant earlier(Instant one, Optional<Instant> other) {
    return other.isPresent() && other.get().isBefore(one) ? other.get() : one;
  }

  private static Optional<Instant> later(Optional<Instant> one, @Nullable Instant other) {
    return other == null || (one.isPresent() && one.get().isAfter(other))
        ? one
        : Optional.of(other);
  }
}
