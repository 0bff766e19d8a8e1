package io.siyu.tier;

import io.siyu.tier.TierPolicy.OnFail;
import io.siyu.tier.TierPolicy.UpgradeMoment;
import io.siyu.tier.TierRecord.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One person's way through time: what they hold by the rules, and how it came to that. Mutable;
 * goes forward only.
 *
 * <p>Of what happens at one instant the end of a term comes first, then other rules, then what was
 * earned. Nobody is judged before they are a member; what they earned before that counts then.
 */
final class TierWalk {
  private static final int NONE = -1;

  private final TierProgramme programme;
  private final Instant enrolled;
  private final Tally tally;

  /** Everything before this has been gone through. */
  private Instant reached = Instant.MIN;

  private int version = NONE;
  private @Nullable TierPolicy policy;
  private boolean joined;
  private int nextCounted;
  private int nextInGrace;

  private int rung = NONE;
  private @Nullable Instant since;

  /** What a window since the last change counts from. */
  private Instant changed = Instant.MIN;

  /** The end of the term or of the grace; also where no tier is held but terms run all the same. */
  private @Nullable Instant termEnd;

  /** Where what keeps the tier is counted from during a grace. */
  private @Nullable Instant graceFrom;

  private int gracesInARow;
  private List<TierRecord> history = new ArrayList<>();

  TierWalk(TierProgramme programme, Instant enrolled, Tally tally) {
    this.programme = programme;
    this.enrolled = enrolled;
    this.tally = tally;
    if (!programme.policies().isEmpty()
        && programme.policies().get(0).effectiveFrom().equals(Instant.MIN)) {
      version = 0;
      policy = programme.policies().get(0);
      termEnd = endOfTerm(policy, enrolled);
    }
  }

  /** Goes through everything before an instant. */
  void walk(Instant to) {
    while (step(to)) {
      // Until nothing is left.
    }
    reached = to;
  }

  private boolean step(Instant to) {
    TierPolicy rules = policy;
    Instant change =
        version + 1 < programme.policies().size()
            ? programme.policies().get(version + 1).effectiveFrom()
            : Instant.MAX;
    Instant limit = change.isBefore(to) ? change : to;
    if (rules != null) {
      Instant earned = nextEarned(rules);
      Instant end = termEnd;
      if (end != null && !end.isAfter(earned) && (end.isBefore(to) && !end.isAfter(change))) {
        endTerm(rules, end);
        return true;
      }
      if (earned.isBefore(limit)) {
        earned(rules, earned);
        return true;
      }
    }
    if (change.isBefore(to)) {
      changeRules(programme.policies().get(version + 1));
      return true;
    }
    return false;
  }

  /** The next instant at which something may lift or keep a tier. */
  private Instant nextEarned(TierPolicy rules) {
    if (!joined) {
      return enrolled;
    }
    Instant next = Instant.MAX;
    if (nextCounted < tally.meritCount()
        && !(rules.upgradeMoment() instanceof UpgradeMoment.AtEvaluation)) {
      Instant counted = counted(rules, tally.merit(nextCounted));
      next = counted.isBefore(next) ? counted : next;
    }
    if (graceFrom != null && nextInGrace < tally.meritCount()) {
      Instant merit = tally.merit(nextInGrace);
      next = merit.isBefore(next) ? merit : next;
    }
    return next;
  }

  /** When what is earned at an instant first counts for reaching a tier. */
  private static Instant counted(TierPolicy rules, Instant merit) {
    Instant counted = merit;
    if (rules.upgradeWindow() instanceof TierWindow.FullMonths) {
      ZoneId zone = rules.zone();
      LocalDate day = merit.atZone(zone).toLocalDate();
      counted = day.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant();
    }
    return counted.plus(delay(rules));
  }

  private static Duration delay(TierPolicy rules) {
    return rules.upgradeMoment() instanceof UpgradeMoment.AfterDays after
        ? Duration.ofDays(after.days())
        : Duration.ZERO;
  }

  private void earned(TierPolicy rules, Instant at) {
    Instant after = at.plusNanos(1);
    boolean upgrades = !joined;
    joined = true;
    while (nextCounted < tally.meritCount()
        && !counted(rules, tally.merit(nextCounted)).isAfter(at)) {
      nextCounted++;
      upgrades |= !(rules.upgradeMoment() instanceof UpgradeMoment.AtEvaluation);
    }
    while (nextInGrace < tally.meritCount() && !tally.merit(nextInGrace).isAfter(at)) {
      nextInGrace++;
    }
    int reachable = upgrades ? highest(rules, rung, after) : rung;
    if (reachable > rung) {
      gracesInARow = 0;
      hold(rules, reachable, at, after.minus(delay(rules)), Cause.UP);
    } else if (graceFrom != null && keeps(rules, rung, after)) {
      hold(rules, rung, at, after, Cause.KEPT);
    }
  }

