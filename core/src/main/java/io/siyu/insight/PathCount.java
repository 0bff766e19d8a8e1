package io.siyu.insight;

import io.siyu.json.Utf8Order;
import io.siyu.stage.Stage;
import java.util.Comparator;

/**
 * How many of the members who became leads within a window went one way (流转), from where others own
 * them to where the brand does. Everybody goes one way, so that the counts of all ways add up to
 * the funnel's leads.
 *
 * @param trafficPool the id of the traffic pool that the channel draws from; empty without one
 * @param channel the code of the first channel that touched them within the window; empty without
 *     one
 * @param userPool the id of the user pool that they first joined; empty where they joined none
 * @param stage the stage at which they are as of the instant
 * @param members how many
 */
public record PathCount(
    String trafficPool, String channel, String userPool, Stage stage, long members)
    implements Comparable<PathCount> {
  private static final Comparator<PathCount> ORDER =
      Comparator.comparing(PathCount::trafficPool, Utf8Order.INSTANCE)
          .thenComparing(PathCount::channel, Utf8Order.INSTANCE)
          .thenComparing(PathCount::userPool, Utf8Order.INSTANCE)
          .thenComparing(PathCount::stage)
          .thenComparing(PathCount::members);

  @Override
  public int compareTo(PathCount other) {
    return ORDER.compare(this, other);
  }
}
