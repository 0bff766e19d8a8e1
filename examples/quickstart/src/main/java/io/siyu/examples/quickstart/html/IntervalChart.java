package io.siyu.examples.quickstart.html;

import io.siyu.examples.quickstart.html.Svg.Anchor;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures one below the other, each with the bounds between which it lies and what it is held
 * against (区间图). Not thread-safe.
 */
final class IntervalChart {
  private static final int ROW = 46;
  private static final int AXIS = 24;
  private static final int TICKS = 4;

  /** Where the scale begins and how far it runs, in percent of the page. */
  private static final double LEFT = 1;

  private static final double ACROSS = 95;

  /** An interval that reaches further than this many figures is cut, lest it squeeze the others. */
  private static final double REACH = 2.5;

  private final Figures figures;
  private final List<Row> rows = new ArrayList<>();

  private record Row(
      String name, String style, double value, Estimate<Interval> interval, OptionalDouble mark) {}

  IntervalChart(Figures figures) {
    this.figures = figures;
  }

  /**
   * Adds a figure.
   *
   * @param style the class that gives its colour
   * @param mark what it is held against
   */
  void add(
      String name, String style, double value, Estimate<Interval> interval, OptionalDouble mark) {
    rows.add(new Row(name, style, value, interval, mark));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private double end() {
    double most = 0;
    double furthest = 0;
    for (Row row : rows) {
      most = Math.max(most, Math.max(row.value(), row.mark().orElse(0)));
      if (row.interval() instanceof Known<Interval> known) {
        furthest = Math.max(furthest, known.value().high());
      }
    }
    return Math.max(1, Math.max(most, Math.min(furthest, most * REACH)));
  }

  String html(Label about) {
    double step = step(end() / TICKS);
    double end = step * Math.ceil(end() / step);
    Svg svg = Svg.wide(AXIS + ROW * rows.size() + 4, about);
    double scale = ACROSS / end;
    int bottom = AXIS + ROW * rows.size();
    for (double tick = 0; tick <= end + step / 2; tick += step) {
      double x = LEFT + tick * scale;
      svg.line("grid", x, AXIS - 6, x, bottom);
      svg.text(figures.round(tick), x, AXIS - 11, tick == 0 ? Anchor.START : Anchor.MIDDLE);
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), AXIS + ROW * i, scale, end);
    }
    return svg.html();
  }

  private static void draw(Svg svg, Row row, double top, double scale, double end) {
    double y = top + 32;
    svg.text(Label.same(row.name()), "", LEFT, top + 16, Anchor.START);
    if (row.interval() instanceof Known<Interval> known) {
      double low = Math.max(0, known.value().low()) * scale;
      double high = Math.min(end, known.value().high()) * scale;
      svg.box(row.style() + " range", LEFT + low, y - 4, Math.max(0.1, high - low), 8);
    }
    row.mark()
        .ifPresent(at -> svg.line("mark", LEFT + at * scale, y - 9, LEFT + at * scale, y + 9));
    svg.dot(row.style(), LEFT + row.value() * scale, y, 5.5);
  }

  /** The least of 1, 2, 5, 10, 20 … that is not below a number. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double times : new double[] {1, 2, 5}) {
      if (times * power >= least) {
        return times * power;
      }
    }
    return 10 * power;
  }
}
