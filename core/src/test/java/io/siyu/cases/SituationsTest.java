package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.device;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.line;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.phone;
import static io.siyu.cases.Story.touched;
import static io.siyu.cases.Story.unionId;
import static io.siyu.cases.Story.unlinked;
import static io.siyu.stage.Stage.CONTACT;
import static io.siyu.stage.Stage.FIRST_ORDER;
import static io.siyu.stage.Stage.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Report;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.Pair;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Joined;
import io.siyu.event.Linked;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.member.Member;
import io.siyu.member.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Situations that every shop meets, worked out by hand from the rules of identity. */
class SituationsTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey U1 = unionId("u1");
  private static final IdentityKey U2 = unionId("u2");
  private static final IdentityKey U3 = unionId("u3");
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey O2 = openId("o2");
  private static final IdentityKey PHONE = phone("13800000000");

  private static List<Set<IdentityKey>> persons(Story story) {
    return story.identities().persons().stream().map(Dossier::keys).toList();
  }

  @Test
  @DisplayName("W-1 one phone shared by a family")
  void a_family_phone() {
    Story story =
        Story.of(
            identified("03-01 10:00", U1, PHONE),
            identified("03-02 10:00", U2, PHONE),
            identified("03-03 10:00", U3, PHONE),
            paid("03-05 10:00", U1, order("1"), 100),
            paid("03-06 10:00", U2, order("2"), 200));

    assertThat(persons(story))
        .containsExactly(
            Set.of(U1, order("1"), IdentityKey.paymentNo("wxpay", "T-1")),
            Set.of(U2, order("2"), IdentityKey.paymentNo("wxpay", "T-2")),
            Set.of(U3),
            Set.of(PHONE));
    assertThat(story.identities().quarantined())
        .containsExactly(Pair.of(U1, PHONE), Pair.of(U2, PHONE), Pair.of(U3, PHONE));
  }

  @Test
  @DisplayName("W-2 one unionid with three openids")
  void three_openids() {
    IdentityKey account = IdentityKey.openId("oa", "o1");
    IdentityKey shop = IdentityKey.openId("shop", "o1");
    Story story =
        Story.of(
            identified("03-01 10:00", O1, U1),
            identified("03-01 10:00", account, U1),
            identified("03-01 10:00", shop, U1),
            paid("03-05 10:00", O1, order("1"), 100),
            paid("03-06 10:00", account, order("2"), 200),
            paid("03-07 10:00", shop, order("3"), 300));

    assertThat(story.member(U1).orders()).hasSize(3);
    assertThat(story.member(shop)).isEqualTo(story.member(O1));
    Report report = story.report();
    assertThat(report.members().total()).isEqualTo(1);
    assertThat(report.money().revenue()).isEqualTo(600);
  }

  @Test
  @DisplayName("W-3 external_userid before and after the unionid is learned")
  void the_unionid_is_learned_late() {
    Story before =
        Story.of(
            joined("03-01 10:00", E1, "zhang", "MA01"),
            identified("03-02 10:00", O1, U1),
            paid("03-05 10:00", O1, order("1"), 9_900));
    assertThat(before.member(E1).orders()).isEmpty();
    assertThat(before.member(O1).reached(CONTACT)).isEmpty();
    assertThat(before.report().members().total()).isEqualTo(2);

    Story after = before.and(identified("03-20 10:00", E1, U1));
    Member early = after.member(U1, at("03-10 00:00"));
    assertThat(early.reached(CONTACT)).as("as is known now").contains(at("03-01 10:00"));
    assertThat(early.reached(FIRST_ORDER)).contains(at("03-05 10:00"));
    assertThat(after.member(O1).id()).as("the older id").isEqualTo(before.member(E1).id());
    assertThat(after.report().members().total()).isEqualTo(1);
  }

  @Test
  @DisplayName("W-4 two corps of one group")
  void two_corps() {
    IdentityKey other = IdentityKey.externalUserId("d", "e1");
    Story apart =
        Story.of(touched("03-01 10:00", E1, "MA01"), touched("03-02 10:00", other, "MA02"));
    assertThat(persons(apart)).containsExactly(Set.of(E1), Set.of(other));

    Story known =
        apart.and(identified("03-03 10:00", E1, U1), identified("03-04 10:00", other, U1));
    assertThat(persons(known)).containsExactly(Set.of(U1, E1, other));
    assertThat(known.member(other).firstTouch().map(Touch::channel)).contains("MA01");
  }

  @Test
  @DisplayName("W-5 gift order paid by a friend")
  void a_gift() {
    Story story =
        Story.of(
            described(
                "03-05 10:00",
                order("1"),
                Optional.of(5_000L),
                List.of(line("A", 1, 5_000)),
                Claim.buyer(O1)),
            paid("03-05 10:01", O2, order("1"), 5_000));

    assertThat(story.member(O1).stage()).contains(FIRST_ORDER);
    assertThat(story.member(O2).orders()).isEmpty();
    assertThat(story.member(O2).reached(LEAD)).isEmpty();
    assertThat(story.report().members().total()).isEqualTo(1);
    assertThat(story.report().money().revenue()).isEqualTo(5_000);
  }

  @Test
  @DisplayName("W-6 recycled phone number")
  void a_recycled_phone() {
    Story story =
        Story.of(
            identified("01-01 10:00", U1, PHONE),
            paid("01-02 10:00", U1, order("1"), 100),
            identified("03-01 10:00", U2, PHONE),
            touched("03-01 10:00", U2, "MA01"));
    assertThat(story.member(U2).orders()).as("no history of the former holder").isEmpty();
    assertThat(story.identities().person(PHONE).map(Dossier::keys)).contains(Set.of(PHONE));

    Story sorted = story.and(unlinked("03-02 10:00", U1, PHONE));
    assertThat(sorted.identities().person(PHONE).map(Dossier::keys)).contains(Set.of(U2, PHONE));
    assertThat(sorted.member(U1).orders()).hasSize(1);
    assertThat(sorted.identities().quarantined()).isEmpty();
  }

  @Test
  @DisplayName("W-7 shop tablet as a device")
  void a_shop_tablet() {
    IdentityKey tablet = device("tablet");
    Story one =
        Story.of(
            joined("03-01 10:00", E1, "zhang", ""),
            identified("03-01 10:00", E1, tablet),
            touched("03-01 09:59", tablet, "MA01"));
    assertThat(one.member(E1).firstTouch().map(Touch::channel)).contains("MA01");

    IdentityKey e2 = external("e2");
    Story two =
        one.and(joined("03-02 10:00", e2, "zhang", ""), identified("03-02 10:00", e2, tablet));
    assertThat(two.member(E1).touches()).isEmpty();
    assertThat(two.member(e2).touches()).isEmpty();
    assertThat(two.find(tablet, Story.END)).isEmpty();
    assertThat(two.report().members().total()).isEqualTo(2);
    assertThat(two.report().identity().profiles()).isEqualTo(1);
  }

  @Test
  @DisplayName("W-8 store phone used for 800 customers")
  void a_store_phone() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      events.add(
          event(
              "03-01 10:00",
              openId("c" + i),
              Joined.full(Story.CORP, "zhang", ""),
              Provenance.CALLBACK,
              Claim.same(PHONE)));
    }
    Report report = Story.of(events.toArray(Event[]::new)).report();

    assertThat(report.members().total()).isEqualTo(800);
    assertThat(report.identity().sharedKeys()).isEqualTo(1);
    assertThat(report.identity().quarantinedEdges()).isZero();
  }

  @Test
  @DisplayName("W-9 merge then unlink")
  void merge_then_unlink() {
    Story apart =
        Story.of(
            joined("03-01 10:00", E1, "zhang", "MA01"), paid("03-05 10:00", O1, order("1"), 9_900));
    Story merged = apart.and(identified("03-10 10:00", E1, O1));
    assertThat(merged.member(O1).reached(CONTACT)).contains(at("03-01 10:00"));

    Story split = merged.and(unlinked("03-11 10:00", O1, E1));
    assertThat(split.member(E1)).isEqualTo(apart.member(E1));
    assertThat(split.member(O1)).isEqualTo(apart.member(O1));
  }

  @Test
  @DisplayName("W-10 unlink then the same link again")
  void unlink_then_link() {
    Story unlinked = Story.of(identified("03-01 10:00", E1, O1), unlinked("03-02 10:00", E1, O1));
    Story again = unlinked.and(identified("03-03 10:00", E1, O1));
    assertThat(persons(again)).as("the platform's word does not undo the host's").hasSize(2);

    Event linked = event("03-04 10:00", O1, new Linked("checked"), Provenance.HOST, Claim.same(E1));
    assertThat(persons(again.and(linked))).containsExactly(Set.of(O1, E1));
  }

  @Test
  @DisplayName("W-11 pending_id resolved after 100 days")
  void a_pending_id_resolved_late() {
    IdentityKey pending = new IdentityKey(KeyType.PENDING_ID, "c", "p");
    Event first = identified("01-01 00:00", O1, pending);

    assertThat(persons(Story.of(first, identified("04-11 00:00", E1, pending))))
        .as("the hundredth day")
        .containsExactly(Set.of(O1, pending), Set.of(E1));
    assertThat(persons(Story.of(first, identified("03-31 00:00", E1, pending)))).hasSize(1);
  }

  @Test
  @DisplayName("W-12 an employee is no customer")
  void an_employee() {
    IdentityKey e2 = external("e2");
    Story story =
        Story.of(joined("03-01 10:00", E1, "zhang", ""), joined("03-02 10:00", e2, "zhang", ""));

    assertThat(persons(story))
        .as("one steward joins nobody")
        .containsExactly(Set.of(E1), Set.of(e2));
    assertThat(story.find(external("zhang"), Story.END)).isEmpty();
    assertThat(story.report().members().total()).isEqualTo(2);
  }
}
