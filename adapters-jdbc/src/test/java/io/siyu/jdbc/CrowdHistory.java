package io.siyu.jdbc;

import io.siyu.Report;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Linked;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.event.Unlinked;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.member.Context;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shop's crowd, in which nearly everything is connected late: everybody's accounts by what the
 * platform says, neighbours by a family's phone, everybody by a tablet in the shop.
 */
final class CrowdHistory {
  static final Window MARCH =
      new Window(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  private static final Source SOURCE = new Source("wecom/c");

  private static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"crowd","zone":"Asia/Shanghai","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
           "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
             "capabilities":["ONE_TO_ONE"]}],
           "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING",
             "userPools":["guides"]}]}
          """);

  private CrowdHistory() {}

  static IdentityKey contact(int person) {
    return IdentityKey.externalUserId("c", "contact~" + person);
  }

  static IdentityKey union(int person) {
    return IdentityKey.unionId("W", "union~" + person);
  }

  static IdentityKey buyer(int person) {
    return IdentityKey.openId("mp", "buyer~" + person);
  }

  static IdentityKey order(int person) {
    return IdentityKey.orderNo("mch", "order~" + person);
  }

  static Set<IdentityKey> keys(int person) {
    return Set.of(contact(person), union(person), buyer(person), order(person));
  }

  static Event event(int minute, Subject subject, Fact fact, Claim... claims) {
    Instant at = MARCH.start().plusSeconds(60L * minute);
    return Event.of(
        fact.kind() + ":" + subject.text() + ":" + minute,
        at,
        SOURCE,
        subject,
        List.of(claims),
        fact,
        Provenance.CALLBACK);
  }

  /** What happened to some persons. */
  static List<Event> of(int persons) {
    return shop(0, persons);
  }

  /** What happened to persons with consecutive numbers, in a shop of their own. */
  static List<Event> shop(int first, int persons) {
    List<Event> events = new ArrayList<>();
    IdentityKey tablet =
        new IdentityKey(KeyType.DEVICE, "shop", first == 0 ? "tablet" : "tablet~" + first);
    for (int i = first; i < first + persons; i++) {
      IdentityKey phone = new IdentityKey(KeyType.PHONE, "cn", "family~" + i / 2);
      events.add(event(i, contact(i), Touched.through("MA01")));
      events.add(event(i + 1, contact(i), Joined.full("guides", "li", "MA01")));
      events.add(event(i + 2, contact(i), new Identified("get"), Claim.same(union(i))));
      events.add(event(i + 3, buyer(i), new Identified("login"), Claim.same(union(i))));
      events.add(event(i + 4, buyer(i), new Identified("app"), Claim.same(tablet)));
      events.add(event(i + 5, phone, new Identified("crm"), Claim.same(union(i))));
      events.add(
          event(
              i + 6,
              order(i),
              new OrderPaid(
                  "p" + i,
                  Authority.PROVIDER,
                  Optional.of(Money.fen(100 + i)),
                  Optional.empty(),
                  Mode.LIVE),
              Claim.payer(buyer(i))));
      events.add(
          event(
              i + 7,
              contact(i),
              new Referred(contact(first + (i + 1 - first) % persons), "spring", true)));
      events.add(
          event(
              i + 8,
              new AccountSubject("wecom/c"),
              new Unmapped("change_tag", "x", List.of("contact~" + i))));
    }
    return events;
  }

  /**
   * What the host said of who is who, and took back of every third: a person's order is another's
   * too, and an account by which nobody else is known is the person's.
   */
  static List<Event> statements(int first, int persons) {
    List<Event> events = new ArrayList<>();
    for (int i = first; i < first + persons; i++) {
      IdentityKey follower = IdentityKey.openId("oa", "follower~" + i);
      IdentityKey other = i % 2 == 0 ? follower : contact(first + (i + 3 - first) % persons);
      events.add(event(i + 9, follower, Touched.through("MA01")));
      events.add(event(i + 10, contact(i), new Linked("crm"), Claim.same(follower)));
      events.add(event(i + 11, buyer(i), new Linked("desk"), Claim.same(other)));
      if (i % 3 == 0) {
        events.add(event(i + 12, buyer(i), new Unlinked("desk"), Claim.same(other)));
      }
    }
    return events;
  }

  static List<Event> shuffled(List<Event> events, long seed) {
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  static String report(EventStore store) {
    try (Snapshot snapshot = store.snapshot()) {
      return Report.of(
              snapshot.clusters(), snapshot.others(), PLAYBOOK, Context.none(), MARCH, MARCH.end())
          .toJson();
    }
  }

  /** Which events a store keeps together, and which apart. */
  static Set<Set<Event>> together(EventStore store) {
    try (Snapshot snapshot = store.snapshot()) {
      Set<Set<Event>> together =
          snapshot
              .clusters()
              .map(cluster -> (Set<Event>) new HashSet<>(cluster.events()))
              .collect(Collectors.toCollection(HashSet::new));
      snapshot.others().forEach(event -> together.add(Set.of(event)));
      return together;
    }
  }
}