  private void endTerm(TierPolicy rules, Instant at) {
    int given =
        rules.upgradeMoment() instanceof UpgradeMoment.AtEvaluation
            ? highest(rules, NONE, at)
            : NONE;
    if (given > rung) {
      gracesInARow = 0;
      hold(rules, given, at, at, Cause.UP);
    } else if (rung == NONE) {
      termEnd = endOfTerm(rules, at);
    } else if (given == rung || isSafe(rules) || keeps(rules, rung, at)) {
      gracesInARow = graceFrom == null ? 0 : gracesInARow;
      hold(rules, rung, at, at, Cause.KEPT);
    } else if (graceFrom == null && gracesInARow < rules.grace().maxInARow()) {
      gracesInARow++;
      graceFrom = rules.keepWindow().from(at, rules.zone(), changed);
      nextInGrace = tally.firstMerit(at);
      termEnd = at.atZone(rules.zone()).plusDays(rules.grace().days()).toInstant();
      record(rules, at, Cause.GRACE);
    } else {
      gracesInARow = 0;
      hold(rules, Math.max(given, lower(rules, at)), at, at, Cause.DOWN);
    }
  }

  private void changeRules(TierPolicy rules) {
    Instant at = rules.effectiveFrom();
    int carried = NONE;
    String before = "";
    if (policy != null && rung != NONE) {
      before = policy.ladder().get(rung).code();
      for (int i = rung; i >= 0 && carried == NONE; i--) {
        carried = rules.rung(policy.ladder().get(i).code());
      }
    }
    boolean first = policy == null;
    version++;
    policy = rules;
    joined = enrolled.isBefore(at);
    if (!joined) {
      termEnd = endOfTerm(rules, enrolled);
      return;
    }
    nextCounted = 0;
    while (nextCounted < tally.meritCount()
        && counted(rules, tally.merit(nextCounted)).isBefore(at)) {
      nextCounted++;
    }
    int now =
        first || !(rules.upgradeMoment() instanceof UpgradeMoment.AtEvaluation)
            ? highest(rules, carried, at)
            : carried;
    if (!before.equals(now == NONE ? "" : rules.ladder().get(now).code())) {
      gracesInARow = 0;
      hold(rules, now, at, at, Cause.RULES);
      return;
    }
    rung = now;
    Instant end = termEnd;
    if (rung == NONE) {
      termEnd = endOfTerm(rules, at);
    } else if (rules.validity() instanceof TierValidity.Unlimited) {
      termEnd = null;
      graceFrom = null;
    } else if (end == null) {
      termEnd = endOfTerm(rules, at);
    }
    if (rung != NONE && (end == null) != (termEnd == null)) {
      record(rules, at, Cause.RULES);
    }
  }

  private void hold(TierPolicy rules, int rung, Instant at, Instant counted, Cause cause) {
    if (cause != Cause.KEPT) {
      since = at;
    }
    this.rung = rung;
    changed = counted;
    graceFrom = null;
    termEnd = endOfTerm(rules, at);
    record(rules, at, cause);
  }

  /** Without a tier a term runs only where nothing but its end could give one. */
  private @Nullable Instant endOfTerm(TierPolicy rules, Instant start) {
    return rung == NONE && !(rules.upgradeMoment() instanceof UpgradeMoment.AtEvaluation)
        ? null
        : rules.validity().end(start, rules.zone(), enrolled).orElse(null);
  }

  private void record(TierPolicy rules, Instant at, Cause cause) {
    history.add(new TierRecord(at, code(rules), shownEnd(), cause));
  }

  private String code(TierPolicy rules) {
    return rung == NONE ? "" : rules.ladder().get(rung).code();
  }

  private Optional<Instant> shownEnd() {
    return rung == NONE ? Optional.empty() : Optional.ofNullable(termEnd);
  }

  /** The highest rung above one that is reached as of an instant, or that one. */
  private int highest(TierPolicy rules, int above, Instant asOf) {
    int top = rules.ladder().size() - 1;
    if (above == top) {
      return top;
    }
    Instant counted = asOf.minus(delay(rules));
    TierWindow window = rules.upgradeWindow();
    Instant from = window.from(counted, rules.zone(), changed);
    Instant to = window.to(counted, rules.zone());
    for (int i = top; i > above; i--) {
      if (isMet(rules.ladder().get(i).upgrade(), window, from, to, asOf)) {
        return i;
      }
    }
    return above;
  }

