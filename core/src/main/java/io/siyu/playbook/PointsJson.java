package io.siyu.playbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.points.EarningRule;
import io.siyu.points.ExpiryRule;
import io.siyu.points.ExpiryRule.EndOf;
import io.siyu.points.PointsProgramme;
import io.siyu.points.PointsProgramme.Lapsed;
import io.siyu.points.PointsProgramme.Pending;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON form of a playbook's points ledgers: a list of objects, one a ledger. */
final class PointsJson {
  /** Names of what tiers are measured by beside ledgers. */
  private static final Set<String> TAKEN = Set.of("paid", "orders");

  private static final long PER_MAX = 1_000_000_000_000L;
  private static final int MONTHS_MAX = 1_200;
  private static final int DAYS_MAX = 36_500;

  private PointsJson() {}

  private enum PendingKind {
    NONE,
    AFTER_PAYMENT,
    AFTER_COMPLETION
  }

  private enum ExpiryKind {
    NEVER,
    AFTER,
    END_OF,
    ON,
    INACTIVITY
  }

  private enum LapsedKind {
    LOST,
    RESTORED_FOR
  }

  /** Reads a playbook's ledgers; where there are violations the result is harmless. */
  static List<PointsProgramme> read(JsonObject playbook, String field, ZoneId playbookZone) {
    List<PointsProgramme> programmes = new ArrayList<>();
    Set<String> ledgers = new HashSet<>();
    for (JsonObject in : playbook.objects(field)) {
      String ledger = in.text("ledger");
      if (TAKEN.contains(ledger)) {
        in.violation("ledger", "must not be paid or orders: tiers measure other things by these");
      } else if (!ledger.isEmpty() && !ledgers.add(ledger)) {
        in.violation("ledger", "must not be the id of an earlier ledger");
      }
      programmes.add(
          new PointsProgramme(
              ledger,
              in.word("kind", PointsProgramme.Kind.class, PointsProgramme.Kind.SPENDABLE),
              rules(in),
              in.optionalObject("pending").map(PointsJson::pending).orElse(new Pending.None()),
              in.optionalObject("expiry").map(PointsJson::expiry).orElse(new ExpiryRule.Never()),
              in.optionalObject("lapsed").map(PointsJson::lapsed).orElse(new Lapsed.Lost()),
              PlaybookJson.zone(in, in.optionalText("zone"), playbookZone)));
    }
    return programmes;
  }

