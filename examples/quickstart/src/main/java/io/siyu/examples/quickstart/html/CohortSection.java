package io.siyu.examples.quickstart.html;

import io.siyu.Report;
import io.siyu.cohort.RetentionMatrix;
import io.siyu.cohort.RetentionMatrix.Cell;
import io.siyu.cohort.RetentionMatrix.Cohort;
import io.siyu.money.Ratio;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The section that tells who bought again month after month (复购同期群), as a heat map. */
final class CohortSection {
  private static final int HEATS = 6;

  private final Report report;
  private final RetentionMatrix matrix;

  CohortSection(Report report) {
    this.report = report;
    this.matrix = report.cohorts();
  }

  String html() {
    List<Cohort> shown = shown();
    if (shown.isEmpty()) {
      return "";
    }
    int ages = shown.get(0).cells().size();
    List<Label> heads =
        new ArrayList<>(
            List.of(new Label("首单月份", "Month of first order"), new Label("新客", "New buyers")));
    for (int age = 1; age < ages; age++) {
      heads.add(new Label("第 " + age + " 月", "Month " + age));
    }
    Rows rows = new Rows();
    for (Cohort cohort : shown) {
      String month = YearMonth.from(cohort.begins().start().atZone(report.zone())).toString();
      rows.row().text(month);
      Cell all = cohort.cells().get(0);
      rows.figure(Figures.count(all.count()) + star(all));
      for (int age = 1; age < ages; age++) {
        if (age < cohort.cells().size()) {
          cell(rows, cohort, age);
        } else {
          rows.html("");
        }
      }
      rows.end();
    }
    return Section.of(
        new Label("复购同期群", "Who bought again, by the month of the first order"),
        new Label(
            "首单后各自然月再次下单的人数与占比；* 为该月未完，仍会增长",
            "Of those whose first order was in a month, who ordered in each month after it; * is a"
                + " month that is not over and may still grow"),
        Section.table(heads, rows));
  }

  private static String star(Cell cell) {
    return cell.complete() ? "" : " *";
  }

  private void cell(Rows rows, Cohort cohort, int age) {
    Cell cell = cohort.cells().get(age);
    Ratio share = matrix.share(cohort, age);
    if (share.den() == 0) {
      rows.figure(Figures.NONE);
      return;
    }
    long heat = Math.min(HEATS - 1, share.num() * 2 * HEATS / share.den());
    rows.figure(
        Figures.count(cell.count()) + " · " + Figures.share(share) + star(cell),
        "heat" + (share.num() == 0 ? 0 : Math.max(1, heat)));
  }

  /** The cohorts from the first one on in which anybody began. */
  private List<Cohort> shown() {
    List<Cohort> all = matrix.cohorts();
    int first = 0;
    while (first < all.size() && all.get(first).cells().get(0).count() == 0) {
      first++;
    }
    return all.subList(first, all.size());
  }
}
