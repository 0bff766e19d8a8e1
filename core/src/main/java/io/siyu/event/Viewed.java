package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person looked at something (浏览). It makes nobody a lead.
 *
 * @param pool the user pool's account or id, as in {@link Joined}
 * @param what what was looked at, such as {@code page}, {@code product} or {@code cart}
 * @param item which one: a product's sku, or a page's path
 */
public record Viewed(String pool, String what, String item) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.VIEWED;
  }

  void describe(FactWriter out) {
    out.text("pool", pool);
    out.text("what", what);
    out.personal("item", item);
  }

  static Viewed read(JsonObject in) {
    return new Viewed(in.optionalText("pool"), in.text("what"), in.optionalText("item"));
  }
}
