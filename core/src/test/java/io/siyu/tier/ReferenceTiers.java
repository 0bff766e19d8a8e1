package io.siyu.tier;

import io.siyu.tier.TierPolicy.OnFail;
import io.siyu.tier.TierPolicy.UpgradeMoment;
import io.siyu.tier.TierRecord.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules read plainly, for facts and rules of Shanghai's midnights alone: day after day is
 * looked at, and whatever is asked is summed up anew.
 */
final class ReferenceTiers {
  private final TierProgramme programme;
  private final TierFacts facts;

  /** The days whose refunds are treated as if what they gave back had never been earned. */
  private final Set<LocalDate> forgotten;

  private final boolean looksAtRefunds;

  private @Nullable TierPolicy rules;
  private boolean joined;
  private int rung = -1;
  private @Nullable LocalDate end;
  private LocalDate changed = LocalDate.MIN;
  private @Nullable LocalDate graceFrom;
  private int graces;
  private List<TierRecord> history = new ArrayList<>();

  private ReferenceTiers(
      TierProgramme programme, TierFacts facts, Set<LocalDate> forgotten, boolean looksAtRefunds) {
    this.programme = programme;
    this.facts = facts;
    this.forgotten = forgotten;
    this.looksAtRefunds = looksAtRefunds;
  }

  /** What happened from the first day up to the day before another. */
  static List<TierRecord> history(
      TierProgramme programme, TierFacts facts, LocalDate first, LocalDate asOf) {
    return new ReferenceTiers(programme, facts, new HashSet<>(), true).live(first, asOf).history;
  }

  private ReferenceTiers live(LocalDate first, LocalDate asOf) {
    ReferenceTiers now = this;
    for (LocalDate day = first; day.isBefore(asOf); day = day.plusDays(1)) {
      now.day(day);
      if (now.looksAtRefunds
          && now.rules != null
          && now.rules.onRefund() == TierPolicy.OnRefund.RECOMPUTE_NOW
          && now.refundsOf(day)) {
        now.forgotten.add(day);
        ReferenceTiers without =
            new ReferenceTiers(programme, facts, now.forgotten, false).live(first, day.plusDays(1));
        if (without.rung < now.rung || (without.rung == now.rung && without.endsBefore(now))) {
          without.history = now.history;
          without.record(day, Cause.REVERSED);
          ReferenceTiers next =
              new ReferenceTiers(programme, facts, now.forgotten, true).takeOver(without);
          now = next;
        }
      }
    }
    return now;
  }

  private ReferenceTiers takeOver(ReferenceTiers other) {
    rules = other.rules;
    joined = other.joined;
    rung = other.rung;
    end = other.end;
    changed = other.changed;
    graceFrom = other.graceFrom;
    graces = other.graces;
    history = other.history;
    return this;
  }

  private boolean endsBefore(ReferenceTiers other) {
    return rung >= 0 && end != null && (other.end == null || end.isBefore(other.end));
  }

  private void day(LocalDate day) {
    if (day.equals(end)) {
      endTerm(day);
    }
    for (TierPolicy policy : programme.policies()) {
      boolean always = policy.effectiveFrom().equals(Instant.MIN);
      if (always && rules == null) {
        rules = policy;
        end = endOfTerm(date(facts.enrolled()));
      } else if (!always && date(policy.effectiveFrom()).equals(day)) {
        changeRules(policy, day);
      }
    }
    if (rules == null || day.isBefore(date(facts.enrolled()))) {
      return;
    }
    boolean joins = !joined;
    joined = true;
    boolean counts = anyMerit(merit -> counted(merit).equals(day));
    boolean earns = anyMerit(merit -> date(merit.at()).equals(day));
    boolean lifts = joins || (counts && !judgesAtEndsOnly());
    int reached = lifts ? highest(day, true) : -1;
    if (reached > rung) {
      graces = 0;
      hold(reached, day, day.minusDays(delay()).plusDays(1), Cause.UP);
    } else if (graceFrom != null && (lifts || earns) && keeps(rung, day, true)) {
      hold(rung, day, day.plusDays(1), Cause.KEPT);
    }
  }

