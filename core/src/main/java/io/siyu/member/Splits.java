package io.siyu.member;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Explainer;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.MemberId;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal.MemberSplit;
import io.siyu.playbook.IdentityRules;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds persons who turned out to be several, and what was done to them as one that nothing undoes
 * (rule M-23). A pure function.
 */
public final class Splits {
  private final IdentityRules rules;
  private final Instant asOf;

  private Splits(IdentityRules rules, Instant asOf) {
    this.rules = rules;
    this.asOf = asOf;
  }

  /**
   * Returns a signal for each person before who is several persons after.
   *
   * @param before the members before
   * @param after the members after
   * @param clusters the clusters before
   * @param rules the rules by which persons were told
   * @param asOf the instant of the members
   */
  public static List<MemberSplit> between(
      Collection<Member> before,
      Collection<Member> after,
      Collection<Cluster> clusters,
      IdentityRules rules,
      Instant asOf) {
    Splits splits = new Splits(rules, asOf);
    return before.stream()
        .filter(was -> was.stage().isPresent())
        .sorted(Comparator.comparing(Member::id))
        .flatMap(was -> splits.of(was, after, clusters).stream())
        .toList();
  }

  private List<MemberSplit> of(Member was, Collection<Member> after, Collection<Cluster> clusters) {
    Set<IdentityKey> keys = Signals.personal(was);
    List<Member> parts =
        after.stream()
            .filter(is -> !Collections.disjoint(Signals.personal(is), keys))
            .sorted(
                Comparator.comparing((Member is) -> !is.id().equals(was.id()))
                    .thenComparing(Member::id))
            .toList();
    if (parts.size() < 2) {
      return List.of();
    }
    Cluster cluster =
        clusters.stream()
            .filter(it -> it.events().stream().anyMatch(e -> keys.contains(e.subject())))
            .findFirst()
            .orElseThrow();
    Set<MemberId> others = new TreeSet<>();
    parts.stream().skip(1).map(Member::id).forEach(others::add);
    Instant since = since(cluster, keys, parts);
    Set<EventId> sent = new TreeSet<>();
    for (Event event : cluster.events()) {
      if (event.fact() instanceof Engaged engaged
          && engaged.direction() == Engaged.Direction.OUTBOUND
          && was.keys().contains(event.subject())
          && !event.occurredAt().isBefore(since)
          && event.occurredAt().isBefore(asOf)) {
        sent.add(event.id());
      }
    }
    return List.of(new MemberSplit(parts.get(0).id(), others, since, sent));
  }

  /** From when on any two of the parts were connected by statements that were acted upon. */
  private Instant since(Cluster cluster, Set<IdentityKey> keys, List<Member> parts) {
    Map<EventId, Instant> when = new HashMap<>();
    cluster.events().forEach(event -> when.put(event.id(), event.occurredAt()));
    Explainer explainer = Explainer.of(cluster, rules);
    IdentityKey from = firstOf(parts.get(0), keys);
    return parts.stream()
        .skip(1)
        .map(part -> explainer.explain(from, firstOf(part, keys)))
        .map(
            explanation ->
                explanation.path().stream()
                    .map(step -> earliest(step, when))
                    .max(Comparator.naturalOrder())
                    .orElse(asOf))
        .min(Comparator.naturalOrder())
        .orElse(asOf);
  }

  private Instant earliest(Explanation.Step step, Map<EventId, Instant> when) {
    return step.evidence().stream()
        .map(id -> when.getOrDefault(id, asOf))
        .min(Comparator.naturalOrder())
        .orElse(asOf);
  }

  private static IdentityKey firstOf(Member part, Set<IdentityKey> keys) {
    Set<IdentityKey> own = new TreeSet<>(Signals.personal(part));
    own.retainAll(keys);
    return own.iterator().next();
  }
}
