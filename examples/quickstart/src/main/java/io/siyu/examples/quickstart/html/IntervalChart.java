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
  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int RIGHT = 40;
  private static final int ROW = 34;
  private static final int AXIS = 26;
  private static final int TICKS = 4;

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
    Svg svg = new Svg(WIDTH, AXIS + ROW * rows.size() + 4, about);
    double scale = (WIDTH - LEFT - RIGHT) / end;
    int bottom = AXIS + ROW * rows.size();
    for (double tick = 0; tick <= end + step / 2; tick += step) {
      double x = LEFT + tick * scale;
      svg.line("grid", x, AXIS - 6, x, bottom);
      svg.text(figures.rounded(tick), x, AXIS - 12, Anchor.MIDDLE);
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), AXIS + ROW * i + ROW / 2.0, scale, end);
    }
    return svg.html();
  }

  private static void draw(Svg svg, Row row, double y, double scale, double end) {
    svg.text(Label.same(Sankey.cut(row.name())), "", LEFT - 14, y + 4.5, Anchor.END);
    if (row.interval() instanceof Known<Interval> known) {
      double low = LEFT + Math.max(0, known.value().low()) * scale;
      double high = LEFT + Math.min(end, known.value().high()) * scale;
      svg.box(row.style() + " range", low, y - 4, Math.max(1, high - low), 8);
    }
    row.mark().ifPresent(at -> svg.line("mark", LEFT + at * scale, y - 12, LEFT + at * scale, y + 12));
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
