package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who truly bought again in which month after the first (复购同期群的真相), counted by the calendar. */
final class Months {
  private static final int MONTHS = 12;

  private final List<Member> members;
  private final Season season;

  Months(Truth truth) {
    this.members = truth.members();
    this.season = truth.season();
  }

  private static YearMonth of(Instant instant) {
    return YearMonth.from(instant.atZone(Season.ZONE));
  }

  void write(ArrayNode out) {
    // By the month of the first order, how many ordered in which months.
    Map<YearMonth, Map<YearMonth, Long>> counts = new TreeMap<>();
    for (Member member : members) {
      TreeSet<YearMonth> months = new TreeSet<>();
      member.validOrders().forEach(order -> months.add(of(order.firstPaidAt())));
      if (!months.isEmpty()) {
        Map<YearMonth, Long> row = counts.computeIfAbsent(months.first(), any -> new TreeMap<>());
        months.forEach(month -> row.merge(month, 1L, Long::sum));
      }
    }
    YearMonth last = of(season.end().minusMillis(1));
    for (int ago = MONTHS - 1; ago >= 0; ago--) {
      YearMonth first = last.minusMonths(ago);
      Map<YearMonth, Long> row = counts.getOrDefault(first, Map.of());
      ArrayNode cells = out.addObject().put("month", first.toString()).putArray("buyers");
      // What is known ends where the window does.
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        Instant over = month.plusMonths(1).atDay(1).atStartOfDay(Season.ZONE).toInstant();
        cells
            .addObject()
            .put("count", row.getOrDefault(month, 0L))
            .put("complete", !over.isAfter(season.end()));
      }
    }
  }
}
