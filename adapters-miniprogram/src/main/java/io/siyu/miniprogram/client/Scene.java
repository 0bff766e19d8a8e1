package io.siyu.miniprogram.client;

import java.util.List;

/**
 * A scene value (场景值), and what an entry by it means. Codes and meanings are WeChat's, the rest is
 * this library's reading of them.
 *
 * <p>A value that is not in the table is {@link TrafficSource#UNKNOWN} and taken for a new arrival
 * with a query of its own, as most that WeChat adds are.
 *
 * @param code WeChat's number; 0 where there is none
 * @param source from where one comes by it
 * @param arrival whether somebody came, and anew
 * @param ownQuery whether the query is of this very entry; if not it is an earlier one's, replayed,
 *     and no channel is told from it
 * @param meaning WeChat's words; empty if unknown
 */
public record Scene(
    int code, TrafficSource source, Arrival arrival, boolean ownQuery, String meaning) {
  /** An entry that told no scene value, and of which nothing is known. */
  static final Scene MISSING = new Scene(0, TrafficSource.UNKNOWN, Arrival.NOBODY, false, "");

  /** Whether somebody came. */
  public enum Arrival {
    /** Somebody came by way of marketing, or anyhow anew (新触点). */
    NEW,
    /** Somebody came back, or goes on with what was begun: what brought them first still holds. */
    BACK,
    /** No person that could be known: no human, or 朋友圈's single page (单页模式), which has no login. */
    NOBODY
  }

  /** The meaning of a code. */
  public static Scene of(int code) {
    Scene known = SceneTable.SCENES.get(code);
    return known == null ? new Scene(code, TrafficSource.UNKNOWN, Arrival.NEW, true, "") : known;
  }

  /** Every scene value that this version knows, by code. */
  public static List<Scene> all() {
    return SceneTable.SCENES.values().asList();
  }
}
