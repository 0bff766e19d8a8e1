package io.siyu.playbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import io.siyu.segment.Condition;
import io.siyu.segment.Range;
import io.siyu.segment.Segment;
import io.siyu.stage.Stage;
import io.siyu.standing.RfmClass;
import io.siyu.standing.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The JSON form of a playbook's segments: a condition is {@code {"all":[…]}}, {@code {"any":[…]}},
 * {@code {"not":{…}}} or a leaf, which names its kind in {@code is}.
 */
final class SegmentsJson {
  private static final String KINDS =
      "must be one of [stageAtLeast, stageIn, reached, inPool, reachableIn, tagged, tierIn, "
          + "standingIn, rfmIn, orders, paid, points, firstTouchIn, touchedBy, allows, segment]";

  /** What a condition may name, from the rest of the playbook. */
  record Names(Set<String> pools, Set<String> channels, Set<String> tiers, Set<String> ledgers) {}

  private final Names names;
  private final Set<String> earlier = new HashSet<>();

  private SegmentsJson(Names names) {
    this.names = names;
  }

  /** Reads {@code segments}, each of which may name those before it. */
  static List<Segment> read(JsonObject playbook, Names names) {
    SegmentsJson reader = new SegmentsJson(names);
    List<Segment> segments = new ArrayList<>();
    for (JsonObject in : playbook.objects("segments")) {
      String id = in.text("id");
      segments.add(new Segment(id, in.optionalText("name"), reader.condition(in.object("when"))));
      if (!id.isEmpty() && !reader.earlier.add(id)) {
        in.violation("id", "must not be that of an earlier segment");
      }
    }
    return segments;
  }

  private Condition condition(JsonObject in) {
    if (in.has("all")) {
      return new Condition.All(conditions(in.objects("all")));
    } else if (in.has("any")) {
      return new Condition.Any(conditions(in.objects("any")));
    } else if (in.has("not")) {
      return new Condition.Not(condition(in.object("not")));
    }
    return leaf(in);
  }

  private List<Condition> conditions(List<JsonObject> in) {
    return in.stream().map(this::condition).toList();
  }

  private Condition leaf(JsonObject in) {
    return switch (in.text("is")) {
      case "stageAtLeast" -> new Condition.StageAtLeast(in.word("stage", Stage.class, null));
      case "stageIn" -> new Condition.StageIn(Set.copyOf(in.words("stages", Stage.class)));
      case "reached" -> new Condition.Reached(in.word("stage", Stage.class, null), days(in));
      case "inPool" -> new Condition.InPool(known(in, "pool", in.text("pool"), names.pools()));
      case "reachableIn" -> new Condition.ReachableIn(known(in, "pools", names.pools()));
      case "tagged" -> new Condition.HasTag(in.text("tag"), in.optionalText("steward"));
      case "tierIn" -> new Condition.TierIn(known(in, "tiers", names.tiers()));
      case "standingIn" ->
          new Condition.StandingIn(Set.copyOf(in.words("standings", Standing.class)));
      case "rfmIn" -> new Condition.RfmIn(Set.copyOf(in.words("classes", RfmClass.class)));
      case "orders" -> new Condition.Orders(days(in), in.optionalText("sku"), range(in));
      case "paid" -> new Condition.Paid(days(in), range(in));
      case "points" ->
          new Condition.Points(known(in, "ledger", in.text("ledger"), names.ledgers()), range(in));
      case "firstTouchIn" -> new Condition.FirstTouchIn(known(in, "channels", names.channels()));
      case "touchedBy" ->
          new Condition.TouchedBy(known(in, "channels", names.channels()), days(in));
      case "allows" -> new Condition.Allows(in.text("purpose"), in.optionalText("channel"));
      case "segment" -> new Condition.InSegment(known(in, "segment", in.text("segment"), earlier));
      default -> {
        if (!in.optionalText("is").isEmpty()) {
          in.violation("is", KINDS);
        }
        yield new Condition.Any(List.of());
      }
    };
  }

  private static int days(JsonObject in) {
    long days = in.numberAtLeast("withinDays", 0, 0);
    if (days > 36_500) {
      in.violation("withinDays", "must be at most 36500; 0 looks back for ever");
    }
    return (int) Math.min(days, 36_500);
  }

  private static Range range(JsonObject in) {
    OptionalLong least = in.optionalNumber("atLeast");
    OptionalLong most = in.optionalNumber("atMost");
    if (least.isEmpty() && most.isEmpty()) {
      in.violation("atLeast", "must be a whole number, or atMost must be");
    } else if (least.isPresent() && most.isPresent() && least.getAsLong() > most.getAsLong()) {
      in.violation("atMost", "must not be less than atLeast");
      return Range.atLeast(least.getAsLong());
    }
    return new Range(least.orElse(Long.MIN_VALUE), most.orElse(Long.MAX_VALUE));
  }

