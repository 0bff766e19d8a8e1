package io.siyu.dossier;

import io.siyu.dossier.Explanation.Answer;
import io.siyu.dossier.Explanation.Cut;
import io.siyu.dossier.Explanation.Step;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.playbook.IdentityRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says why keys are one person's or are not (身份解释), by the same rules as {@link
 * IdentityResolution}. A pure function of clusters and rules. Not thread-safe.
 */
public final class Explainer {
  private final IdentityRules rules;
  private final Evidence evidence;
  private final Set<IdentityKey> oversized;
  private final IdentityResolution resolution;
  private final Statements statements;
  private final Map<IdentityKey, Set<IdentityKey>> holder = new HashMap<>();

  private Explainer(Cluster cluster, IdentityRules rules) {
    this.rules = rules;
    this.evidence = Evidence.of(cluster.events(), rules);
    this.oversized = cluster.oversized();
    this.resolution = IdentityResolution.of(cluster, rules);
    this.statements = Statements.in(cluster.events());
    for (Dossier person : resolution.persons()) {
      person.keys().forEach(key -> holder.put(key, person.keys()));
    }
  }

  /** Prepares to explain what is in a cluster. */
  public static Explainer of(Cluster cluster, IdentityRules rules) {
    return new Explainer(cluster, rules);
  }

  /** Prepares to explain what is in several clusters, which only oversized keys connect. */
  public static Explainer of(Collection<Cluster> clusters, IdentityRules rules) {
    List<Event> events = new ArrayList<>();
    Set<IdentityKey> oversized = new TreeSet<>();
    for (Cluster cluster : clusters) {
      events.addAll(cluster.events());
      oversized.addAll(cluster.oversized());
    }
    return of(new Cluster(events, oversized), rules);
  }

  private record Reached(IdentityKey key, int cuts, int steps) {
    static final Comparator<Reached> ORDER =
        Comparator.comparingInt(Reached::cuts)
            .thenComparingInt(Reached::steps)
            .thenComparing(Reached::key);
  }

  /** Says whether two different keys are one person's, and by which statements. */
  public Explanation explain(IdentityKey a, IdentityKey b) {
    Map<IdentityKey, IdentityKey> from = new HashMap<>();
    Map<IdentityKey, Reached> best = new HashMap<>();
    PriorityQueue<Reached> open = new PriorityQueue<>(Reached.ORDER);
    Reached start = new Reached(a, 0, 0);
    best.put(a, start);
    open.add(start);
    while (!open.isEmpty()) {
      Reached at = open.remove();
      if (at.key().equals(b)) {
        return new Explanation(at.cuts() == 0 ? Answer.ONE_PERSON : Answer.APART, path(a, b, from));
      }
      if (!at.equals(best.get(at.key()))) {
        continue;
      }
      for (IdentityKey next : statements.neighbours(at.key())) {
        int cut = cut(Pair.of(at.key(), next)).isPresent() ? 1 : 0;
        Reached reached = new Reached(next, at.cuts() + cut, at.steps() + 1);
        Reached known = best.get(next);
        if (known == null || Reached.ORDER.compare(reached, known) < 0) {
          best.put(next, reached);
          from.put(next, at.key());
          open.add(reached);
        }
      }
    }
    return new Explanation(Answer.UNCONNECTED, List.of());
  }

  private List<Step> path(IdentityKey a, IdentityKey b, Map<IdentityKey, IdentityKey> from) {
    ArrayDeque<Step> path = new ArrayDeque<>();
    IdentityKey to = b;
    while (!to.equals(a)) {
      IdentityKey before = from.get(to);
      if (before == null) {
        throw new IllegalStateException("a path has a gap");
      }
      Pair pair = Pair.of(before, to);
      path.addFirst(new Step(before, to, cut(pair), statements.evidence(pair)));
      to = before;
    }
    return List.copyOf(path);
  }

  /** Why a pair that is stated to belong together does not; empty where it does. */
  private Optional<Cut> cut(Pair pair) {
    if (evidence.forbidden().contains(pair)) {
      return Optional.of(Cut.UNLINKED);
    }
    if (!evidence.keys().contains(pair.a()) || !evidence.keys().contains(pair.b())) {
      return Optional.of(Cut.BLOCKED);
    }
    if (pair.a().isErased() != pair.b().isErased()) {
      return Optional.of(Cut.ERASED);
    }
    boolean personalA = rules.isPersonal(pair.a());
    boolean personalB = rules.isPersonal(pair.b());
    if (!personalA && !personalB) {
      return betweenNumbers(pair);
    }
    if (!evidence.links().containsKey(pair) && !evidence.owners().containsKey(pair)) {
      return Optional.of(Cut.EXPIRED);
    }
    if (holder.getOrDefault(pair.a(), Set.of()).contains(pair.b())) {
      return Optional.empty();
    }
    if (oversized.contains(pair.a()) || oversized.contains(pair.b())) {
      return Optional.of(Cut.OVERSIZED);
    }
    if (personalA && personalB) {
      boolean shared =
          resolution.shared().contains(pair.a()) || resolution.shared().contains(pair.b());
      return Optional.of(shared ? Cut.SHARED : Cut.CONFLICT);
    }
    IdentityKey person = personalA ? pair.a() : pair.b();
    IdentityKey thing = personalA ? pair.b() : pair.a();
    boolean barred =
        holder.getOrDefault(person, Set.of()).stream()
            .anyMatch(key -> evidence.forbidden().contains(Pair.of(key, thing)));
    if (barred) {
      return Optional.of(Cut.BARRED);
    }
    return Optional.of(
        rules.classOf(thing) == KeyClass.ORDER ? Cut.NOT_THE_OWNER : Cut.CLAIMED_BY_SEVERAL);
  }

  private Optional<Cut> betweenNumbers(Pair pair) {
    if (rules.classOf(pair.a()) != KeyClass.ORDER || rules.classOf(pair.b()) != KeyClass.ORDER) {
      return Optional.of(Cut.JOINS_NOBODY);
    }
    Stream<OrderFile> orders =
        Stream.concat(
            resolution.persons().stream().flatMap(person -> person.orders().stream()),
            resolution.unresolvedOrders().stream());
    boolean oneOrder =
        orders.anyMatch(order -> order.numbers().containsAll(List.of(pair.a(), pair.b())));
    return oneOrder ? Optional.empty() : Optional.of(Cut.ANOTHER_ORDER);
  }
}
