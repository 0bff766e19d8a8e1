package io.siyu.jdbc;

import java.util.Comparator;

/**
 * Two different keys that some event states together, seen from one of them.
 *
 * @param node from which it is seen
 * @param neighbour the other
 */
record Edge(RowId node, RowId neighbour) implements Comparable<Edge> {
  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::node).thenComparing(Edge::neighbour);

  Edge reversed() {
    return new Edge(neighbour, node);
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
