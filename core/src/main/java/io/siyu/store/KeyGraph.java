package io.siyu.store;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.siyu.dossier.Cluster;
import io.siyu.erasure.Named;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Referred;
import io.siyu.event.StewardRenamed;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.playbook.KeyRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The events of a store, packed, and which keys are connected by any statement (连通图). Clusters
 * grow, but for two moments: a key that gets too many personal neighbours stops joining them, those
 * that it has joined before included, so that it does not show which neighbours came first; and an
 * erasure takes statements away. What any other call costs depends on the clusters it touches
 * alone. Not thread-safe, but several threads may read while none writes.
 */
final class KeyGraph {
  private final Pages pages = new Pages();
  private final Names names;
  private final Profiles profiles;
  private final Namings namings = new Namings(pages);
  private final Islands islands = new Islands();
  private final Map<Integer, Hub> hubs = new HashMap<>();
  private final Map<Integer, IdentityKey> oversized = new HashMap<>();
  private final Set<IdentityKey> oversizedKeys = new HashSet<>();
  private final Map<EventId, Event> renames = new LinkedHashMap<>();
  private final LongAdder visited = new LongAdder();

  /** Starts empty; the seed scatters names over the tables and is nobody's business. */
  KeyGraph(long seed) {
    this.names = new Names(pages, seed);
    this.profiles = new Profiles(pages, names, (int) seed);
  }

  /** Whether an event with this id is addressed to a subject. */
  boolean contains(Subject subject, EventId id) {
    int number = names.find(Name.of(subject));
    return number != Names.NONE && find(number, id).address() != Profiles.NONE;
  }

  /**
   * Where an event is.
   *
   * @param address its address, if it is there
   * @param visited how many events were looked at
   */
  private record Found(int address, int visited) {}

  private Found find(int subject, EventId id) {
    Profiles.View view = profiles.now();
    Hub hub = hubs.get(subject);
    int count = 0;
    int found = Profiles.NONE;
    if (hub != null) {
      count = 1;
      int known = hub.events().find(id.high(), address -> view.id(address).equals(id));
      found = known == Slots.NONE ? Profiles.NONE : known;
    } else {
      Chains.Cursor cursor = view.chains().of(subject);
      while (found == Profiles.NONE && cursor.next()) {
        count++;
        ByteSource body = cursor.body();
        if (body.fixedLong() == id.high() && body.fixedLong() == id.low()) {
          found = cursor.address();
        }
      }
    }
    visited.add(count);
    return new Found(found, count);
  }

  /** Adds an event unless it is there; tells whether it was not. */
  boolean add(Event event) {
    int subject = names.number(Name.of(event.subject()));
    Found found = find(subject, event.id());
    if (found.address() != Profiles.NONE) {
      return false;
    }
    int address = profiles.add(subject, event);
    Hub hub = hubs.get(subject);
    if (hub != null) {
      addTo(hub, address, event.id());
    } else if (found.visited() >= Hub.EVENTS_MAX || event.claims().size() > Hub.CLAIMS_MAX) {
      hubs.put(subject, hub(subject));
    }
    if (event.subject() instanceof IdentityKey) {
      for (IdentityKey claimed : event.claimedKeys()) {
        connect(subject, names.number(Name.of(claimed)));
      }
    }
    if (event.fact() instanceof StewardRenamed) {
      renames.put(event.id(), event);
    }
    for (Name mentioned : mentioned(event)) {
      namings.addMention(names.number(mentioned), subject, address);
    }
    return true;
  }

  /** Which employees have other ids. */
  List<Event> renames() {
    return List.copyOf(renames.values());
  }

  private static Set<Name> mentioned(Event event) {
    Set<Name> mentioned = new LinkedHashSet<>();
    if (event.fact() instanceof Referred referred) {
      mentioned.add(Name.of(referred.invitee()));
    }
    Named.values(event).forEach(value -> mentioned.add(Name.mentioned(value)));
    return mentioned;
  }

  private void addTo(Hub hub, int address, EventId id) {
    hub.events().add(id.high(), address, each -> profiles.now().id(each).high());
  }