  private static List<EarningRule> rules(JsonObject ledger) {
    List<EarningRule> rules = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (JsonObject in : ledger.objects("rules")) {
      EarningRule rule = rule(in);
      if (rule.code().contains("/")) {
        in.violation("code", "must not hold a /, which parts it from a deed's id");
      } else if (!rule.code().isEmpty() && !codes.add(rule.code())) {
        in.violation("code", "must not be the code of an earlier rule of this ledger");
      } else if (!rule.code().isEmpty()) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static EarningRule rule(JsonObject in) {
    String code = in.text("code");
    EarningRule.On on = in.word("on", EarningRule.On.class, null);
    if (!in.has("points")) {
      in.violation("points", "must be a whole number");
    }
    long points = number(in, "points", 1, PointsProgramme.POINTS_MAX, 1);
    long per = number(in, "per", 0, PER_MAX, 0);
    if (per > 0 && on != EarningRule.On.ORDER) {
      in.violation("per", "must be 0 or left out: only an order has money");
    }
    Optional<Instant> from = in.optionalInstant("from");
    Optional<Instant> until = in.optionalInstant("until");
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      in.violation("until", "must be after from");
    }
    return new EarningRule(
        code,
        on,
        points,
        per,
        in.word("rounding", EarningRule.Rounding.class, EarningRule.Rounding.DOWN),
        in.optionalText("group"),
        (int) number(in, "priority", Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
        from,
        until);
  }

  private static Pending pending(JsonObject in) {
    return switch (in.word("kind", PendingKind.class, null)) {
      case NONE -> new Pending.None();
      case AFTER_PAYMENT -> new Pending.AfterPayment(required(in, "days", 0, DAYS_MAX));
      case AFTER_COMPLETION -> new Pending.AfterCompletion(required(in, "days", 0, DAYS_MAX));
    };
  }

  private static ExpiryRule expiry(JsonObject in) {
    return switch (in.word("kind", ExpiryKind.class, null)) {
      case NEVER -> new ExpiryRule.Never();
      case AFTER -> after(in);
      case END_OF ->
          new EndOf(in.word("unit", EndOf.Unit.class, null), (int) number(in, "plus", 0, 100, 0));
      case ON -> new ExpiryRule.On(day(in));
      case INACTIVITY -> new ExpiryRule.Inactivity(required(in, "months", 1, MONTHS_MAX));
    };
  }

  private static ExpiryRule after(JsonObject in) {
    if (!in.has("months") && !in.has("days")) {
      in.violation("months", "must be there, or days");
    }
    int months = (int) number(in, "months", 0, MONTHS_MAX, 0);
    int days = (int) number(in, "days", 0, DAYS_MAX, 0);
    if (months == 0 && days == 0) {
      if (in.has("months") || in.has("days")) {
        in.violation("days", "must be at least 1 where months are 0");
      }
      return new ExpiryRule.Never();
    }
    return new ExpiryRule.After(months, days);
  }

  private static MonthDay day(JsonObject in) {
    String text = in.text("day");
    try {
      if (!text.isEmpty()) {
        return MonthDay.parse("--" + text);
      }
    } catch (DateTimeException e) {
      in.violation("day", "must be a month and a day such as 12-31");
    }
    return MonthDay.of(12, 31);
  }

  private static Lapsed lapsed(JsonObject in) {
    return switch (in.word("kind", LapsedKind.class, null)) {
      case LOST -> new Lapsed.Lost();
      case RESTORED_FOR -> new Lapsed.RestoredFor(required(in, "days", 1, DAYS_MAX));
    };
  }

  private static int required(JsonObject in, String name, int least, int most) {
    if (!in.has(name)) {
      in.violation(name, "must be a whole number");
    }
    return (int) number(in, name, least, most, least);
  }

  private static long number(JsonObject in, String name, long least, long most, long otherwise) {
    long value = in.numberAtLeast(name, least, otherwise);
    if (value > most) {
      in.violation(name, "must be at most " + most);
      return otherwise;
    }
    return value;
  }

  /** Writes a playbook's ledgers as its field {@code points}; nothing where there are none. */
  static void write(ObjectNode playbook, List<PointsProgramme> programmes) {
    if (programmes.isEmpty()) {
      return;
    }
    ArrayNode out = playbook.putArray("points");
    for (PointsProgramme programme : programmes) {
      ObjectNode object =
          out.addObject().put("ledger", programme.ledger()).put("kind", programme.kind().name());
      ArrayNode rules = object.putArray("rules");
      programme.rules().forEach(rule -> write(rules.addObject(), rule));
      write(object.putObject("pending"), programme.pending());
      write(object.putObject("expiry"), programme.expiry());
      write(object.putObject("lapsed"), programme.lapsed());
      object.put("zone", programme.zone().getId());
    }
  }

  private static void write(ObjectNode out, EarningRule rule) {
    out.put("code", rule.code())
        .put("on", rule.on().name())
        .put("points", rule.points())
        .put("per", rule.per())
        .put("rounding", rule.rounding().name())
        .put("priority", rule.priority());
    if (!rule.group().isEmpty()) {
      out.put("group", rule.group());
    }
    rule.from().ifPresent(from -> out.put("from", from.toString()));
    rule.until().ifPresent(until -> out.put("until", until.toString()));
  }

  private static void write(ObjectNode out, Pending pending) {
    if (pending instanceof Pending.AfterPayment after) {
      out.put("kind", PendingKind.AFTER_PAYMENT.name()).put("days", after.days());
    } else if (pending instanceof Pending.AfterCompletion after) {
      out.put("kind", PendingKind.AFTER_COMPLETION.name()).put("days", after.days());
    } else {
      out.put("kind", PendingKind.NONE.name());
    }
  }

  private static void write(ObjectNode out, ExpiryRule expiry) {
    if (expiry instanceof ExpiryRule.After after) {
      out.put("kind", ExpiryKind.AFTER.name())
          .put("months", after.months())
          .put("days", after.days());
    } else if (expiry instanceof EndOf end) {
      out.put("kind", ExpiryKind.END_OF.name())
          .put("unit", end.unit().name())
          .put("plus", end.plus());
    } else if (expiry instanceof ExpiryRule.On on) {
      out.put("kind", ExpiryKind.ON.name()).put("day", on.last().toString().substring(2));
    } else if (expiry instanceof ExpiryRule.Inactivity inactivity) {
      out.put("kind", ExpiryKind.INACTIVITY.name()).put("months", inactivity.months());
    } else {
      out.put("kind", ExpiryKind.NEVER.name());
    }
  }

  private static void write(ObjectNode out, Lapsed lapsed) {
    if (lapsed instanceof Lapsed.RestoredFor restored) {
      out.put("kind", LapsedKind.RESTORED_FOR.name()).put("days", restored.days());
    } else {
      out.put("kind", LapsedKind.LOST.name());
    }
  }
}
