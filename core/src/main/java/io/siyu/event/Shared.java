package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person passed something on (分享). Whether it brought anybody is told by {@link Referred}.
 *
 * @param pool the user pool's account or id, as in {@link Joined}
 * @param what what was passed on, such as {@code page} or {@code product}
 * @param item which one, as in {@link Viewed}
 */
public record Shared(String pool, String what, String item) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.SHARED;
  }

  void describe(FactWriter out) {
    out.text("pool", pool);
    out.text("what", what);
    out.personal("item", item);
  }

  static Shared read(JsonObject in) {
    return new Shared(in.optionalText("pool"), in.text("what"), in.optionalText("item"));
  }
}
