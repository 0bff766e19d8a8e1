package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A platform demanded that what is held of a person be deleted (平台要求删除), or the person did. It is
 * no erasure: it says that one is owed.
 *
 * @param demand what happened, in the platform's own word, such as {@code
 *     user_authorization_cancellation}
 * @param scope how much is to be deleted
 * @param evidence the platform's own code for what is to be deleted, such as {@code RevokeInfo}, or
 *     a reference to the proof
 */
public record ErasureRequested(String demand, Scope scope, String evidence) implements PersonFact {
  /** How much is to be deleted. */
  public enum Scope {
    /** Everything held on whoever has the account. */
    PERSON,
    /** Only what was obtained by the authorisation that ended, such as a phone number. */
    FIELDS
  }

  @Override
  public FactKind kind() {
    return FactKind.ERASURE_REQUESTED;
  }

  void describe(FactWriter out) {
    out.text("demand", demand);
    out.word("scope", scope);
    out.personal("evidence", evidence);
  }

  static ErasureRequested read(JsonObject in) {
    return new ErasureRequested(
        in.text("demand"), in.word("scope", Scope.class, null), in.optionalText("evidence"));
  }
}
