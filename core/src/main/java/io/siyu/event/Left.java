package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person's relation with a steward in a user pool ended (流失或转接).
 *
 * @param pool the user pool's account or id, as in {@link Joined}
 * @param steward the employee who held the contact
 * @param by who ended it
 * @param why whether it was a loss
 * @param evidence the platform's own word for it, such as {@code DELETE_BY_TRANSFER}
 */
public record Left(String pool, String steward, Party by, Why why, String evidence)
    implements PersonFact {
  /** Why a relation ended. */
  public enum Why {
    /** It was removed. */
    REMOVED,
    /** It was handed over to another steward (在职或离职继承), which loses nobody. */
    TRANSFERRED
  }

  @Override
  public FactKind kind() {
    return FactKind.LEFT;
  }

  void describe(FactWriter out) {
    out.text("pool", pool);
    out.personal("steward", steward);
    out.word("by", by);
    out.word("why", why);
    out.personal("evidence", evidence);
  }

  static Left read(JsonObject in) {
    return new Left(
        in.text("pool"),
        in.optionalText("steward"),
        in.word("by", Party.class, Party.UNKNOWN),
        in.word("why", Why.class, Why.REMOVED),
        in.optionalText("evidence"));
  }
}
