package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * The receipt of an order was confirmed (确认收货).
 *
 * @param by who confirmed it: the customer, or the platform once its time was up
 */
public record Completed(Party by) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.COMPLETED;
  }

  void describe(FactWriter out) {
    out.word("by", by);
  }

  static Completed read(JsonObject in) {
    return new Completed(in.word("by", Party.class, Party.UNKNOWN));
  }
}
