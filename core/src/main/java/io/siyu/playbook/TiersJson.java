package io.siyu.playbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.tier.Tier;
import io.siyu.tier.TierPolicy;
import io.siyu.tier.TierPolicy.Grace;
import io.siyu.tier.TierPolicy.OnFail;
import io.siyu.tier.TierPolicy.OnRefund;
import io.siyu.tier.TierPolicy.UpgradeMoment;
import io.siyu.tier.TierProgramme;
import io.siyu.tier.TierRule;
import io.siyu.tier.TierValidity;
import io.siyu.tier.TierWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The JSON form of the rules of tiers: a list of their versions in a playbook. */
final class TiersJson {
  /** Longer periods are mistakes. */
  private static final int MONTHS_MAX = 1_200;

  private static final int DAYS_MAX = 36_500;

  private enum WindowKind {
    ROLLING,
    CALENDAR,
    FULL_MONTHS,
    SINCE_LAST_CHANGE,
    LIFETIME,
    SINGLE_ORDER
  }

  private enum MomentKind {
    IMMEDIATE,
    AFTER_DAYS,
    AT_EVALUATION
  }

  private enum ValidityKind {
    MONTHS,
    ANNIVERSARY,
    CALENDAR_YEAR,
    MONTHLY,
    UNLIMITED
  }

  private enum FailKind {
    STAY,
    ONE_DOWN,
    TO_MATCHING,
    TO_FLOOR
  }

  private TiersJson() {}

  /**
   * Reads the versions of the rules, of which those that break a rule are left out and their
   * violations noted. By default a version has always been in force, counts in the playbook's zone,
   * keeps by what it upgrades by, lifts at once, lets fall to the matching tier without grace, and
   * recomputes on refunds.
   */
  static TierProgramme read(JsonObject in, String field, ZoneId playbookZone) {
    List<TierPolicy> policies = new ArrayList<>();
    Set<Instant> starts = new HashSet<>();
    for (JsonObject each : in.objects(field)) {
      Instant start = each.optionalInstant("effectiveFrom").orElse(Instant.MIN);
      boolean repeated = !starts.add(start);
      if (repeated) {
        each.violation("effectiveFrom", "repeats that of an earlier version");
      }
      policy(each, start, playbookZone).filter(any -> !repeated).ifPresent(policies::add);
    }
    return new TierProgramme(policies);
  }

  private static Optional<TierPolicy> policy(JsonObject in, Instant start, ZoneId playbookZone) {
    ZoneId zone = PlaybookJson.zone(in, in.optionalText("zone"), playbookZone);
    List<Tier> ladder = in.objects("ladder").stream().map(TiersJson::tier).toList();
    TierWindow upgradeWindow = window(in.object("upgradeWindow"));
    TierWindow keepWindow =
        in.optionalObject("keepWindow").map(TiersJson::window).orElse(upgradeWindow);
    UpgradeMoment moment =
        in.optionalObject("upgradeMoment")
            .map(TiersJson::moment)
            .orElseGet(UpgradeMoment.Immediate::new);
    TierValidity validity = validity(in.object("validity"));
    OnFail onFail =
        in.optionalObject("onFail").map(TiersJson::onFail).orElseGet(OnFail.ToMatching::new);
    Grace grace = in.optionalObject("grace").map(TiersJson::grace).orElse(Grace.NONE);
    OnRefund onRefund = in.word("onRefund", OnRefund.class, OnRefund.RECOMPUTE_NOW);

    var violations = TierPolicy.violations(ladder, moment, validity, onFail);
    violations.forEach(each -> in.violationBelow(each.pointer(), each.rule()));
    return violations.isEmpty()
        ? Optional.of(
            new TierPolicy(
                start,
                zone,
                ladder,
                upgradeWindow,
                keepWindow,
                moment,
                validity,
                onFail,
                grace,
                onRefund))
        : Optional.empty();
  }

