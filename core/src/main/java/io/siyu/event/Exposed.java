package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * How often a channel was seen on a day (曝光): the impressions of an advertisement, or the footfall
 * of an offline pool.
 *
 * @param impressions how often; from 0 to {@link MarketFact#COUNT_MAX}
 * @param revision the number of this statement, rising with each restatement
 */
public record Exposed(long impressions, long revision) implements MarketFact {
  /** Checks the number. */
  public Exposed {
    Count.require("impressions", impressions);
  }

  @Override
  public FactKind kind() {
    return FactKind.EXPOSED;
  }

  void describe(FactWriter out) {
    out.number("impressions", impressions);
    out.number("revision", revision);
  }

  static Exposed read(JsonObject in) {
    return new Exposed(Count.read(in, "impressions"), in.numberAtLeast("revision", 0, 0));
  }
}
