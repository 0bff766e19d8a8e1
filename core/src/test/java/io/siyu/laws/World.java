package io.siyu.laws;

import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that can be asked of a history.
 *
 * @param members everybody, under every view
 * @param reports the reports under these views
 * @param bytes the last of them as it is written
 */
record World(Set<Member> members, List<Report> reports, String bytes) {
  static final Playbook FIRST = Histories.playbook();
  static final Playbook LAST = Histories.lastTouchPlaybook();

  private static final List<View> VIEWS =
      List.of(
          new View(FIRST, Histories.START.plusSeconds(5 * 86_400)),
          new View(FIRST, Histories.START.plusSeconds(15 * 86_400 + 1)),
          new View(FIRST, Histories.END),
          new View(LAST, Histories.END));

  /** Under which rules and as of when something is asked. */
  private record View(Playbook playbook, Instant asOf) {}

  static World of(List<Event> history) {
    return of(filled(history));
  }

  static World of(EventStore store) {
    Set<Member> members = new HashSet<>();
    VIEWS.forEach(view -> members.addAll(members(store, view.playbook(), view.asOf())));
    List<Report> reports = reports(store);
    return new World(members, reports, reports.get(reports.size() - 1).toJson());
  }

  static List<Report> reports(EventStore store) {
    return VIEWS.stream()
        .map(view -> siyu(store, view.playbook()).report(Histories.MARCH, view.asOf()))
        .toList();
  }

  static EventStore filled(List<Event> history) {
    EventStore store = new InMemoryEventStore("laws");
    store.append(history, Reaction.silent());
    return store;
  }

  static Siyu siyu(EventStore store, Playbook playbook) {
    return Siyu.builder().playbook(playbook).baseline(Histories.BASELINE).store(store).build();
  }

  static Set<Member> members(EventStore store, Playbook playbook, Instant asOf) {
    try (Stream<Member> members = siyu(store, playbook).members(asOf)) {
      return members.collect(Collectors.toSet());
    }
  }

  /** The history in another order, in several appends, with repetitions. */
  static EventStore shuffled(List<Event> history, Random random) {
    List<Event> shuffled = new ArrayList<>(history);
    for (int i = random.nextInt(4); i > 0; i--) {
      shuffled.add(history.get(random.nextInt(history.size())));
    }
    Collections.shuffle(shuffled, random);
    EventStore store = new InMemoryEventStore("laws");
    int at = 0;
    while (at < shuffled.size()) {
      int end = Math.min(shuffled.size(), at + 1 + random.nextInt(8));
      store.append(shuffled.subList(at, end), Reaction.silent());
      at = end;
    }
    return store;
  }

  /**
   * A member without its id, which is that of the founding event: what a law changes to compare two
   * histories may be that event.
   */
  static Member withoutId(Member member) {
    return new Member(
        new MemberId("-"),
        member.keys(),
        member.asOf(),
        member.reached(),
        member.touches(),
        member.relations(),
        member.presences(),
        member.tags(),
        member.consents(),
        member.orders(),
        member.findings(),
        member.reachableIn(),
        member.membership(),
        member.segments());
  }
}
