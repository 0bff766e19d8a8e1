package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person entered a user pool (进入私域用户池), or, half-way, asked to.
 *
 * @param pool the user pool's account, such as {@code wecom/<corp>}, or its id in the playbook
 * @param steward the employee who holds the contact (导购), where there is one
 * @param degree whether the relation stands or waits to be confirmed
 * @param channel the channel code as it was carried (State), or whatever stood in its place
 * @param by who made it
 */
public record Joined(String pool, String steward, Degree degree, String channel, Party by)
    implements PersonFact {
  /** How far a relation has come. */
  public enum Degree {
    /** The customer has added the steward, who has not confirmed yet. */
    HALF,
    /** The relation stands. */
    FULL
  }

  /** A full relation with a steward, made by the customer. */
  public static Joined full(String pool, String steward, String channel) {
    return new Joined(pool, steward, Degree.FULL, channel, Party.CUSTOMER);
  }

  @Override
  public FactKind kind() {
    return FactKind.JOINED;
  }

  void describe(FactWriter out) {
    out.text("pool", pool);
    out.personal("steward", steward);
    out.word("degree", degree);
    out.text("channel", channel);
    out.word("by", by);
  }

  static Joined read(JsonObject in) {
    return new Joined(
        in.text("pool"),
        in.optionalText("steward"),
        in.word("degree", Degree.class, Degree.FULL),
        in.optionalText("channel"),
        in.word("by", Party.class, Party.UNKNOWN));
  }
}
