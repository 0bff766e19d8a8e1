package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.insight.PathCount;
import io.siyu.insight.Privatisation;
import io.siyu.json.JsonObject;
import io.siyu.stage.Stage;
import java.util.List;

/** The JSON form of which ways members went, in the report. */
final class PathsJson {
  private PathsJson() {}

  static void write(ObjectNode out, Report report) {
    ArrayNode flows = out.putArray("flows");
    for (PathCount path : report.flows()) {
      flows
          .addObject()
          .put("trafficPool", path.trafficPool())
          .put("channel", path.channel())
          .put("userPool", path.userPool())
          .put("stage", path.stage().name())
          .put("members", path.members());
    }
    ArrayNode pools = out.putArray("trafficPools");
    for (Privatisation pool : report.trafficPools()) {
      ObjectNode object =
          pools
              .addObject()
              .put("id", pool.trafficPool())
              .put("clicks", pool.clicks())
              .put("leads", pool.leads())
              .put("contacts", pool.contacts())
              .put("buyers", pool.buyers())
              .put("vanity", pool.vanity());
      object.set("privatisation", ReportJson.ratio(pool.rate()));
      object.set("contactsPerClick", ReportJson.ratio(pool.perClick()));
    }
  }

  static List<PathCount> flows(JsonObject report) {
    return report.objects("flows").stream()
        .map(
            in ->
                new PathCount(
                    in.optionalText("trafficPool"),
                    in.optionalText("channel"),
                    in.optionalText("userPool"),
                    in.word("stage", Stage.class, null),
                    in.number("members")))
        .toList();
  }

  static List<Privatisation> trafficPools(JsonObject report) {
    return report.objects("trafficPools").stream()
        .map(
            in ->
                new Privatisation(
                    in.optionalText("id"),
                    in.optionalNumber("clicks").orElse(0),
                    in.number("leads"),
                    in.number("contacts"),
                    in.number("buyers")))
        .toList();
  }
}