  private boolean keeps(TierPolicy rules, int rung, Instant asOf) {
    return isMet(
        rules.ladder().get(rung).keep(),
        rules.keepWindow(),
        keepFrom(rules, asOf),
        keepTo(rules, asOf),
        asOf);
  }

  /** A grace prolongs the window that the term ended with. */
  private Instant keepFrom(TierPolicy rules, Instant asOf) {
    return graceFrom != null ? graceFrom : rules.keepWindow().from(asOf, rules.zone(), changed);
  }

  private Instant keepTo(TierPolicy rules, Instant asOf) {
    return graceFrom != null ? asOf : rules.keepWindow().to(asOf, rules.zone());
  }

  private boolean isMet(
      TierRule rule, TierWindow window, Instant from, Instant to, Instant before) {
    for (Map.Entry<String, Long> each : rule.anyOf().entrySet()) {
      if (amount(each.getKey(), window, from, to, before) >= each.getValue()) {
        return true;
      }
    }
    return false;
  }

  private long amount(String measure, TierWindow window, Instant from, Instant to, Instant before) {
    return window instanceof TierWindow.SingleOrder
        ? tally.largest(measure, from, to, before)
        : tally.sum(measure, from, to, before);
  }

  /** Tells whether nothing can become of not keeping the tier. */
  private boolean isSafe(TierPolicy rules) {
    return rules.onFail() instanceof OnFail.Stay
        || (rules.onFail() instanceof OnFail.ToFloor floor && rung <= rules.rung(floor.tier()));
  }

  private int lower(TierPolicy rules, Instant asOf) {
    if (rules.onFail() instanceof OnFail.ToFloor floor) {
      return rules.rung(floor.tier());
    }
    int lower = rung - 1;
    if (rules.onFail() instanceof OnFail.ToMatching) {
      while (lower > NONE && !keeps(rules, lower, asOf)) {
        lower--;
      }
    }
    return lower;
  }

  /** The rules in force; null before the first. */
  @Nullable TierPolicy rules() {
    return policy;
  }

  /**
   * Goes on where another walk, that did not know of something taken back, has come to, if that one
   * holds more: a higher tier, or the same for longer. Both must have come as far.
   */
  boolean replaces(TierWalk other, Instant at) {
    boolean higher = other.rung > rung;
    if (policy == null || !(higher || (rung == other.rung && endsBefore(other)))) {
      return false;
    }
    since = higher ? at : other.since;
    history = other.history;
    record(policy, at, Cause.REVERSED);
    return true;
  }

  private boolean endsBefore(TierWalk other) {
    Optional<Instant> otherEnd = other.shownEnd();
    return shownEnd().isPresent()
        && (otherEnd.isEmpty() || shownEnd().get().isBefore(otherEnd.get()));
  }

  List<TierRecord> history() {
    return history;
  }

  /** The status by the rules alone. */
  TierStatus status() {
    String code = policy == null ? "" : code(policy);
    return new TierStatus(
        code,
        code,
        Optional.ofNullable(since),
        shownEnd(),
        graceFrom != null,
        policy == null ? Map.of() : missingToKeep(policy),
        policy == null ? Map.of() : missingToRise(policy),
        history,
        Optional.empty());
  }

  private Map<String, Long> missingToKeep(TierPolicy rules) {
    return rung == NONE || termEnd == null || isSafe(rules)
        ? Map.of()
        : missing(
            rules.ladder().get(rung).keep(),
            rules.keepWindow(),
            keepFrom(rules, termEnd),
            keepTo(rules, termEnd));
  }

  private Map<String, Long> missingToRise(TierPolicy rules) {
    if (rung == rules.ladder().size() - 1) {
      return Map.of();
    }
    TierWindow window = rules.upgradeWindow();
    Instant asOf =
        joined && rules.upgradeMoment() instanceof UpgradeMoment.AtEvaluation && termEnd != null
            ? termEnd
            : reached;
    return missing(
        rules.ladder().get(rung + 1).upgrade(),
        window,
        window.from(asOf, rules.zone(), changed),
        window.to(asOf, rules.zone()));
  }

  private Map<String, Long> missing(TierRule rule, TierWindow window, Instant from, Instant to) {
    Map<String, Long> missing = new TreeMap<>();
    for (Map.Entry<String, Long> each : rule.anyOf().entrySet()) {
      long least = each.getValue();
      long amount = amount(each.getKey(), window, from, to, Instant.MAX);
      if (amount >= least) {
        return Map.of();
      }
      missing.put(
          each.getKey(),
          window instanceof TierWindow.SingleOrder ? least : Math.subtractExact(least, amount));
    }
    return missing;
  }
}