  private void endTerm(LocalDate day) {
    int given = judgesAtEndsOnly() ? highest(day, false) : -1;
    if (given > rung) {
      graces = 0;
      hold(given, day, day, Cause.UP);
    } else if (rung < 0) {
      end = endOfTerm(day);
    } else if (given == rung || floor() >= rung || keeps(rung, day, false)) {
      if (graceFrom == null) {
        graces = 0;
      }
      hold(rung, day, day, Cause.KEPT);
    } else if (graceFrom == null && graces < now().grace().maxInARow()) {
      graces++;
      graceFrom = window(now().keepWindow(), day, false)[0];
      end = day.plusDays(now().grace().days());
      record(day, Cause.GRACE);
    } else {
      int lower = floor() >= 0 ? floor() : rung - 1;
      while (now().onFail() instanceof OnFail.ToMatching
          && lower >= 0
          && !keeps(lower, day, false)) {
        lower--;
      }
      graces = 0;
      hold(Math.max(lower, given), day, day, Cause.DOWN);
    }
  }

  private void changeRules(TierPolicy policy, LocalDate day) {
    String code = rung < 0 ? "" : now().ladder().get(rung).code();
    boolean first = rules == null;
    int carried = -1;
    for (int i = 0; i <= rung; i++) {
      int left =
          policy.ladder().stream().map(Tier::code).toList().indexOf(now().ladder().get(i).code());
      carried = left >= 0 ? left : carried;
    }
    rules = policy;
    if (!joined && !date(facts.enrolled()).isBefore(day)) {
      end = endOfTerm(date(facts.enrolled()));
      return;
    }
    joined = true;
    int given = first || !judgesAtEndsOnly() ? Math.max(carried, highest(day, false)) : carried;
    String next = given < 0 ? "" : policy.ladder().get(given).code();
    if (!next.equals(code)) {
      graces = 0;
      hold(given, day, day, Cause.RULES);
      return;
    }
    LocalDate before = end;
    rung = given;
    if (rung < 0) {
      end = endOfTerm(day);
      return;
    }
    if (policy.validity() instanceof TierValidity.Unlimited) {
      end = null;
      graceFrom = null;
    } else if (end == null) {
      end = endOfTerm(day);
    }
    if ((before == null) != (end == null)) {
      record(day, Cause.RULES);
    }
  }

  private void hold(int rung, LocalDate day, LocalDate changed, Cause cause) {
    this.rung = rung;
    this.changed = changed;
    graceFrom = null;
    end = endOfTerm(day);
    record(day, cause);
  }

  private void record(LocalDate day, Cause cause) {
    history.add(
        new TierRecord(
            instant(day),
            rung < 0 ? "" : now().ladder().get(rung).code(),
            rung < 0 ? Optional.empty() : Optional.ofNullable(end).map(ReferenceTiers::instant),
            cause));
  }

  private @Nullable LocalDate endOfTerm(LocalDate start) {
    return rung < 0 && !judgesAtEndsOnly()
        ? null
        : now()
            .validity()
            .end(instant(start), Life.SHANGHAI, facts.enrolled())
            .map(ReferenceTiers::date)
            .orElse(null);
  }

  private boolean judgesAtEndsOnly() {
    return now().upgradeMoment() instanceof UpgradeMoment.AtEvaluation;
  }

  private long delay() {
    return now().upgradeMoment() instanceof UpgradeMoment.AfterDays after ? after.days() : 0;
  }

  private int floor() {
    if (now().onFail() instanceof OnFail.Stay) {
      return Integer.MAX_VALUE;
    }
    return now().onFail() instanceof OnFail.ToFloor floor
        ? now().ladder().stream().map(Tier::code).toList().indexOf(floor.tier())
        : -1;
  }

  private LocalDate counted(Merit merit) {
    LocalDate day = date(merit.at());
    return (now().upgradeWindow() instanceof TierWindow.FullMonths
            ? day.plusMonths(1).withDayOfMonth(1)
            : day)
        .plusDays(delay());
  }