  /** Goes once through what there is of a name. */
  private Hub hub(int of) {
    Hub hub = new Hub();
    profiles
        .now()
        .forEach(
            of,
            (event, address) -> {
              addTo(hub, address, event.id());
              if (event.subject() instanceof IdentityKey) {
                for (IdentityKey claimed : event.claimedKeys()) {
                  int number = names.number(Name.of(claimed));
                  hub.addClaimed(number, isPersonal(number));
                }
              }
            });
    Namings.Entries entries = namings.now().of(of);
    while (entries.next()) {
      if (entries.isClaim()) {
        hub.addClaimant(entries.subject(), isPersonal(entries.subject()));
      }
    }
    return hub;
  }

  private boolean isPersonal(int name) {
    return Name.isPersonal(names.now().kind(name));
  }

  private void connect(int subject, int claimed) {
    Hub claimedHub = hubs.get(claimed);
    int claimants = 0;
    boolean isKnown = false;
    if (claimedHub != null) {
      isKnown = claimedHub.isClaimedBy(subject);
    } else {
      Namings.Entries entries = namings.now().of(claimed);
      while (!isKnown && entries.next()) {
        claimants++;
        isKnown = entries.isClaim() && entries.subject() == subject;
      }
      visited.add(claimants);
    }
    if (!isKnown) {
      namings.addClaim(claimed, subject);
      if (claimedHub != null) {
        claimedHub.addClaimant(subject, isPersonal(subject));
      } else if (claimants >= Hub.CLAIMANTS_MAX) {
        hubs.put(claimed, hub(claimed));
      }
    }
    Hub subjectHub = hubs.get(subject);
    if (subjectHub != null) {
      subjectHub.addClaimed(claimed, isPersonal(claimed));
    }
    boolean subjectGrew = becomesOversized(subject);
    boolean claimedGrew = becomesOversized(claimed);
    if (subjectGrew || claimedGrew) {
      resettle(islands.root(subject));
      resettle(islands.root(claimed));
    } else {
      unite(subject, claimed);
    }
  }

  private boolean hasTooManyNeighbours(int name) {
    Hub hub = hubs.get(name);
    return hub != null && hub.personalNeighbours() > KeyRule.LIMIT_MAX;
  }

  private boolean becomesOversized(int name) {
    if (!hasTooManyNeighbours(name) || oversized.containsKey(name)) {
      return false;
    }
    IdentityKey key = names.now().name(name).key();
    oversized.put(name, key);
    oversizedKeys.add(key);
    return true;
  }

  private void unite(int a, int b) {
    if (!oversized.containsKey(a) && !oversized.containsKey(b) && islands.unite(a, b)) {
      visited.increment();
    }
  }

  /** Divides an island anew, without following oversized keys, and drops keys nobody names now. */
  private void resettle(int root) {
    List<Integer> members = new ArrayList<>();
    visited.add(islands.now().forEach(root, members::add));
    members.forEach(islands::reset);
    members.removeIf(this::isForgotten);
    for (int member : members) {
      Namings.Entries entries = namings.now().of(member);
      while (entries.next()) {
        if (entries.isClaim()) {
          unite(entries.subject(), member);
        }
      }
    }
  }

  /** Drops a name if nothing names it any more; tells whether it is gone. */
  private boolean isForgotten(int name) {
    if (!profiles.isEmpty(name) || !namings.isEmpty(name)) {
      return false;
    }
    if (names.now().isThere(name)) {
      hubs.remove(name);
      islands.reset(name);
      IdentityKey key = oversized.remove(name);
      if (key != null) {
        oversizedKeys.remove(key);
      }
      names.drop(name);
    }
    return true;
  }

