package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person and the brand dealt with each other in a user pool (互动).
 *
 * @param pool the user pool's account or id, as in {@link Joined}
 * @param what what it was, such as {@code message} or {@code live}
 * @param direction who addressed whom
 */
public record Engaged(String pool, String what, Direction direction) implements PersonFact {
  /** Who addressed whom. */
  public enum Direction {
    /** The person addressed the brand. */
    INBOUND,
    /** The brand addressed the person. */
    OUTBOUND
  }

  @Override
  public FactKind kind() {
    return FactKind.ENGAGED;
  }

  void describe(FactWriter out) {
    out.text("pool", pool);
    out.text("what", what);
    out.word("direction", direction);
  }

  static Engaged read(JsonObject in) {
    return new Engaged(
        in.optionalText("pool"), in.text("what"), in.word("direction", Direction.class, null));
  }
}
