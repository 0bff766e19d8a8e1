package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * The buyer said how satisfied they are with an order (评价). What they wrote is not kept.
 *
 * @param sku the product that is meant; empty for the order as a whole
 * @param score how satisfied
 */
public record Reviewed(String sku, Score score) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.REVIEWED;
  }

  void describe(FactWriter out) {
    out.text("sku", sku);
    score.describe(out);
  }

  static Reviewed read(JsonObject in) {
    return new Reviewed(in.optionalText("sku"), Score.read(in));
  }
}
