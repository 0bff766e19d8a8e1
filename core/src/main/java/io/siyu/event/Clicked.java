package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * How often a channel was clicked on a day (点击).
 *
 * @param clicks how often; from 0 to {@link MarketFact#COUNT_MAX}
 * @param revision the number of this statement, rising with each restatement
 */
public record Clicked(long clicks, long revision) implements MarketFact {
  /** Checks the number. */
  public Clicked {
    Count.require("clicks", clicks);
  }

  @Override
  public FactKind kind() {
    return FactKind.CLICKED;
  }

  void describe(FactWriter out) {
    out.number("clicks", clicks);
    out.number("revision", revision);
  }

  static Clicked read(JsonObject in) {
    return new Clicked(Count.read(in, "clicks"), in.numberAtLeast("revision", 0, 0));
  }
}
