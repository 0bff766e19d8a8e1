package io.siyu;

import io.siyu.community.Stewards;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Observed;
import io.siyu.event.Tagged;
import io.siyu.event.Untagged;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.member.Signal;
import io.siyu.member.Signals;
import io.siyu.member.Splits;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.standing.Baseline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes signals of what an append changes (chapter 5 of SPEC.md, M-20 to M-23). Thread-safe. */
final class Reactions {
  /** How far a source's clock may run ahead of ours and still have its events signalled at once. */
  private static final Duration CLOCK_AHEAD_MAX = Duration.ofDays(1);

  private final Playbook playbook;
  private final EventStore store;
  private final Optional<Baseline> baseline;

  Reactions(Playbook playbook, EventStore store, Optional<Baseline> baseline) {
    this.playbook = playbook;
    this.store = store;
    this.baseline = baseline;
  }

  /**
   * As of the receipt, or just after the latest event where the source's clock runs a little ahead
   * of ours.
   */
  Reaction to(Collection<Event> events, Instant receivedAt) {
    Instant asOf =
        events.stream()
            .map(Event::occurredAt)
            .filter(at -> !at.isBefore(receivedAt) && at.isBefore(receivedAt.plus(CLOCK_AHEAD_MAX)))
            .max(Comparator.naturalOrder())
            .map(at -> at.plusMillis(1))
            .orElse(receivedAt);
    Stewards stewards =
        events.stream().anyMatch(event -> namesSteward(event.fact()))
            ? Stewards.of(store.renames())
            : Stewards.unchanged();
    Context context = new Context(stewards, baseline);
    return (before, after) -> signals(before, after, context, asOf);
  }

  /**
   * Only what names a steward can change what a relation has become; for all else both members are
   * folded alike, and asking for renames is spared.
   */
  private static boolean namesSteward(Fact fact) {
    return fact instanceof Joined
        || fact instanceof Left
        || fact instanceof Tagged
        || fact instanceof Untagged
        || fact instanceof Observed;
  }

  /**
   * Of persons whose dossier is the same before and after nothing can have changed, and nobody else
   * can have been them, so they are not folded: one phone may connect a thousand.
   */
  private List<Signal> signals(
      List<Cluster> before, List<Cluster> after, Context context, Instant asOf) {
    Map<MemberId, Dossier> was = dossiers(before);
    Map<MemberId, Dossier> is = dossiers(after);
    was.entrySet().removeIf(each -> is.remove(each.getKey(), each.getValue()));
    List<Member> membersBefore = members(was.values(), context, asOf);
    List<Member> membersAfter = members(is.values(), context, asOf);
    List<Signal> signals = new ArrayList<>(Signals.between(membersBefore, membersAfter));
    signals.addAll(Splits.between(membersBefore, membersAfter, before, playbook.identity(), asOf));
    return signals;
  }

  private Map<MemberId, Dossier> dossiers(List<Cluster> clusters) {
    Map<MemberId, Dossier> dossiers = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      for (Dossier person : IdentityResolution.of(cluster, playbook.identity()).persons()) {
        dossiers.put(person.id(), person);
      }
    }
    return dossiers;
  }

  private List<Member> members(Collection<Dossier> persons, Context context, Instant asOf) {
    return persons.stream().map(person -> MemberFold.of(person, playbook, context, asOf)).toList();
  }
}