  /** Removes events, those that are not there excepted. */
  void removeAll(Collection<Event> events) {
    Map<Integer, Set<Integer>> claimed = new HashMap<>();
    Set<Integer> mentioned = new LinkedHashSet<>();
    for (Event event : events) {
      int subject = names.find(Name.of(event.subject()));
      int address = subject == Names.NONE ? Profiles.NONE : find(subject, event.id()).address();
      if (address != Profiles.NONE) {
        profiles.remove(subject, address);
        renames.remove(event.id());
        Hub hub = hubs.get(subject);
        if (hub != null) {
          hub.events().remove(event.id().high(), address);
        }
        Set<Integer> of = claimed.computeIfAbsent(subject, any -> new LinkedHashSet<>());
        event.claimedKeys().forEach(key -> of.add(names.number(Name.of(key))));
        for (Name name : mentioned(event)) {
          int number = names.number(name);
          namings.removeMention(number, address);
          mentioned.add(number);
        }
      }
    }
    claimed.forEach(this::removeClaims);
    Set<Integer> touched = new LinkedHashSet<>(claimed.keySet());
    claimed.values().forEach(touched::addAll);
    List<Integer> grown = new ArrayList<>();
    Set<Integer> torn = new LinkedHashSet<>();
    for (int name : touched) {
      torn.add(islands.root(name));
      if (hubs.computeIfPresent(name, (number, hub) -> hub(number)) != null
          && oversized.containsKey(name)
          && !hasTooManyNeighbours(name)) {
        oversizedKeys.remove(oversized.remove(name));
        grown.add(name);
      }
    }
    torn.forEach(this::resettle);
    for (int name : grown) {
      Hub hub = hubs.get(name);
      if (hub != null) {
        hub.neighbours().forEachKey(neighbour -> unite(name, neighbour));
      }
    }
    mentioned.forEach(this::isForgotten);
  }

  /** Forgets that a subject claims names which none of its events claims any more. */
  private void removeClaims(int subject, Set<Integer> names) {
    Set<Integer> remaining = new HashSet<>();
    profiles
        .now()
        .forEach(
            subject,
            (event, address) ->
                event
                    .claims()
                    .forEach(claim -> remaining.add(this.names.find(Name.of(claim.key())))));
    for (int name : names) {
      if (!remaining.contains(name)) {
        namings.removeClaim(name, subject);
      }
    }
  }

  /** The cluster of a key. */
  Optional<Cluster> cluster(IdentityKey key) {
    int name = names.find(Name.of(key));
    StoreView view = now();
    return name == Names.NONE || !view.isInCluster(name)
        ? Optional.empty()
        : Optional.of(gather(view, islands.root(name)));
  }

  private Cluster gather(StoreView view, int of) {
    StoreView.Gathered gathered = view.cluster(of);
    visited.add(gathered.visited());
    return gathered.cluster();
  }

  /**
   * The distinct clusters of keys, but for those never seen and for oversized ones, which stand for
   * nobody and whose own events are too many to be gone through for each that is added.
   */
  List<Cluster> clusters(Collection<IdentityKey> keys) {
    StoreView view = now();
    Set<Integer> roots = new LinkedHashSet<>();
    for (IdentityKey key : keys) {
      int name = names.find(Name.of(key));
      if (name != Names.NONE && !oversized.containsKey(name) && view.isInCluster(name)) {
        roots.add(islands.root(name));
      }
    }
    return roots.stream().map(root -> gather(view, root)).toList();
  }

  /** The events addressed to a key. */
  List<Event> events(IdentityKey key) {
    int name = names.find(Name.of(key));
    return name == Names.NONE ? List.of() : profiles.now().of(name);
  }

  /** The events addressed to a key, claiming it or mentioning it; some perhaps twice. */
  List<Event> naming(IdentityKey key) {
    List<Event> naming = new ArrayList<>(events(key));
    addNaming(Name.of(key), key, naming);
    addNaming(Name.mentioned(key.value()), null, naming);
    return naming;
  }

  private void addNaming(Name name, @Nullable IdentityKey key, List<Event> out) {
    int number = names.find(name);
    if (number == Names.NONE) {
      return;
    }
    Profiles.View view = profiles.now();
    Namings.Entries entries = namings.now().of(number);
    while (entries.next()) {
      if (entries.isClaim()) {
        for (Event event : view.of(entries.subject())) {
          if (event.claims().stream().anyMatch(claim -> claim.key().equals(key))) {
            out.add(event);
          }
        }
      } else {
        out.add(view.at(entries.subject(), entries.event()));
      }
    }
  }

  private StoreView now() {
    return new StoreView(profiles.now(), namings.now(), islands.now(), oversized, oversizedKeys);
  }

  /** What is here now, for ever. */
  StoreView view() {
    Pages.View bytes = pages.view();
    return new StoreView(
        profiles.view(bytes),
        namings.view(bytes),
        islands.view(),
        ImmutableMap.copyOf(oversized),
        ImmutableSet.copyOf(oversizedKeys));
  }

  /** How many keys and events have been gone through since the start: what the calls have cost. */
  long visited() {
    return visited.sum();
  }
}
