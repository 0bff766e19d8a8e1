package io.siyu.playbook;

import io.siyu.standing.AbusePolicy;
import io.siyu.standing.RfmPolicy;
import io.siyu.standing.StandingPolicy;
import java.util.Optional;

/**
 * What a playbook says of standing, abuse and RFM (客户定位、滥用迹象与 RFM 规则). What it does not say is not
 * judged.
 *
 * @param standing how the standing is judged
 * @param abuse what is a sign of abuse; only with a standing
 * @param rfm how RFM is scored
 */
public record StandingRules(
    Optional<StandingPolicy> standing, Optional<AbusePolicy> abuse, Optional<RfmPolicy> rfm) {
  /** Nothing is judged. */
  public static final StandingRules NONE =
      new StandingRules(Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks that signs of abuse come with a standing. */
  public StandingRules {
    if (abuse.isPresent() && standing.isEmpty()) {
      throw new IllegalArgumentException("an abuse policy needs a standing policy beside it");
    }
  }
}
