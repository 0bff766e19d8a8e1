package io.siyu.member;

import com.google.common.collect.ImmutableList;
import io.siyu.points.PointsAccount;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.Decision;
import io.siyu.standing.Rfm;
import io.siyu.standing.Standing;
import io.siyu.standing.StandingFacts;
import io.siyu.tier.TierStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a member is to the brand by the rules of its playbook (会员身份). Immutable.
 *
 * @param tier the tier, how long it lasts and what is missing (会员等级)
 * @param points the ledgers of points, in the playbook's order (积分)
 * @param standing where the person stands between worth and discounts (定位)
 * @param rfm recency, frequency and money; empty without an order or without rules (RFM)
 * @param abuse rules that the person seems to have broken, and why (滥用迹象); no part of the standing
 * @param evidence what standing and RFM were judged by; nothing without rules
 */
public record Membership(
    TierStatus tier,
    List<PointsAccount> points,
    Decision<Standing> standing,
    Optional<Rfm> rfm,
    Decision<Set<AbuseSign>> abuse,
    StandingFacts evidence) {
  /** Copies. */
  public Membership {
    points = ImmutableList.copyOf(points);
  }
}
