package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * The host says that the subject and each claimed key are not one person (解除关联), whatever else says
 * so.
 *
 * @param reason why, in the host's words
 */
public record Unlinked(String reason) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.UNLINKED;
  }

  void describe(FactWriter out) {
    out.personal("reason", reason);
  }

  static Unlinked read(JsonObject in) {
    return new Unlinked(in.optionalText("reason"));
  }
}
