package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * Several keys were seen together as one person's (身份识别); the keys are the event's subject and
 * claims.
 *
 * @param evidence where they were seen together, such as {@code externalcontact/get} or {@code
 *     login}
 */
public record Identified(String evidence) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.IDENTIFIED;
  }

  void describe(FactWriter out) {
    out.personal("evidence", evidence);
  }

  static Identified read(JsonObject in) {
    return new Identified(in.optionalText("evidence"));
  }
}
