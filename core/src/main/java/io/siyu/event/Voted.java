package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person said what they think of a candidate that a panel of testers is asked about (体验官投票).
 *
 * @param panel the panel's id; never empty
 * @param candidate a product's sku, or what else is to be decided about; never empty
 * @param score how much they like it; {@link Score#YES} or {@link Score#NO} for a plain vote
 */
public record Voted(String panel, String candidate, Score score) implements PersonFact {
  /** Checks the ids. */
  public Voted {
    RequiredText.require(panel, "a vote needs the id of its panel");
    RequiredText.require(candidate, "a vote needs its candidate, such as a product's sku");
  }

  @Override
  public FactKind kind() {
    return FactKind.VOTED;
  }

  void describe(FactWriter out) {
    out.text("panel", panel);
    out.text("candidate", candidate);
    score.describe(out);
  }

  static Voted read(JsonObject in) {
    return new Voted(
        RequiredText.read(in, "panel"), RequiredText.read(in, "candidate"), Score.read(in));
  }
}
