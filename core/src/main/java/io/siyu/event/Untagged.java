package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A tag was taken off a person (去标签).
 *
 * @param tag the tag's id or name
 * @param steward the employee whose tag it was, as in {@link Tagged}
 */
public record Untagged(String tag, String steward) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.UNTAGGED;
  }

  void describe(FactWriter out) {
    out.personal("tag", tag);
    out.personal("steward", steward);
  }

  static Untagged read(JsonObject in) {
    return new Untagged(in.text("tag"), in.optionalText("steward"));
  }
}
