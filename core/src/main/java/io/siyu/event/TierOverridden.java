package io.siyu.event;

import io.siyu.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A person was granted a tier by hand, or such a grant was ended (等级调整).
 *
 * @param tier the code of the tier granted; empty where what was granted before ends now
 * @param until from when on it counts no more; empty where it has no end, and where no tier is
 *     granted
 * @param reason why; never empty, since nothing is entered by hand without a reason
 */
public record TierOverridden(String tier, Optional<Instant> until, String reason)
    implements PersonFact {
  private static final String UNTIL_RULE = "must be absent where no tier is granted: that ends now";

  /** Checks the fields. */
  public TierOverridden {
    RequiredText.require(
        reason, "a tier granted by hand needs a reason, since nothing is entered without one");
    if (tier.isEmpty() && until.isPresent()) {
      throw new IllegalArgumentException("the end of a grant " + UNTIL_RULE);
    }
  }

  @Override
  public FactKind kind() {
    return FactKind.TIER_OVERRIDDEN;
  }

  void describe(FactWriter out) {
    out.text("tier", tier);
    out.text("until", until.map(Instant::toString).orElse(""));
    out.personal("reason", reason);
  }

  static TierOverridden read(JsonObject in) {
    String tier = in.optionalText("tier");
    Optional<Instant> until = in.optionalInstant("until");
    String reason = RequiredText.read(in, "reason");
    if (tier.isEmpty() && until.isPresent()) {
      in.violation("until", UNTIL_RULE);
      until = Optional.empty();
    }
    return new TierOverridden(tier, until, reason);
  }
}