  private static Tier tier(JsonObject in) {
    TierRule upgrade = rule(in.object("upgrade"));
    return new Tier(
        in.optionalText("code"),
        in.optionalText("name"),
        upgrade,
        in.optionalObject("keep").map(TiersJson::rule).orElse(upgrade));
  }

  private static TierRule rule(JsonObject in) {
    Map<String, Long> anyOf = new TreeMap<>();
    in.names().forEach(measure -> anyOf.put(measure, in.number(measure)));
    return new TierRule(anyOf);
  }

  private static TierWindow window(JsonObject in) {
    return switch (in.word("kind", WindowKind.class, null)) {
      case ROLLING -> rolling(in);
      case CALENDAR ->
          new TierWindow.Calendar(in.word("unit", TierWindow.Calendar.Unit.class, null));
      case FULL_MONTHS -> new TierWindow.FullMonths(upTo(in, "months", 1, MONTHS_MAX));
      case SINCE_LAST_CHANGE -> new TierWindow.SinceLastChange();
      case LIFETIME -> new TierWindow.Lifetime();
      case SINGLE_ORDER -> new TierWindow.SingleOrder();
    };
  }

  private static TierWindow rolling(JsonObject in) {
    int months = in.has("months") ? upTo(in, "months", 1, MONTHS_MAX) : 0;
    int days = in.has("days") ? upTo(in, "days", 1, DAYS_MAX) : 0;
    if (months + days == 0) {
      in.violation("months", "must be given, or days, or both");
      days = 1;
    }
    return new TierWindow.Rolling(months, days);
  }

  private static UpgradeMoment moment(JsonObject in) {
    return switch (in.word("kind", MomentKind.class, null)) {
      case IMMEDIATE -> new UpgradeMoment.Immediate();
      case AFTER_DAYS -> new UpgradeMoment.AfterDays(upTo(in, "days", 1, DAYS_MAX));
      case AT_EVALUATION -> new UpgradeMoment.AtEvaluation();
    };
  }

  private static TierValidity validity(JsonObject in) {
    return switch (in.word("kind", ValidityKind.class, null)) {
      case MONTHS ->
          new TierValidity.Months(upTo(in, "months", 1, MONTHS_MAX), in.flag("toMonthEnd", false));
      case ANNIVERSARY -> new TierValidity.Anniversary();
      case CALENDAR_YEAR -> new TierValidity.CalendarYear();
      case MONTHLY -> new TierValidity.Monthly(upTo(in, "day", 1, TierValidity.Monthly.DAY_MAX));
      case UNLIMITED -> new TierValidity.Unlimited();
    };
  }

  private static OnFail onFail(JsonObject in) {
    return switch (in.word("kind", FailKind.class, null)) {
      case STAY -> new OnFail.Stay();
      case ONE_DOWN -> new OnFail.OneDown();
      case TO_MATCHING -> new OnFail.ToMatching();
      case TO_FLOOR -> new OnFail.ToFloor(in.text("tier"));
    };
  }

  private static Grace grace(JsonObject in) {
    int days = upTo(in, "days", 1, DAYS_MAX);
    return new Grace(days, in.has("maxInARow") ? upTo(in, "maxInARow", 1, MONTHS_MAX) : 1);
  }

  /** Reads a whole number that has to be there, within bounds. */
  private static int upTo(JsonObject in, String name, int least, int most) {
    long number = in.number(name);
    if (in.has(name) && (number < least || number > most)) {
      in.violation(name, "must be from " + least + " to " + most);
    }
    return (int) Math.max(least, Math.min(most, number));
  }