  private int highest(LocalDate day, boolean dayIncluded) {
    TierWindow window = now().upgradeWindow();
    LocalDate[] span = window(window, day.minusDays(delay()), dayIncluded);
    int highest = -1;
    for (int i = 0; i < now().ladder().size(); i++) {
      if (meets(now().ladder().get(i).upgrade(), window, span, day, dayIncluded)) {
        highest = i;
      }
    }
    return highest;
  }

  private boolean keeps(int rung, LocalDate day, boolean dayIncluded) {
    TierWindow window = now().keepWindow();
    LocalDate[] span = window(window, day, dayIncluded);
    if (graceFrom != null) {
      span = new LocalDate[] {graceFrom, dayIncluded ? day : day.minusDays(1)};
    }
    return meets(now().ladder().get(rung).keep(), window, span, day, dayIncluded);
  }

  private boolean meets(
      TierRule rule, TierWindow window, LocalDate[] span, LocalDate day, boolean dayIncluded) {
    LocalDate known = dayIncluded ? day : day.minusDays(1);
    return rule.anyOf().entrySet().stream()
        .anyMatch(
            each -> {
              List<Long> amounts =
                  facts.merits().getOrDefault(each.getKey(), List.of()).stream()
                      .filter(merit -> !date(merit.at()).isBefore(span[0]))
                      .filter(merit -> !date(merit.at()).isAfter(span[1]))
                      .map(merit -> merit.amount() - takenBack(merit, known))
                      .toList();
              long amount =
                  window instanceof TierWindow.SingleOrder
                      ? amounts.stream().mapToLong(Long::longValue).max().orElse(0)
                      : amounts.stream().mapToLong(Long::longValue).sum();
              return amount >= each.getValue();
            });
  }

  private long takenBack(Merit merit, LocalDate known) {
    return merit.reversals().stream()
        .filter(
            reversal ->
                !date(reversal.at()).isAfter(known) || forgotten.contains(date(reversal.at())))
        .mapToLong(Merit.Reversal::amount)
        .sum();
  }

  /** The first and the last day of a window that is judged on a day, or on the one before. */
  private LocalDate[] window(TierWindow window, LocalDate day, boolean dayIncluded) {
    LocalDate last = dayIncluded ? day : day.minusDays(1);
    LocalDate month = last.withDayOfMonth(1);
    if (window instanceof TierWindow.Rolling rolling) {
      LocalDate back = day.minusMonths(rolling.months()).minusDays(rolling.days());
      return new LocalDate[] {dayIncluded ? back.plusDays(1) : back, last};
    } else if (window instanceof TierWindow.Calendar calendar) {
      int months =
          switch (calendar.unit()) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
          };
      LocalDate from = month.withMonth(1);
      while (ChronoUnit.MONTHS.between(from, month) >= months) {
        from = from.plusMonths(months);
      }
      return new LocalDate[] {from, last};
    } else if (window instanceof TierWindow.FullMonths full) {
      return new LocalDate[] {month.minusMonths(full.months()), month.minusDays(1)};
    } else if (window instanceof TierWindow.Lifetime) {
      return new LocalDate[] {LocalDate.MIN, last};
    }
    return new LocalDate[] {changed, last};
  }

  private boolean anyMerit(Predicate<Merit> is) {
    return programme.measures().stream()
        .flatMap(measure -> facts.merits().getOrDefault(measure, List.of()).stream())
        .anyMatch(is);
  }

  private boolean refundsOf(LocalDate day) {
    return anyMerit(
        merit -> merit.reversals().stream().anyMatch(reversal -> date(reversal.at()).equals(day)));
  }

  private TierPolicy now() {
    return Objects.requireNonNull(rules);
  }

  static LocalDate date(Instant at) {
    return at.atZone(Life.SHANGHAI).toLocalDate();
  }

  static Instant instant(LocalDate day) {
    return day.atStartOfDay(Life.SHANGHAI).toInstant();
  }
}
