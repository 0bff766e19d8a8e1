package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.Payback;
import io.siyu.insight.WorthByAge;
import io.siyu.json.JsonObject;
import java.util.OptionalLong;

/** The JSON form of what a channel's customers brought in by age, in the report. */
final class WorthJson {
  private WorthJson() {}

  static void write(ObjectNode out, ChannelYield channel) {
    Payback payback = channel.payback();
    ObjectNode object =
        out.putObject("payback")
            .put("status", payback.status().name())
            .put("observedDays", payback.observedDays());
    payback.days().ifPresent(days -> object.put("days", days));
    ArrayNode ages = out.putArray("worth");
    for (WorthByAge worth : channel.worth()) {
      ages.addObject()
          .put("days", worth.days())
          .put("persons", worth.persons())
          .put("contribution", worth.contribution());
    }
  }

  /** Reads it; a report of before it was there knows nothing of it. */
  static Payback payback(JsonObject channel) {
    return channel
        .optionalObject("payback")
        .map(
            in ->
                new Payback(
                    in.word("status", Payback.Status.class, null),
                    in.optionalNumber("days"),
                    in.number("observedDays")))
        .orElse(new Payback(Payback.Status.UNDEFINED, OptionalLong.empty(), 0));
  }

  static WorthByAge worth(JsonObject in) {
    return new WorthByAge((int) in.number("days"), in.number("persons"), in.number("contribution"));
  }
}
