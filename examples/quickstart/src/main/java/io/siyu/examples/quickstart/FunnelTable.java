package io.siyu.examples.quickstart;

import io.siyu.examples.quickstart.html.Figures;
import io.siyu.insight.FunnelStep;
import java.util.List;
import java.util.Locale;

/** A funnel as text in columns (漏斗表). */
final class FunnelTable {
  private FunnelTable() {}

  static String of(List<FunnelStep> funnel) {
    StringBuilder out = new StringBuilder();
    out.append(row("stage", "reached", "conversion", "median time"));
    for (FunnelStep step : funnel) {
      out.append(
          row(
              step.stage().name(),
              Figures.count(step.reached()),
              step.conversion().map(Figures::share).orElse(Figures.NONE),
              step.medianTime().isPresent()
                  ? Figures.span(step.medianTime().getAsLong())
                  : Figures.NONE));
    }
    return out.toString();
  }

  private static String row(String stage, String reached, String conversion, String time) {
    return String.format(Locale.ROOT, "%-12s %12s %12s %12s%n", stage, reached, conversion, time);
  }
}
