package io.siyu.examples.quickstart.html;

import io.siyu.examples.quickstart.html.Svg.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many go which way through several columns (桑基图): boxes as high as their counts, bands as
 * broad as theirs, no label above another. Not thread-safe.
 */
final class Sankey {
  private static final int WIDTH = 1100;
  private static final int BOX = 12;

  /** Room for the labels of the last column. */
  private static final int MARGIN = 170;

  /** How high all boxes of a column are together, and at least each place, so that labels fit. */
  private static final double HIGH = 330;

  private static final double PLACE = 19;
  private static final double GAP = 5;
  private static final double LEAST = 1.5;

  /** So many letters of a name fit between two columns. */
  private static final int LETTERS = 16;

  private final List<Map<Node, Double>> columns = new ArrayList<>();
  private final List<Map<Link, Long>> links = new ArrayList<>();
  private long total;

  /**
   * A place in a column.
   *
   * @param label what it is called
   * @param style the class that gives its colour
   */
  record Node(Label label, String style) {}

  private record Link(Node from, Node to) {}

  /** Where the next band leaves and enters each place of two columns. */
  private record Ends(Map<Node, Double> out, Map<Node, Double> in) {}

  /** Starts without anybody, with the places of each column from top to bottom. */
  Sankey(List<List<Node>> columns) {
    for (List<Node> column : columns) {
      Map<Node, Double> places = new LinkedHashMap<>();
      column.forEach(node -> places.put(node, 0.0));
      this.columns.add(places);
      links.add(new LinkedHashMap<>());
    }
  }

  /** Adds so many who go through one place of each column. */
  void add(List<Node> way, long count) {
    total += count;
    for (int i = 0; i + 1 < way.size(); i++) {
      links.get(i).merge(new Link(way.get(i), way.get(i + 1)), count, Long::sum);
    }
    for (int i = 0; i < way.size(); i++) {
      columns.get(i).merge(way.get(i), (double) count, Double::sum);
    }
  }

  private double high(double count) {
    return total == 0 ? 0 : Math.max(LEAST, count * HIGH / total);
  }

  private static double place(double high) {
    return Math.max(PLACE, high + GAP);
  }

  String html(Label about) {
    columns.forEach(column -> column.values().removeIf(count -> count == 0));
    double height = 0;
    for (Map<Node, Double> column : columns) {
      height = Math.max(height, heightOf(column));
    }
    Svg svg = Svg.fixed(WIDTH, (int) Math.ceil(height) + 4, about);
    List<Map<Node, Double>> tops = new ArrayList<>();
    for (Map<Node, Double> column : columns) {
      tops.add(tops(column, 2 + (height - heightOf(column)) / 2));
    }
    for (int i = 0; i + 1 < columns.size(); i++) {
      bands(
          svg, i, new Ends(new LinkedHashMap<>(tops.get(i)), new LinkedHashMap<>(tops.get(i + 1))));
    }
    for (int i = 0; i < columns.size(); i++) {
      double x = x(i);
      Map<Node, Double> top = tops.get(i);
      columns
          .get(i)
          .forEach(
              (node, count) -> {
                double y = top.getOrDefault(node, 0.0);
                svg.box(node.style(), x, y, BOX, high(count));
                Label name = new Label(cut(node.label().zh()), cut(node.label().en()));
                String members = Figures.count(Math.round(count));
                svg.text(name, members, x + BOX + 7, y + high(count) / 2 + 4.5, Anchor.START);
              });
    }
    return svg.html();
  }

  private double heightOf(Map<Node, Double> column) {
    return column.values().stream().mapToDouble(count -> place(high(count))).sum();
  }

  /** Where the box of each place begins. */
  private Map<Node, Double> tops(Map<Node, Double> column, double from) {
    Map<Node, Double> tops = new LinkedHashMap<>();
    double y = from;
    for (Map.Entry<Node, Double> each : column.entrySet()) {
      double high = high(each.getValue());
      tops.put(each.getKey(), y + (place(high) - high) / 2);
      y += place(high);
    }
    return tops;
  }

  private double x(int column) {
    return column * (double) (WIDTH - MARGIN - BOX) / (columns.size() - 1);
  }

  private void bands(Svg svg, int column, Ends ends) {
    List<Node> from = new ArrayList<>(columns.get(column).keySet());
    List<Node> to = new ArrayList<>(columns.get(column + 1).keySet());
    List<Link> sorted = new ArrayList<>(links.get(column).keySet());
    sorted.sort(
        Comparator.<Link>comparingInt(link -> from.indexOf(link.from()))
            .thenComparingInt(link -> to.indexOf(link.to())));
    for (Link link : sorted) {
      long count = links.get(column).getOrDefault(link, 0L);
      double width = count * HIGH / total;
      double y1 = ends.out().getOrDefault(link.from(), 0.0);
      double y2 = ends.in().getOrDefault(link.to(), 0.0);
      String about =
          link.from().label().zh() + " → " + link.to().label().zh() + ": " + Figures.count(count);
      svg.band("band " + link.from().style(), x(column) + BOX, y1, x(column + 1), y2, width, about);
      ends.out().put(link.from(), y1 + width);
      ends.in().put(link.to(), y2 + width);
    }
  }

  /** A name, cut where it does not fit into a drawing. */
  static String cut(String name) {
    int letters = name.codePointCount(0, name.length());
    return letters <= LETTERS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LETTERS - 1)) + "…";
  }
}
