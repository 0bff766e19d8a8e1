package io.siyu;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Event;
import io.siyu.json.Utf8Order;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.playbook.Playbook;
import io.siyu.points.PointsAccount;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.standing.Standing;
import io.siyu.tier.TierRecord;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What time alone will change for a member within a window, if nothing happens (到期变化). Immutable.
 *
 * @param member the member as of the instant asked
 * @param tiers what will happen to the tier, in order
 * @param grantEnds when the grant of a tier in force ends, if it does within the window
 * @param expiring the points that will be gone, by the ledger's id, in order
 * @param standing the standing at the end of the window, if it is another
 */
public record DueChange(
    Member member,
    List<TierRecord> tiers,
    Optional<Instant> grantEnds,
    Map<String, List<PointsAccount.Expiry>> expiring,
    Optional<Standing> standing) {
  /** Copies. */
  public DueChange {
    tiers = ImmutableList.copyOf(tiers);
    ImmutableSortedMap.Builder<String, List<PointsAccount.Expiry>> copy =
        ImmutableSortedMap.orderedBy(Utf8Order.INSTANCE);
    expiring.forEach((ledger, expiries) -> copy.put(ledger, ImmutableList.copyOf(expiries)));
    expiring = copy.buildOrThrow();
  }

  /**
   * Tells what will change.
   *
   * @param asOf the instant before which everything known occurred
   * @param window when it changes; not before {@code asOf}
   */
  static Optional<DueChange> of(
      Dossier dossier, Playbook playbook, Context context, Instant asOf, Window window) {
    Dossier known = before(asOf, dossier);
    Member now = MemberFold.of(known, playbook, context, asOf);
    if (now.stage().isEmpty()) {
      return Optional.empty();
    }
    // One instant later than the window's last, since what happens at an instant is seen after it.
    Member then = MemberFold.of(known, playbook, context, window.end());
    Map<String, List<PointsAccount.Expiry>> expiring = new HashMap<>();
    for (PointsAccount account : then.membership().points()) {
      List<PointsAccount.Expiry> expiries = expiries(account, window);
      if (!expiries.isEmpty()) {
        expiring.put(account.ledger(), expiries);
      }
    }
    DueChange change =
        new DueChange(
            now,
            then.tier().history().stream().filter(it -> window.contains(it.at())).toList(),
            now.tier().grant().flatMap(grant -> grant.until()).filter(window::contains),
            expiring,
            Optional.of(then.standing().value()).filter(it -> it != now.standing().value()));
    return change.isEmpty() ? Optional.empty() : Optional.of(change);
  }

  private static List<PointsAccount.Expiry> expiries(PointsAccount account, Window window) {
    return account.entries().stream()
        .filter(entry -> entry.kind() == Kind.EXPIRED && window.contains(entry.at()))
        .map(entry -> new PointsAccount.Expiry(entry.at(), -entry.points()))
        .toList();
  }

  private boolean isEmpty() {
    return tiers.isEmpty() && grantEnds.isEmpty() && expiring.isEmpty() && standing.isEmpty();
  }

  /** What is not known by then cannot be counted on, though it be stored. */
  private static Dossier before(Instant asOf, Dossier dossier) {
    return new Dossier(
        dossier.id(),
        dossier.keys(),
        before(asOf, dossier.events()),
        dossier.orders().stream()
            .map(file -> new OrderFile(file.numbers(), before(asOf, file.events())))
            .toList());
  }

  private static List<Event> before(Instant asOf, List<Event> events) {
    return events.stream().filter(event -> event.occurredAt().isBefore(asOf)).toList();
  }
}