  /** Writes the versions into {@code "tiers"}, every default spelt out; nothing where none is. */
  static void write(ObjectNode playbook, TierProgramme programme) {
    if (programme.policies().isEmpty()) {
      return;
    }
    ArrayNode versions = playbook.putArray("tiers");
    for (TierPolicy policy : programme.policies()) {
      ObjectNode out = versions.addObject();
      if (!policy.effectiveFrom().equals(Instant.MIN)) {
        out.put("effectiveFrom", policy.effectiveFrom().toString());
      }
      out.put("zone", policy.zone().getId());
      ArrayNode ladder = out.putArray("ladder");
      for (Tier tier : policy.ladder()) {
        ObjectNode rung = ladder.addObject().put("code", tier.code());
        if (!tier.name().isEmpty()) {
          rung.put("name", tier.name());
        }
        tier.upgrade().anyOf().forEach(rung.putObject("upgrade")::put);
        tier.keep().anyOf().forEach(rung.putObject("keep")::put);
      }
      write(out.putObject("upgradeWindow"), policy.upgradeWindow());
      write(out.putObject("keepWindow"), policy.keepWindow());
      write(out.putObject("upgradeMoment"), policy.upgradeMoment());
      write(out.putObject("validity"), policy.validity());
      write(out.putObject("onFail"), policy.onFail());
      if (!policy.grace().equals(Grace.NONE)) {
        out.putObject("grace")
            .put("days", policy.grace().days())
            .put("maxInARow", policy.grace().maxInARow());
      }
      out.put("onRefund", policy.onRefund().name());
    }
  }

  private static void write(ObjectNode out, TierWindow window) {
    if (window instanceof TierWindow.Rolling rolling) {
      kind(out, WindowKind.ROLLING);
      if (rolling.months() > 0) {
        out.put("months", rolling.months());
      }
      if (rolling.days() > 0) {
        out.put("days", rolling.days());
      }
    } else if (window instanceof TierWindow.Calendar calendar) {
      kind(out, WindowKind.CALENDAR).put("unit", calendar.unit().name());
    } else if (window instanceof TierWindow.FullMonths full) {
      kind(out, WindowKind.FULL_MONTHS).put("months", full.months());
    } else if (window instanceof TierWindow.SinceLastChange) {
      kind(out, WindowKind.SINCE_LAST_CHANGE);
    } else if (window instanceof TierWindow.Lifetime) {
      kind(out, WindowKind.LIFETIME);
    } else {
      kind(out, WindowKind.SINGLE_ORDER);
    }
  }

  private static void write(ObjectNode out, UpgradeMoment moment) {
    if (moment instanceof UpgradeMoment.AfterDays after) {
      kind(out, MomentKind.AFTER_DAYS).put("days", after.days());
    } else {
      kind(
          out,
          moment instanceof UpgradeMoment.Immediate
              ? MomentKind.IMMEDIATE
              : MomentKind.AT_EVALUATION);
    }
  }

  private static void write(ObjectNode out, TierValidity validity) {
    if (validity instanceof TierValidity.Months months) {
      kind(out, ValidityKind.MONTHS)
          .put("months", months.months())
          .put("toMonthEnd", months.toMonthEnd());
    } else if (validity instanceof TierValidity.Monthly monthly) {
      kind(out, ValidityKind.MONTHLY).put("day", monthly.day());
    } else if (validity instanceof TierValidity.Anniversary) {
      kind(out, ValidityKind.ANNIVERSARY);
    } else if (validity instanceof TierValidity.CalendarYear) {
      kind(out, ValidityKind.CALENDAR_YEAR);
    } else {
      kind(out, ValidityKind.UNLIMITED);
    }
  }

  private static void write(ObjectNode out, OnFail onFail) {
    if (onFail instanceof OnFail.ToFloor floor) {
      kind(out, FailKind.TO_FLOOR).put("tier", floor.tier());
    } else if (onFail instanceof OnFail.Stay) {
      kind(out, FailKind.STAY);
    } else if (onFail instanceof OnFail.OneDown) {
      kind(out, FailKind.ONE_DOWN);
    } else {
      kind(out, FailKind.TO_MATCHING);
    }
  }

  private static ObjectNode kind(ObjectNode out, Enum<?> kind) {
    return out.put("kind", kind.name());
  }
}
