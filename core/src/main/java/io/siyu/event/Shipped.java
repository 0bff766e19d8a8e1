package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * An order went out to its buyer (发货).
 *
 * @param whole whether all of it has gone out by now, rather than a part
 */
public record Shipped(boolean whole) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.SHIPPED;
  }

  void describe(FactWriter out) {
    out.flag("part", !whole);
  }

  static Shipped read(JsonObject in) {
    return new Shipped(!in.flag("part", false));
  }
}
