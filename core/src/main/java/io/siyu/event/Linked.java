package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * The host says that the subject and each claimed key are one person (人工关联).
 *
 * @param reason why, in the host's words
 */
public record Linked(String reason) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.LINKED;
  }

  void describe(FactWriter out) {
    out.personal("reason", reason);
  }

  static Linked read(JsonObject in) {
    return new Linked(in.optionalText("reason"));
  }
}
