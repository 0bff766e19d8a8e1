package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * An employee of an account has another id from now on (成员改号): whoever holds a contact by the one
 * holds it by the other.
 *
 * @param from the id until now
 * @param to the id from now on
 */
public record StewardRenamed(String from, String to) implements CommunityFact {
  @Override
  public FactKind kind() {
    return FactKind.STEWARD_RENAMED;
  }

  void describe(FactWriter out) {
    out.personal("from", from);
    out.personal("to", to);
  }

  static StewardRenamed read(JsonObject in) {
    return new StewardRenamed(in.text("from"), in.text("to"));
  }
}
