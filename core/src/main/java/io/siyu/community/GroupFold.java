package io.siyu.community;

import io.siyu.event.Event;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupChanged.Change;
import io.siyu.event.GroupObserved;
import io.siyu.identity.GroupChat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts a group's events in the order in which they follow from each other (群归并): comings and goings
 * by the chain of versions, and chains by time, since the platform's clock has seconds and several
 * changes happen in one. An observation stands behind the change that made its version, or by its
 * own time where no such change is known. For one group; not thread-safe.
 */
final class GroupFold {
  private static final Comparator<Event> BY_TIME =
      Comparator.comparing(Event::occurredAt).thenComparing(Event::id);

  private final GroupChat chat;
  private final Map<String, Interval> present = new TreeMap<>();
  private final List<Stay> stays = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private Optional<Instant> observedAt = Optional.empty();
  private Optional<Instant> dismissedAt = Optional.empty();

  /** The version that is held, and since when; empty before the first that is known. */
  private String version = "";

  private Optional<Instant> certainSince = Optional.empty();
  private Optional<Instant> latest = Optional.empty();

  private GroupFold(GroupChat chat) {
    this.chat = chat;
  }

  /** A change of members, or an observation that no change has made. */
  private record Step(Event event, String from, String to) {
    Instant at() {
      return event.occurredAt();
    }
  }

  static Group of(GroupChat chat, Collection<Event> events, Instant asOf) {
    List<Event> own =
        events.stream()
            .filter(event -> event.subject().equals(chat) && event.occurredAt().isBefore(asOf))
            .sorted(BY_TIME)
            .toList();
    return new GroupFold(chat).fold(own);
  }

  private Group fold(List<Event> events) {
    List<Step> links = new ArrayList<>();
    List<Event> observations = new ArrayList<>();
    for (Event event : events) {
      if (event.fact() instanceof GroupObserved) {
        observations.add(event);
      } else if (event.fact() instanceof GroupChanged changed) {
        if (isOfMembers(changed)) {
          links.add(new Step(event, changed.from(), changed.to()));
        } else if (changed.change() == Change.DISMISSED) {
          dismissedAt = dismissedAt.or(() -> Optional.of(event.occurredAt()));
        } else if (changed.change() == Change.CREATED) {
          certainSince = certainSince.or(() -> Optional.of(event.occurredAt()));
        }
      }
    }
    for (List<Step> chain : chains(links, observations)) {
      chain.forEach(this::step);
    }
    present.forEach((member, joined) -> stays.add(new Stay(member, joined, Optional.empty())));
    stays.sort(Comparator.comparing((Stay stay) -> stay.joined().by()).thenComparing(Stay::member));
    return new Group(chat, stays, gaps, observedAt, dismissedAt);
  }

  private static boolean isOfMembers(GroupChanged changed) {
    return changed.change() == Change.JOINED || changed.change() == Change.LEFT;
  }

  /**
   * What follows from each other, each chain in its order and the chains by the time of their first
   * step.
   */
  private static List<List<Step>> chains(List<Step> links, List<Event> observations) {
    Map<String, List<Step>> byFrom = new TreeMap<>();
    Set<String> made = new HashSet<>();
    for (Step link : links) {
      byFrom.computeIfAbsent(link.from(), any -> new ArrayList<>()).add(link);
      made.add(link.to());
    }
    Map<String, List<Event>> seen = new TreeMap<>();
    List<List<Step>> chains = new ArrayList<>();
    for (Event observation : observations) {
      String at = ((GroupObserved) observation.fact()).version();
      if (!at.isEmpty() && made.contains(at)) {
        seen.computeIfAbsent(at, any -> new ArrayList<>()).add(observation);
      } else {
        List<Step> chain = new ArrayList<>(List.of(new Step(observation, at, at)));
        follow(chain, byFrom, seen);
        chains.add(chain);
      }
    }
    Set<Step> taken = new HashSet<>();
    chains.forEach(taken::addAll);
    for (boolean roots : new boolean[] {true, false}) {
      for (Step link : links) {
        boolean isRoot = link.from().isEmpty() || !made.contains(link.from());
        // What is left in the second round goes round in a circle: it begins anywhere.
        if ((isRoot || !roots) && taken.add(link)) {
          List<Step> chain = new ArrayList<>(List.of(link));
          addSeen(chain, link.to(), seen);
          follow(chain, byFrom, seen);
          taken.addAll(chain);
          chains.add(chain);
        }
      }
    }
    chains.sort(
        Comparator.comparing((List<Step> chain) -> chain.get(0).at())
            .thenComparing(GroupFold::lastChange)
            .thenComparing(GroupFold::isObserved)
            .thenComparing(chain -> chain.get(0).event(), BY_TIME));
    return chains;
  }

