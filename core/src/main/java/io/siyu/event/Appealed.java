package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person appealed against a decision, or their appeal was decided (申诉).
 *
 * @param against which decision, such as {@code standing}; never empty
 * @param outcome where the appeal stands from now on
 * @param reason why, in the words of the person or of whoever decided
 */
public record Appealed(String against, Outcome outcome, String reason) implements PersonFact {
  /** Where an appeal stands. */
  public enum Outcome {
    /** It was made and is not decided. */
    OPEN,
    /** The person is right (申诉成立). */
    GRANTED,
    /** The decision stands (驳回). */
    DENIED
  }

  /** Checks the decision. */
  public Appealed {
    RequiredText.require(
        against, "an appeal needs the decision that it is against, such as standing");
  }

  @Override
  public FactKind kind() {
    return FactKind.APPEALED;
  }

  void describe(FactWriter out) {
    out.text("against", against);
    out.word("outcome", outcome);
    out.personal("reason", reason);
  }

  static Appealed read(JsonObject in) {
    return new Appealed(
        RequiredText.read(in, "against"),
        in.word("outcome", Outcome.class, null),
        in.optionalText("reason"));
  }
}
