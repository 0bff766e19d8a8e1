package io.siyu.playbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.standing.AbusePolicy;
import io.siyu.standing.LookBack;
import io.siyu.standing.PolicyNumber;
import io.siyu.standing.RfmPolicy;
import io.siyu.standing.RfmPolicy.Cycle;
import io.siyu.standing.RfmPolicy.Fixed;
import io.siyu.standing.RfmPolicy.Mean;
import io.siyu.standing.RfmPolicy.Median;
import io.siyu.standing.RfmPolicy.Quantiles;
import io.siyu.standing.RfmPolicy.RecencySplit;
import io.siyu.standing.RfmPolicy.Scoring;
import io.siyu.standing.StandingPolicy;
import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The JSON form of a playbook's {@code standing} and {@code rfm}. */
final class StandingJson {
  private static final String WINDOW_RULE =
      "must be a period of whole months such as P12M, from P"
          + LookBack.MONTHS.least()
          + "M to P"
          + LookBack.MONTHS.most()
          + "M";

  private StandingJson() {}

  /** What recency is split at; the days of a cycle stand beside it. */
  private enum Split {
    MEDIAN,
    MEAN,
    CYCLE
  }

  static StandingRules read(JsonObject playbook, ZoneId zone) {
    Optional<JsonObject> standing = playbook.optionalObject("standing");
    return new StandingRules(
        standing.map(in -> standing(in, zone)),
        standing.flatMap(in -> in.optionalObject("abuse")).map(in -> abuse(in, zone)),
        playbook.optionalObject("rfm").map(in -> rfm(in, zone)));
  }

  private static StandingPolicy standing(JsonObject in, ZoneId zone) {
    return new StandingPolicy(
        window(in, zone),
        (int) number(in, StandingPolicy.LEAST_ORDERS),
        (int) number(in, StandingPolicy.PRIOR_WEIGHT),
        (int) number(in, StandingPolicy.DEPENDENT_FROM),
        (int) number(in, StandingPolicy.VALUABLE_FROM),
        number(in, StandingPolicy.REFERRAL_WORTH),
        (int) number(in, StandingPolicy.APPEAL_DAYS));
  }

  private static AbusePolicy abuse(JsonObject in, ZoneId zone) {
    return new AbusePolicy(
        window(in, zone),
        (int) number(in, AbusePolicy.QUICK_DELETE_MINUTES),
        (int) number(in, AbusePolicy.REFUND_ORDERS),
        (int) number(in, AbusePolicy.REFUND_DAYS),
        (int) number(in, AbusePolicy.REFUND_PERCENT),
        (int) number(in, AbusePolicy.SPLIT_ORDERS),
        (int) number(in, AbusePolicy.SPLIT_MINUTES));
  }

  private static RfmPolicy rfm(JsonObject in, ZoneId zone) {
    return new RfmPolicy(
        window(in, zone),
        scoring(in, "recency"),
        scoring(in, "frequency"),
        scoring(in, "monetary"),
        split(in));
  }

  private static RecencySplit split(JsonObject in) {
    Split split = in.word("split", Split.class, Split.MEDIAN);
    if (split == Split.CYCLE) {
      return new Cycle((int) number(in, RfmPolicy.CYCLE_DAYS));
    }
    return split == Split.MEAN ? new Mean() : new Median();
  }

  private static Scoring scoring(JsonObject playbook, String dimension) {
    Optional<JsonObject> given = playbook.optionalObject(dimension);
    long groups =
        given.map(in -> number(in, RfmPolicy.QUANTILES)).orElse(RfmPolicy.QUANTILES.otherwise());
    Scoring quantiles = new Quantiles((int) groups);
    if (given.isEmpty()) {
      return quantiles;
    }
    JsonObject in = given.get();
    List<Long> bounds = in.numbers("bounds");
    if (!in.has("bounds")) {
      return quantiles;
    }
    if (in.has("quantiles")) {
      in.violation("quantiles", "must not stand beside bounds; take out one of the two");
    }
    if (!Fixed.isValid(bounds)) {
      in.violation("bounds", RfmPolicy.BOUNDS_RULE);
      return quantiles;
    }
    return new Fixed(bounds);
  }

