package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.AttributionModel;
import io.siyu.attribution.AttributionSpec;
import io.siyu.attribution.Credit;
import io.siyu.insight.AttributionMeasures;
import io.siyu.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of what models credit channels with. */
final class AttributionJson {
  private AttributionJson() {}

  static void write(ArrayNode out, List<Attributed> measures) {
    for (Attributed measure : measures) {
      ObjectNode object =
          out.addObject()
              .put("model", name(measure.spec().model()))
              .put("lookBackDays", measure.spec().lookBack().toDays());
      if (measure.spec().model() instanceof AttributionModel.TimeDecay decay) {
        object.put("halfLifeMillis", decay.halfLife().toMillis());
      }
      ArrayNode credits = object.putArray("credits");
      measure
          .credits()
          .forEach((code, credit) -> credit(credits.addObject().put("channel", code), credit));
      credit(object.putObject("unattributed"), measure.unattributed());
    }
  }

  private static void credit(ObjectNode out, Credit credit) {
    out.put("amount", credit.amount())
        .put("refunded", credit.refunded())
        .put("conversionMillionths", credit.millionths());
  }

  /** The model's name in {@code SCREAMING} letters. */
  private static String name(AttributionModel model) {
    if (model instanceof AttributionModel.First) {
      return "FIRST";
    } else if (model instanceof AttributionModel.Last) {
      return "LAST";
    } else if (model instanceof AttributionModel.Linear) {
      return "LINEAR";
    } else if (model instanceof AttributionModel.Position) {
      return "POSITION";
    } else if (model instanceof AttributionModel.Shapley) {
      return "SHAPLEY";
    } else if (model instanceof AttributionModel.TimeDecay) {
      return "TIME_DECAY";
    }
    return "MARKOV";
  }

  static List<Attributed> read(List<JsonObject> measures) {
    List<Attributed> read = new ArrayList<>();
    for (JsonObject in : measures) {
      String name = in.text("model");
      Map<String, Credit> credits = new HashMap<>();
      for (JsonObject credit : in.objects("credits")) {
        credits.put(credit.text("channel"), credit(credit));
      }
      Credit rest = credit(in.object("unattributed"));
      long days = in.numberAtLeast("lookBackDays", 0, 0);
      if (days > AttributionSpec.LOOK_BACK_MAX.toDays()) {
        in.violation("lookBackDays", "must be at most " + AttributionSpec.LOOK_BACK_MAX.toDays());
        days = 0;
      }
      Duration lookBack = Duration.ofDays(days);
      AttributionMeasures.EXACT.stream()
          .filter(model -> name(model).equals(name))
          .findFirst()
          .ifPresentOrElse(
              model ->
                  read.add(new Attributed(new AttributionSpec(model, lookBack), credits, rest)),
              () -> in.violation("model", "must be a model that the report credits by"));
    }
    return read;
  }

  private static Credit credit(JsonObject in) {
    return new Credit(
        in.number("amount"), in.number("refunded"), in.number("conversionMillionths"));
  }
}