  private static Instant lastChange(List<Step> chain) {
    return chain.stream()
        .filter(step -> step.event().fact() instanceof GroupChanged)
        .map(Step::at)
        .max(Comparator.naturalOrder())
        .orElse(chain.get(0).at());
  }

  /**
   * Of chains within one second the one that was observed is the last: its version was the newest.
   */
  private static boolean isObserved(List<Step> chain) {
    return chain.stream().anyMatch(step -> step.event().fact() instanceof GroupObserved);
  }

  /** Adds what follows from the end of a chain, once. */
  private static void follow(
      List<Step> chain, Map<String, List<Step>> byFrom, Map<String, List<Event>> seen) {
    Set<Step> taken = new HashSet<>(chain);
    String at = chain.get(0).to();
    while (!at.isEmpty() && byFrom.containsKey(at)) {
      Optional<Step> next = byFrom.get(at).stream().filter(taken::add).findFirst();
      if (next.isEmpty()) {
        return;
      }
      chain.add(next.get());
      at = next.get().to();
      addSeen(chain, at, seen);
    }
  }

  private static void addSeen(List<Step> chain, String version, Map<String, List<Event>> seen) {
    List<Event> observations = seen.remove(version);
    if (observations != null) {
      observations.forEach(event -> chain.add(new Step(event, version, version)));
    }
  }

  private void step(Step step) {
    boolean follows = version.isEmpty() || step.from().isEmpty() || step.from().equals(version);
    Instant at = step.at();
    if (step.event().fact() instanceof GroupObserved observed) {
      // An observation at a version that a change has made is of the instant of that change.
      Instant by = follows && !version.isEmpty() ? latest.orElse(at) : at;
      observe(observed, by);
      gaps.clear();
      observedAt = Optional.of(observedAt.filter(at::isBefore).orElse(at));
      certainSince = Optional.of(by);
      latest = Optional.of(by);
    } else if (step.event().fact() instanceof GroupChanged changed) {
      if (!follows) {
        gaps.add(new Gap(version, latest.orElse(at), step.from(), at));
      }
      change(changed, at);
      latest = Optional.of(at);
      if (gaps.isEmpty()) {
        certainSince = latest;
      }
    }
    if (!step.to().isEmpty()) {
      version = step.to();
    }
  }

  private void change(GroupChanged changed, Instant at) {
    for (String member : changed.members()) {
      if (changed.change() == Change.JOINED) {
        present.putIfAbsent(member, Interval.at(at));
      } else {
        Interval joined = present.remove(member);
        stays.add(
            new Stay(
                member,
                joined == null ? new Interval(Optional.empty(), at) : joined,
                Optional.of(Interval.at(at))));
      }
    }
  }

  private void observe(GroupObserved observed, Instant by) {
    Interval unseen = new Interval(certainSince, by);
    Set<String> members = new HashSet<>(observed.members());
    for (String member : List.copyOf(present.keySet())) {
      if (!members.contains(member)) {
        Interval joined = present.get(member);
        present.remove(member);
        if (joined != null) {
          stays.add(new Stay(member, joined, Optional.of(unseen)));
        }
      }
    }
    observed.members().forEach(member -> present.putIfAbsent(member, unseen));
  }
}