  private static LookBack window(JsonObject in, ZoneId zone) {
    String text = in.optionalText("window");
    if (!in.has("window")) {
      return LookBack.year(zone);
    }
    try {
      Period period = Period.parse(text);
      if (period.equals(period.withDays(0)) && LookBack.MONTHS.allows(period.toTotalMonths())) {
        return new LookBack((int) period.toTotalMonths(), zone);
      }
    } catch (DateTimeException e) {
      // Noted below, as what is out of bounds is.
    }
    in.violation("window", WINDOW_RULE);
    return LookBack.year(zone);
  }

  private static long number(JsonObject in, PolicyNumber number) {
    long value = in.optionalNumber(number.name()).orElse(number.otherwise());
    if (number.allows(value)) {
      return value;
    }
    in.violation(number.name(), number.rule());
    return number.otherwise();
  }

  static void write(ObjectNode playbook, StandingRules rules) {
    rules
        .standing()
        .ifPresent(
            policy -> {
              ObjectNode out = playbook.putObject("standing");
              window(out, policy.window());
              number(out, StandingPolicy.LEAST_ORDERS, policy.leastOrders());
              number(out, StandingPolicy.PRIOR_WEIGHT, policy.priorWeight());
              number(out, StandingPolicy.DEPENDENT_FROM, policy.dependentFrom());
              number(out, StandingPolicy.VALUABLE_FROM, policy.valuableFrom());
              number(out, StandingPolicy.REFERRAL_WORTH, policy.referralWorth());
              number(out, StandingPolicy.APPEAL_DAYS, policy.appealDays());
              rules.abuse().ifPresent(abuse -> write(out.putObject("abuse"), abuse));
            });
    rules.rfm().ifPresent(policy -> write(playbook.putObject("rfm"), policy));
  }

  private static void write(ObjectNode out, AbusePolicy policy) {
    window(out, policy.window());
    number(out, AbusePolicy.QUICK_DELETE_MINUTES, policy.quickDeleteMinutes());
    number(out, AbusePolicy.REFUND_ORDERS, policy.refundOrders());
    number(out, AbusePolicy.REFUND_DAYS, policy.refundDays());
    number(out, AbusePolicy.REFUND_PERCENT, policy.refundPercent());
    number(out, AbusePolicy.SPLIT_ORDERS, policy.splitOrders());
    number(out, AbusePolicy.SPLIT_MINUTES, policy.splitMinutes());
  }

  private static void write(ObjectNode out, RfmPolicy policy) {
    window(out, policy.window());
    write(out.putObject("recency"), policy.recency());
    write(out.putObject("frequency"), policy.frequency());
    write(out.putObject("monetary"), policy.monetary());
    if (policy.recencySplit() instanceof Cycle cycle) {
      out.put("split", Split.CYCLE.name());
      number(out, RfmPolicy.CYCLE_DAYS, cycle.days());
    } else {
      out.put("split", (policy.recencySplit() instanceof Mean ? Split.MEAN : Split.MEDIAN).name());
    }
  }

  private static void write(ObjectNode out, Scoring scoring) {
    if (scoring instanceof Fixed fixed) {
      ArrayNode bounds = out.putArray("bounds");
      fixed.bounds().forEach(bounds::add);
    } else if (scoring instanceof Quantiles quantiles) {
      number(out, RfmPolicy.QUANTILES, quantiles.groups());
    }
  }

  private static void window(ObjectNode out, LookBack window) {
    out.put("window", window.period().toString());
  }

  private static void number(ObjectNode out, PolicyNumber number, long value) {
    out.put(number.name(), value);
  }
}
