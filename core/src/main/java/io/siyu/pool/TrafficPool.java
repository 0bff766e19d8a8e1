package io.siyu.pool;

/**
 * A public pool of people that others own (公域流量池), from which the brand draws.
 *
 * @param id its id in the playbook
 * @param name its name for people; may be empty
 * @param kind what sort of place it is
 * @param platform who owns it; may be empty
 */
public record TrafficPool(String id, String name, Kind kind, String platform) {
  /** What sort of public place a traffic pool is. */
  public enum Kind {
    /** A social feed (社交). */
    SOCIAL,
    /** A search engine (搜索). */
    SEARCH,
    /** Short video and live streams (短视频). */
    SHORT_VIDEO,
    /** A marketplace (电商平台). */
    MARKETPLACE,
    /** Shops, parcels, posters (线下). */
    OFFLINE,
    /** Anything else. */
    OTHER
  }
}
