package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.cohort.Repurchase;
import io.siyu.cohort.RepurchaseQuestion;
import io.siyu.cohort.RepurchaseQuestion.Definition;
import io.siyu.cohort.RetentionMatrix;
import io.siyu.cohort.RetentionMatrix.Cell;
import io.siyu.cohort.RetentionMatrix.Cohort;
import io.siyu.insight.CohortMeasures;
import io.siyu.insight.RepurchaseMeasures;
import io.siyu.json.JsonObject;
import io.siyu.money.Ratio;
import io.siyu.time.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of who bought again, in the report. */
final class ReturnsJson {
  private ReturnsJson() {}

  static void write(ObjectNode out, Report report) {
    ArrayNode repurchase = out.putArray("repurchase");
    for (Repurchase measure : report.repurchase()) {
      ObjectNode object =
          repurchase
              .addObject()
              .put("definition", measure.question().definition().name())
              .put("censored", measure.censored());
      if (measure.question() instanceof RepurchaseQuestion.RepeatWithin within) {
        object.put("days", within.days());
      }
      object.set("share", ReportJson.ratio(measure.share()));
    }
    ArrayNode cohorts = out.putArray("cohorts");
    for (Cohort cohort : report.cohorts().cohorts()) {
      ObjectNode object =
          cohorts
              .addObject()
              .put(
                  "month",
                  YearMonth.from(cohort.begins().start().atZone(report.zone())).toString());
      ArrayNode cells = object.putArray("buyers");
      cohort
          .cells()
          .forEach(
              cell ->
                  cells.addObject().put("count", cell.count()).put("complete", cell.complete()));
    }
  }

  /** Reads the measures, of which the report's window and zone are the parameters. */
  static List<Repurchase> repurchase(JsonObject report, Window window, ZoneId zone, Instant asOf) {
    List<Repurchase> measures = new ArrayList<>();
    for (JsonObject in : report.objects("repurchase")) {
      Definition definition = in.word("definition", Definition.class, null);
      long days = in.numberAtLeast("days", 1, 1);
      if (days > Integer.MAX_VALUE) {
        in.violation("days", "must be at most " + Integer.MAX_VALUE);
        days = 1;
      }
      Ratio share = ReportJson.ratio(in.object("share"));
      long censored = in.number("censored");
      for (RepurchaseQuestion question : RepurchaseMeasures.questions(window, zone)) {
        if (question.definition() == definition) {
          RepurchaseQuestion asked =
              question instanceof RepurchaseQuestion.RepeatWithin
                  ? new RepurchaseQuestion.RepeatWithin(window, (int) days)
                  : question;
          measures.add(new Repurchase(asked, asOf, share, censored));
        }
      }
    }
    return measures;
  }

  static RetentionMatrix cohorts(JsonObject report, ZoneId zone) {
    List<Cohort> cohorts = new ArrayList<>();
    for (JsonObject in : report.objects("cohorts")) {
      List<Cell> cells = new ArrayList<>();
      for (JsonObject cell : in.objects("buyers")) {
        cells.add(new Cell(cell.number("count"), cell.flag("complete", false)));
      }
      cohorts.add(new Cohort(month(in, zone), cells));
    }
    return new RetentionMatrix(CohortMeasures.spec(zone), cohorts);
  }

  private static Window month(JsonObject in, ZoneId zone) {
    try {
      YearMonth month = YearMonth.parse(in.text("month"));
      return Window.month(month.getYear(), month.getMonthValue(), zone);
    } catch (DateTimeException e) {
      in.violation("month", "must be a month such as 2026-03");
      return Window.month(1970, 1, zone);
    }
  }
}
