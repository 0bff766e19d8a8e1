package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A tag was put on a person (打标签).
 *
 * @param tag the tag's id or name
 * @param steward the employee whose tag it is, where tags are kept per employee
 */
public record Tagged(String tag, String steward) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.TAGGED;
  }

  void describe(FactWriter out) {
    out.personal("tag", tag);
    out.personal("steward", steward);
  }

  static Tagged read(JsonObject in) {
    return new Tagged(in.text("tag"), in.optionalText("steward"));
  }
}
