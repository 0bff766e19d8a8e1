package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.phone;
import static io.siyu.cases.Story.refunded;
import static io.siyu.cases.Story.touched;
import static io.siyu.cases.Story.unionId;
import static io.siyu.cases.Story.unlinked;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Pair;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Linked;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.playbook.IdentityRules;
import io.siyu.playbook.KeyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of identity, at their boundaries. */
class IdentityRulesTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey U1 = unionId("u1");
  private static final IdentityKey U2 = unionId("u2");
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey O2 = openId("o2");

  private static Event linked(String at, IdentityKey a, IdentityKey b) {
    return event(at, a, new Linked("asked"), Provenance.HOST, Claim.same(b));
  }

  private static List<Set<IdentityKey>> persons(Story story) {
    return story.identities().persons().stream().map(Dossier::keys).toList();
  }

  @Test
  @DisplayName("I-1 the host's last word on a pair decides, in whichever direction it is said")
  void last_word() {
    Story once = Story.of(identified("03-01 10:00", E1, U1), unlinked("03-02 10:00", U1, E1));
    assertThat(persons(once)).containsExactly(Set.of(U1), Set.of(E1));
    assertThat(persons(once.and(linked("03-03 10:00", E1, U1)))).containsExactly(Set.of(U1, E1));
    assertThat(persons(once.and(linked("03-01 10:00", E1, U1))))
        .containsExactly(Set.of(U1), Set.of(E1));
  }

  @Test
  @DisplayName("I-1 an unlinked pair is kept apart on every other way too")
  void forbidden() {
    Story around =
        Story.of(
            identified("03-01 10:00", O1, U1),
            identified("03-01 10:00", E1, U1),
            unlinked("03-02 10:00", O1, E1));

    assertThat(persons(around)).containsExactly(Set.of(U1), Set.of(O1), Set.of(E1));
    assertThat(around.identities().quarantined()).hasSize(2);
  }

  @Test
  @DisplayName("I-2 a blocked value is nobody's and joins nobody")
  void blocked() {
    IdentityKey p = phone("100");
    KeyRule rule = new KeyRule(KeyClass.STRONG, false, 5, Set.of("100"));
    IdentityResolution who =
        IdentityResolution.of(
            Cluster.of(
                List.of(
                    identified("03-01 10:00", O1, p),
                    identified("03-01 10:00", O2, p),
                    touched("03-01 10:00", p, ""))),
            new IdentityRules(Map.of(KeyType.PHONE, rule)));

    assertThat(who.persons().stream().map(Dossier::keys)).containsExactly(Set.of(O1), Set.of(O2));
    assertThat(who.unresolvedProfiles()).hasSize(1);
  }

  @Test
  @DisplayName(
      "I-2 a pending id joins for 90 days from when it was first seen, the last instant included")
  void pending() {
    IdentityKey pending = new IdentityKey(KeyType.PENDING_ID, "c", "p");
    Event first = identified("01-01 00:00", U1, pending);

    assertThat(persons(Story.of(first, identified("04-01 00:00:00", E1, pending)))).hasSize(1);
    assertThat(persons(Story.of(first, identified("04-01 00:00:00.001", E1, pending))))
        .containsExactly(Set.of(U1, pending), Set.of(E1));
  }

  @Test
  @DisplayName("I-4 what platforms state is joined before what the host's events state")
  void ranks() {
    Event host = event("03-01 10:00", O1, new Identified("crm"), Provenance.HOST, Claim.same(U1));
    Event platform = identified("03-05 10:00", O1, U2);

    IdentityResolution who = Story.of(host, platform).identities();
    assertThat(who.person(O1).map(Dossier::keys)).contains(Set.of(U2, O1));
    assertThat(who.quarantined()).containsExactly(Pair.of(U1, O1));
  }

  @Test
  @DisplayName("I-4 a host's link is joined before what platforms state")
  void host_link_first() {
    IdentityResolution who =
        Story.of(linked("03-09 10:00", O1, U1), identified("03-01 10:00", O1, U2)).identities();

    assertThat(who.person(O1).map(Dossier::keys)).contains(Set.of(U1, O1));
    assertThat(who.quarantined()).containsExactly(Pair.of(U2, O1));
  }

  @Test
  @DisplayName("I-4 in a component with a conflict whoever hangs on one group alone still joins it")
  void leaves() {
    IdentityResolution who =
        Story.of(
                identified("03-01 10:00", O1, U1),
                identified("03-01 10:00", O1, U2),
                identified("03-01 10:00", E1, U1),
                identified("03-01 10:00", O2, E1))
            .identities();

    assertThat(who.person(U1).map(Dossier::keys)).contains(Set.of(U1, E1, O2));
    assertThat(who.person(U2).map(Dossier::keys)).contains(Set.of(U2));
    assertThat(who.person(O1).map(Dossier::keys)).contains(Set.of(O1));
    assertThat(who.quarantined()).containsExactly(Pair.of(U1, O1), Pair.of(U2, O1));
  }

  @Test
  @DisplayName("I-4 unionids of different open-platform accounts do not conflict")
  void two_accounts() {
    IdentityKey other = IdentityKey.unionId("V", "u1");
    assertThat(persons(Story.of(identified("03-01 10:00", U1, other)))).hasSize(1);
    assertThat(persons(Story.of(identified("03-01 10:00", U1, U2)))).hasSize(2);
  }

  @Test
  @DisplayName("I-7 an order that two persons are said to have bought belongs to neither")
  void two_buyers() {
    IdentityKey ord = order("1");
    Story story =
        Story.of(
            described("03-01 10:00", ord, Optional.empty(), List.of(), Claim.buyer(O1)),
            described("03-01 10:01", ord, Optional.empty(), List.of(), Claim.buyer(O2)),
            paid("03-01 10:02", O1, ord, 100));

    assertThat(story.identities().unresolvedOrders()).hasSize(1);
    assertThat(story.find(ord, Story.END)).isEmpty();
  }

  @Test
  @DisplayName("I-9 two order numbers of one issuer never join, several payments of one order do")
  void order_numbers() {
    IdentityKey payment = IdentityKey.paymentNo("wxpay", "T-1");
    Event stray =
        event(
            "03-01 10:05",
            order("2"),
            new Identified(""),
            Provenance.CALLBACK,
            Claim.same(payment));
    Story conflict = Story.of(paid("03-01 10:00", O1, order("1"), 100), stray);
    assertThat(conflict.member(O1).orders()).hasSize(1);
    assertThat(conflict.member(O1).orders().get(0).numbers()).containsExactly(order("1"));

    Story balance =
        Story.of(
            paid("03-01 10:00", O1, order("1"), 100),
            event(
                "03-02 10:00",
                order("1"),
                new Identified(""),
                Provenance.CALLBACK,
                Claim.same(IdentityKey.paymentNo("wxpay", "T-9"))));
    assertThat(balance.member(O1).orders().get(0).numbers()).hasSize(3);
  }

  @Test
  @DisplayName("I-10 an order joins nobody")
  void orders_join_nobody() {
    Story story =
        Story.of(
            paid("03-01 10:00", O1, order("1"), 100),
            described("03-01 10:00", order("1"), Optional.empty(), List.of(), Claim.buyer(O2)));
    assertThat(story.identities().persons()).hasSize(2);
  }

  @Test
  @DisplayName("I-11 an order that belongs to nobody counts in money and not in members")
  void unresolved() {
    Event nobody =
        event(
            "03-01 10:00",
            order("1"),
            paid("03-01 10:00", O1, order("1"), 700).fact(),
            Provenance.CALLBACK);
    Story story = Story.of(nobody, refunded("03-02 10:00", order("1"), "r", 200));

    assertThat(story.report().members().total()).isZero();
    assertThat(story.report().identity().orders()).isEqualTo(1);
    assertThat(story.report().money().revenue()).isEqualTo(500);
    assertThat(story.report().unattributed().revenue()).isEqualTo(500);
  }

  @Test
  @DisplayName("I-12 a merge keeps the older id, a split leaves it with the founder's side")
  void member_id() {
    Event founding = touched("03-01 09:00", O1, "");
    Story apart = Story.of(founding, touched("03-02 09:00", E1, ""));
    Story merged = apart.and(identified("03-05 09:00", E1, O1));

    assertThat(merged.member(E1).id()).isEqualTo(apart.member(O1).id());
    assertThat(merged.member(E1).id()).isNotEqualTo(apart.member(E1).id());
    Story split = merged.and(unlinked("03-06 09:00", E1, O1));
    assertThat(split.member(O1).id()).isEqualTo(apart.member(O1).id());
    assertThat(apart.member(O1, at("03-01 08:00")).id())
        .as("whatever the instant asked for")
        .isEqualTo(apart.member(O1).id());
  }
}