  private static Set<String> known(JsonObject in, String field, Set<String> known) {
    List<String> texts = in.texts(field);
    texts.forEach(text -> known(in, field, text, known));
    return Set.copyOf(texts);
  }

  private static String known(JsonObject in, String field, String text, Set<String> known) {
    if (!text.isEmpty() && !known.contains(text)) {
      in.violation(
          field,
          field.equals("segment")
              ? "must be the id of a segment stated before"
              : "must name what the playbook has");
    }
    return text;
  }

  static void write(ObjectNode playbook, List<Segment> segments) {
    ArrayNode out = playbook.putArray("segments");
    for (Segment segment : segments) {
      ObjectNode object = out.addObject().put("id", segment.id());
      if (!segment.name().isEmpty()) {
        object.put("name", segment.name());
      }
      write(object.putObject("when"), segment.when());
    }
  }

  private static void write(ObjectNode out, Condition condition) {
    if (condition instanceof Condition.All it) {
      write(out.putArray("all"), it.of());
    } else if (condition instanceof Condition.Any it) {
      write(out.putArray("any"), it.of());
    } else if (condition instanceof Condition.Not it) {
      write(out.putObject("not"), it.of());
    } else if (condition instanceof Condition.StageAtLeast it) {
      out.put("is", "stageAtLeast").put("stage", it.stage().name());
    } else if (condition instanceof Condition.StageIn it) {
      list(out.put("is", "stageIn"), "stages", it.stages());
    } else if (condition instanceof Condition.Reached it) {
      days(out.put("is", "reached").put("stage", it.stage().name()), it.withinDays());
    } else if (condition instanceof Condition.InPool it) {
      out.put("is", "inPool").put("pool", it.pool());
    } else if (condition instanceof Condition.ReachableIn it) {
      list(out.put("is", "reachableIn"), "pools", it.pools());
    } else if (condition instanceof Condition.HasTag it) {
      text(out.put("is", "tagged").put("tag", it.tag()), "steward", it.steward());
    } else if (condition instanceof Condition.TierIn it) {
      list(out.put("is", "tierIn"), "tiers", it.tiers());
    } else if (condition instanceof Condition.StandingIn it) {
      list(out.put("is", "standingIn"), "standings", it.standings());
    } else if (condition instanceof Condition.RfmIn it) {
      list(out.put("is", "rfmIn"), "classes", it.classes());
    } else if (condition instanceof Condition.Orders it) {
      days(out.put("is", "orders"), it.withinDays());
      text(out, "sku", it.sku());
      range(out, it.count());
    } else if (condition instanceof Condition.Paid it) {
      days(out.put("is", "paid"), it.withinDays());
      range(out, it.minor());
    } else if (condition instanceof Condition.Points it) {
      range(out.put("is", "points").put("ledger", it.ledger()), it.balance());
    } else if (condition instanceof Condition.FirstTouchIn it) {
      list(out.put("is", "firstTouchIn"), "channels", it.channels());
    } else if (condition instanceof Condition.TouchedBy it) {
      list(out.put("is", "touchedBy"), "channels", it.channels());
      days(out, it.withinDays());
    } else if (condition instanceof Condition.Allows it) {
      text(out.put("is", "allows").put("purpose", it.purpose()), "channel", it.channel());
    } else if (condition instanceof Condition.InSegment it) {
      out.put("is", "segment").put("segment", it.segment());
    }
  }

  private static void write(ArrayNode out, List<Condition> conditions) {
    conditions.forEach(each -> write(out.addObject(), each));
  }

  private static void days(ObjectNode out, int days) {
    if (days > 0) {
      out.put("withinDays", days);
    }
  }

  private static void range(ObjectNode out, Range range) {
    if (range.atLeast() != Long.MIN_VALUE) {
      out.put("atLeast", range.atLeast());
    }
    if (range.atMost() != Long.MAX_VALUE) {
      out.put("atMost", range.atMost());
    }
  }

  private static void text(ObjectNode out, String name, String value) {
    if (!value.isEmpty()) {
      out.put(name, value);
    }
  }

  /** Sorted, so that equal segments are equal bytes. */
  private static void list(ObjectNode out, String name, Collection<?> values) {
    ArrayNode array = out.putArray(name);
    values.stream().map(Object::toString).sorted(Utf8Order.INSTANCE).forEach(array::add);
  }
}
