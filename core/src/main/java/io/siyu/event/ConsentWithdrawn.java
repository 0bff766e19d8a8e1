package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person refused, or took a consent back (撤回同意). One account's word binds the brand at all of the
 * person's accounts.
 *
 * @param purpose what for, as in {@link ConsentGiven}; empty for every purpose
 * @param channel by what means; empty for every means
 * @param evidence a reference to the proof, or the platform's own word for it
 */
public record ConsentWithdrawn(String purpose, String channel, String evidence)
    implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.CONSENT_WITHDRAWN;
  }

  void describe(FactWriter out) {
    out.text("purpose", purpose);
    out.text("channel", channel);
    out.personal("evidence", evidence);
  }

  static ConsentWithdrawn read(JsonObject in) {
    return new ConsentWithdrawn(
        in.optionalText("purpose"), in.optionalText("channel"), in.optionalText("evidence"));
  }
}
