package io.siyu.member;

import com.google.common.collect.Sets;
import io.siyu.member.Signal.AbuseFound;
import io.siyu.member.Signal.PointsChanged;
import io.siyu.member.Signal.SegmentEntered;
import io.siyu.member.Signal.SegmentLeft;
import io.siyu.member.Signal.StandingChanged;
import io.siyu.member.Signal.TierChanged;
import io.siyu.member.Signal.TierCorrected;
import io.siyu.points.PointsAccount;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.Standing;
import io.siyu.tier.TierRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the difference between two members that tiers, points and standing make (M-36). */
final class MembershipSignals {
  private MembershipSignals() {}

  /**
   * Adds what changed. Of persons who were merged there is no one before, so nothing is said.
   *
   * @param before the one whom the member was; empty for somebody new
   */
  static void of(Optional<Member> before, Member now, List<Signal> signals) {
    String tier = before.map(was -> was.tier().tier()).orElse("");
    if (!tier.equals(now.tier().tier())) {
      signals.add(new TierChanged(now.id(), tier, now.tier().tier()));
    }
    before
        .flatMap(was -> corrected(was.tier().history(), now.tier().history()))
        .ifPresent(since -> signals.add(new TierCorrected(now.id(), since)));
    for (PointsAccount account : now.membership().points()) {
      long was =
          before.flatMap(it -> it.points(account.ledger())).map(PointsAccount::balance).orElse(0L);
      if (was != account.balance()) {
        signals.add(new PointsChanged(now.id(), account.ledger(), was, account.balance()));
      }
    }
    Standing standing = before.map(was -> was.standing().value()).orElse(Standing.UNKNOWN);
    if (standing != now.standing().value()) {
      signals.add(new StandingChanged(now.id(), standing, now.standing().value()));
    }
    Set<AbuseSign> signs = before.map(was -> was.membership().abuse().value()).orElse(Set.of());
    for (AbuseSign sign : Sets.difference(now.membership().abuse().value(), signs)) {
      signals.add(new AbuseFound(now.id(), sign));
    }
    Set<String> segments = before.map(Member::segments).orElse(Set.of());
    for (String segment : Sets.difference(now.segments(), segments)) {
      signals.add(new SegmentEntered(now.id(), segment));
    }
    for (String segment : Sets.difference(segments, now.segments())) {
      signals.add(new SegmentLeft(now.id(), segment));
    }
  }

  /** Where what was said is not how what is said now begins: from the first record that differs. */
  private static Optional<Instant> corrected(List<TierRecord> said, List<TierRecord> now) {
    for (int i = 0; i < said.size(); i++) {
      if (i == now.size()) {
        return Optional.of(said.get(i).at());
      }
      if (!said.get(i).equals(now.get(i))) {
        Instant was = said.get(i).at();
        Instant is = now.get(i).at();
        return Optional.of(is.isBefore(was) ? is : was);
      }
    }
    return Optional.empty();
  }
}
