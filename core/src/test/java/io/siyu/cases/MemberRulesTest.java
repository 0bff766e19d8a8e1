package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.engaged;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.left;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.refunded;
import static io.siyu.cases.Story.renamed;
import static io.siyu.cases.Story.touched;
import static io.siyu.stage.Stage.ADVOCATE;
import static io.siyu.stage.Stage.CONTACT;
import static io.siyu.stage.Stage.FIRST_ORDER;
import static io.siyu.stage.Stage.LEAD;
import static io.siyu.stage.Stage.NURTURED;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.event.Appealed;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Observed;
import io.siyu.event.Party;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Shared;
import io.siyu.event.Source;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Tagged;
import io.siyu.event.TierOverridden;
import io.siyu.event.Untagged;
import io.siyu.event.Viewed;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Finding;
import io.siyu.member.Member;
import io.siyu.member.Relation;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.member.Signal.BecameUnreachable;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.member.Signal.StageEntered;
import io.siyu.member.Signal.StageLost;
import io.siyu.member.Tag;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.stage.Step;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of members and signals, at their boundaries. */
class MemberRulesTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey O1 = openId("o1");

  @Test
  @DisplayName("M-1 an order makes a lead as soon as it is described")
  void lead_by_order() {
    Story story =
        Story.of(
            described("03-01 10:00", order("1"), Optional.empty(), List.of(), Claim.buyer(O1)));
    assertThat(story.member(O1).reached(LEAD)).contains(at("03-01 10:00"));
    assertThat(story.member(O1).reached(FIRST_ORDER)).isEmpty();
    assertThat(Story.of(identified("03-01 10:00", O1, E1)).member(O1).stage())
        .as("being identified alone makes nobody a lead")
        .isEmpty();
  }

  @Test
  @DisplayName("M-1 to look at something or pass it on makes nobody a lead")
  void no_lead_by_looking() {
    Story story =
        Story.of(
            event("03-01 10:00", O1, new Viewed("shop", "product", "soap"), Provenance.HOST),
            event("03-01 10:01", O1, new Shared("shop", "product", "soap"), Provenance.HOST));
    assertThat(story.member(O1).stage()).isEmpty();
    assertThat(story.and(engaged("03-02 10:00", O1)).member(O1).reached(LEAD))
        .contains(at("03-02 10:00"));
  }

  @Test
  @DisplayName("M-1 points, tiers and appeals make nobody a lead")
  void no_lead_by_standing() {
    Story story =
        Story.of(
            event("03-01 10:00", O1, new PointsAdjusted("p", 9, "counter", ""), Provenance.HOST),
            event("03-01 10:01", O1, new PointsSpent("p", 5, "s1", "gift"), Provenance.HOST),
            event(
                "03-01 10:02",
                O1,
                new TierOverridden("gold", Optional.empty(), "complaint"),
                Provenance.HOST),
            event(
                "03-01 10:03",
                O1,
                new Appealed("standing", Appealed.Outcome.OPEN, ""),
                Provenance.HOST));
    assertThat(story.member(O1).stage()).isEmpty();
    assertThat(story.and(engaged("03-02 10:00", O1)).member(O1).reached(LEAD))
        .contains(at("03-02 10:00"));
  }

  @Test
  @DisplayName("M-2 M-14 a pool that cannot speak makes no contact and nobody reachable")
  void silent_pool() {
    Event unknownPool =
        event("03-01 10:00", E1, Joined.full("wecom/other", "zhang", ""), Provenance.CALLBACK);
    assertThat(Story.of(unknownPool).member(E1).reached()).containsOnlyKeys(LEAD);
    assertThat(Story.of(unknownPool).member(E1).isReachable()).isFalse();
    assertThat(Story.of(unknownPool).member(E1).findings()).containsEntry(Finding.UNKNOWN_POOL, 1);

    String shop = Story.PLAYBOOK.replace("\"PUSH\",\"ONE_TO_ONE\"", "\"CLOSE_TRADE\"");
    Siyu siyu = Siyu.builder().playbook(Playbook.parse(shop)).build();
    siyu.ingest(List.of(event("03-01 10:00", E1, Joined.full("guides", "", ""), Provenance.HOST)));
    assertThat(siyu.member(E1, Story.END).orElseThrow().reached()).containsOnlyKeys(LEAD);
    assertThat(siyu.member(E1, Story.END).orElseThrow().isReachable()).isFalse();
  }

  @Test
  @DisplayName("M-3 only what the person says, and only since the contact, nurtures")
  void nurtured() {
    Event outbound =
        event(
            "03-02 10:00",
            E1,
            new Engaged(Story.CORP, "message", Engaged.Direction.OUTBOUND),
            Provenance.HOST);
    Story contact =
        Story.of(engaged("02-28 10:00", E1), joined("03-01 10:00", E1, "zhang", ""), outbound);

    assertThat(contact.member(E1).reached(NURTURED)).isEmpty();
    assertThat(contact.and(engaged("03-03 10:00", E1)).member(E1).reached(NURTURED))
        .contains(at("03-03 10:00"));

    String second =
        Story.PLAYBOOK.replace("\"currency\"", "\"stages\":{\"nurturedAfter\":2},\"currency\"");
    Siyu siyu = Siyu.builder().playbook(Playbook.parse(second)).build();
    siyu.ingest(
        Stream.of(
                event("03-01 10:00", E1, Joined.full("guides", "", ""), Provenance.HOST),
                engaged("03-02 10:00", E1),
                engaged("03-03 10:00", E1))
            .toList());
    assertThat(siyu.member(E1, Story.END).orElseThrow().reached(NURTURED))
        .contains(at("03-03 10:00"));
  }

  @Test
  @DisplayName("M-6 a qualified referral of somebody else makes an advocate")
  void advocate() {
    Event ofOther = event("03-02 10:00", O1, new Referred(openId("o2"), "", true), Provenance.HOST);
    Event unqualified =
        event("03-01 10:00", O1, new Referred(openId("o2"), "", false), Provenance.HOST);
    Event ofSelf = event("03-01 11:00", O1, new Referred(E1, "", true), Provenance.HOST);
    Story story = Story.of(touched("03-01 09:00", O1, ""), unqualified, ofSelf);

    assertThat(story.and(identified("03-01 09:00", O1, E1)).member(O1).reached(ADVOCATE)).isEmpty();
    assertThat(story.and(ofOther, identified("03-01 09:00", O1, E1)).member(O1).reached(ADVOCATE))
        .contains(at("03-02 10:00"));
    assertThat(Story.of(ofOther).member(O1).stage()).as("not even a lead").isEmpty();
    assertThat(ADVOCATE.step()).isEqualTo(Step.COMMERCIALIZE);
    assertThat(Stage.valueOf("NURTURED").step()).isEqualTo(Step.OPERATE);
  }

  @Test
  @DisplayName(
      "M-15 a steward who is renamed holds the contact all the same, until it ends by the new id")
  void renamed_steward() {
    Story story =
        Story.of(
            joined("03-01 10:00", E1, "zhang", ""),
            event("03-01 11:00", E1, new Tagged("vip", "zhang"), Provenance.CALLBACK),
            renamed("03-02 10:00", "zhang", "zhang2"),
            renamed("03-03 10:00", "zhang2", "zhang3"));
    assertThat(story.member(E1).relations())
        .extracting(Relation::steward)
        .containsExactly("zhang3");
    assertThat(story.member(E1).tags()).containsExactly(new Tag("vip", "zhang3"));
    assertThat(story.member(E1, at("03-03 10:00")).relations())
        .as("as of an earlier instant, by what was known")
        .extracting(Relation::steward)
        .containsExactly("zhang2");

    Story left = story.and(left("03-04 10:00", E1, "zhang3"));
    assertThat(left.member(E1).isReachable()).isFalse();
    assertThat(left.report().userPools().get(0).left()).isEqualTo(1);
    assertThat(
            story
                .and(event("03-04 10:00", E1, new Untagged("vip", "zhang3"), Provenance.CALLBACK))
                .member(E1)
                .tags())
        .isEmpty();
  }

  @Test
  @DisplayName(
      "M-15 whoever gets a steward's old id is somebody else, and other sources' ids are others'")
  void old_id_of_a_steward() {
    Story story =
        Story.of(
            joined("03-01 10:00", E1, "zhang", ""),
            renamed("03-02 10:00", "zhang", "zhang2"),
            joined("03-03 10:00", E1, "zhang", ""),
            left("03-04 10:00", E1, "zhang2"));
    Member member = story.member(E1);
    assertThat(member.relations().stream().filter(Relation::isOpen))
        .extracting(Relation::steward)
        .containsExactly("zhang");
    assertThat(member.isReachable()).isTrue();

    Event elsewhere =
        Event.of(
            "renamed elsewhere",
            at("03-02 10:00"),
            new Source("other"),
            new AccountSubject("other"),
            List.of(),
            new StewardRenamed("zhang", "wu"),
            Provenance.CALLBACK);
    assertThat(Story.of(joined("03-01 10:00", E1, "zhang", ""), elsewhere).member(E1).relations())
        .extracting(Relation::steward)
        .containsExactly("zhang");
  }

  @Test
  @DisplayName("M-15 M-20 a removal by the new id is signalled as what it is")
  void signal_of_a_renamed_steward() {
    Siyu siyu = Story.told(List.of());
    siyu.ingest(
        List.of(event("03-01 10:00", E1, Joined.full(Story.CORP, "zhang", ""), Provenance.HOST)));
    siyu.ingest(
        List.of(
            event(
                "03-02 10:00",
                new AccountSubject(Story.CORP),
                new StewardRenamed("zhang", "zhang2"),
                Provenance.HOST)));
    assertThat(
            siyu.ingest(
                    List.of(
                        event(
                            "03-03 10:00",
                            E1,
                            new Left(Story.CORP, "zhang2", Party.CUSTOMER, Left.Why.REMOVED, ""),
                            Provenance.HOST)))
                .signals())
        .hasAtLeastOneElementOfType(Signal.BecameUnreachable.class);
  }

  @Test
  @DisplayName("M-9 a tag is carried until it is taken off, each steward's apart")
  void tags() {
    Story story =
        Story.of(
            event("03-01 10:00", E1, new Tagged("vip", "zhang"), Provenance.SNAPSHOT),
            event("03-01 10:00", E1, new Tagged("vip", "li"), Provenance.SNAPSHOT),
            event("03-02 10:00", E1, new Untagged("vip", "zhang"), Provenance.SNAPSHOT));

    assertThat(story.member(E1).tags()).containsExactly(new Tag("vip", "li"));
    assertThat(story.member(E1, at("03-02 10:00")).tags()).hasSize(2);
  }

  @Test
  @DisplayName("M-9 what a listing says of a steward's tags replaces what was known of them")
  void observed_tags() {
    Story story =
        Story.of(
            event("03-01 10:00", E1, new Tagged("vip", "zhang"), Provenance.CALLBACK),
            event("03-01 10:00", E1, new Tagged("vip", "li"), Provenance.CALLBACK),
            event("03-01 10:00", E1, new Tagged("old", "zhang"), Provenance.CALLBACK),
            event(
                "03-02 10:00",
                E1,
                new Observed("wecom/c", "zhang", List.of("vip", "new", "vip")),
                Provenance.SNAPSHOT),
            event("03-03 10:00", E1, new Tagged("later", "zhang"), Provenance.CALLBACK));

    assertThat(story.member(E1).tags())
        .containsExactly(
            new Tag("later", "zhang"),
            new Tag("new", "zhang"),
            new Tag("vip", "li"),
            new Tag("vip", "zhang"));
    assertThat(story.member(E1).stage()).as("it says nothing of a beginning").isEmpty();
  }

  @Test
  @DisplayName("M-12 a person is present while a relation with any steward stands")
  void any_steward() {
    Story story =
        Story.of(
            joined("03-01 10:00", E1, "zhang", ""),
            joined("03-02 10:00", E1, "li", ""),
            left("03-03 10:00", E1, "zhang"));

    assertThat(story.member(E1).isReachable()).isTrue();
    assertThat(story.member(E1).presences()).hasSize(1);
    assertThat(story.member(E1).relations())
        .extracting(Relation::isOpen)
        .containsExactly(false, true);
    Story gone = story.and(left("03-04 10:00", E1, "li"));
    assertThat(gone.member(E1).isReachable()).isFalse();
    assertThat(gone.member(E1).presences().get(0).until()).contains(at("03-04 10:00"));
    assertThat(gone.report().members().lost()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "E-4 of several events about one thing the callback counts, then the host's, then a snapshot's")
  void belief() {
    Event snapshot = join("01 10:00", "snapshot", Provenance.SNAPSHOT);
    Event host = join("01 11:00", "host", Provenance.HOST);
    Event callback = join("01 12:00", "callback", Provenance.CALLBACK);
    Event self = join("01 09:00", "self", Provenance.SELF);

    assertThat(stewards(snapshot, self)).containsExactly("snapshot");
    assertThat(stewards(snapshot, host, self)).containsExactly("host");
    assertThat(stewards(snapshot, host, callback, self)).containsExactly("callback");
    assertThat(
            Story.of(snapshot, host, callback, self)
                .member(E1, at("03-01 11:30"))
                .relations()
                .get(0)
                .steward())
        .as("what was said later does not hide what was known")
        .isEqualTo("host");
  }

  private static Event join(String dayTime, String steward, Provenance provenance) {
    Event event = event("03-" + dayTime, E1, Joined.full(Story.CORP, steward, ""), provenance);
    return Event.of(
        "join:one",
        event.occurredAt(),
        event.source(),
        event.subject(),
        event.claims(),
        event.fact(),
        provenance);
  }

  private static List<String> stewards(Event... events) {
    return Story.of(events).member(E1).relations().stream().map(Relation::steward).toList();
  }

  private static Siyu siyu() {
    return Siyu.builder()
        .playbook(Playbook.parse(Story.PLAYBOOK))
        .clock(InstantSource.fixed(Story.END))
        .build();
  }

  private static List<Signal> signals(Siyu siyu, Event event) {
    Event host =
        Event.of(
            event.key(),
            event.occurredAt(),
            event.source(),
            event.subject(),
            event.claims(),
            event.fact(),
            Provenance.HOST);
    return siyu.ingest(List.of(host)).signals();
  }

  @Test
  @DisplayName("M-20 a signal is what changed between before and after")
  void signals_are_differences() {
    Siyu siyu = siyu();
    assertThat(signals(siyu, joined("03-01 10:00", E1, "zhang", "")))
        .satisfiesExactly(
            s ->
                assertThat(s)
                    .isInstanceOfSatisfying(
                        StageEntered.class, e -> assertThat(e.stage()).isEqualTo(LEAD)),
            s ->
                assertThat(s)
                    .isInstanceOfSatisfying(
                        StageEntered.class,
                        e -> {
                          assertThat(e.stage()).isEqualTo(CONTACT);
                          assertThat(e.at()).isEqualTo(at("03-01 10:00"));
                        }),
            s ->
                assertThat(s)
                    .isInstanceOfSatisfying(
                        BecameReachable.class, e -> assertThat(e.pool()).isEqualTo("guides")));
    assertThat(signals(siyu, left("03-02 10:00", E1, "zhang")))
        .satisfiesExactly(s -> assertThat(s).isInstanceOf(BecameUnreachable.class));
    signals(siyu, paid("03-03 10:00", O1, order("1"), 100));
    assertThat(signals(siyu, refunded("03-04 10:00", order("1"), "r", 100)))
        .satisfiesExactly(
            s ->
                assertThat(s)
                    .isInstanceOfSatisfying(
                        StageLost.class, e -> assertThat(e.stage()).isEqualTo(FIRST_ORDER)));
  }

  @Test
  @DisplayName("M-21 a merge says which ids are gone and repeats no stage")
  void merge_signal() {
    Siyu siyu = siyu();
    signals(siyu, touched("03-01 10:00", O1, ""));
    signals(siyu, touched("03-02 10:00", E1, ""));
    var former = siyu.member(E1).orElseThrow().id();
    var kept = siyu.member(O1).orElseThrow().id();

    assertThat(
            signals(
                siyu,
                event("03-03 10:00", E1, new Identified(""), Provenance.HOST, Claim.same(O1))))
        .containsExactly(new MemberIdChanged(kept, Set.of(former)));
  }

  @Test
  @DisplayName("M-21 an order that turns out to be another's makes nobody somebody else")
  void an_order_changes_hands() {
    Siyu siyu = siyu();
    IdentityKey o2 = openId("o2");
    signals(siyu, event("03-01 09:00", o2, Joined.full(Story.CORP, "zhang", ""), Provenance.HOST));
    signals(siyu, paid("03-05 10:00", o2, order("4"), 5_000));

    Event bought =
        described("03-05 09:59", order("4"), Optional.empty(), List.of(), Claim.buyer(O1));
    List<Signal> signals = signals(siyu, bought);
    var buyer = siyu.member(O1).orElseThrow().id();
    assertThat(signals)
        .noneMatch(s -> s instanceof MemberIdChanged || s instanceof BecameUnreachable);
    assertThat(signals).contains(new StageEntered(buyer, FIRST_ORDER, at("03-05 10:00")));
    assertThat(siyu.member(o2).orElseThrow().isReachable()).isTrue();
  }

  @Test
  @DisplayName("M-20 a source's clock may run a little ahead and still be signalled at once")
  void clock_ahead() {
    assertThat(signals(siyu(), touched("04-01 00:00:05", O1, ""))).hasSize(1);
    assertThat(signals(siyu(), touched("04-02 00:00:00", O1, ""))).isEmpty();
  }

  @Test
  @DisplayName("M-12 two accounts of one person with one steward are two relations")
  void two_accounts() {
    IdentityKey e2 = external("e2");
    Story story =
        Story.of(
            identified("03-01 09:00", E1, Story.phone("P")),
            identified("03-01 09:00", e2, Story.phone("P")),
            joined("03-01 10:00", E1, "zhang", ""),
            joined("03-02 10:00", e2, "zhang", ""),
            left("03-03 10:00", E1, "zhang"));

    assertThat(story.member(e2).reachableIn()).containsExactly("guides");
    assertThat(story.member(e2).presences()).hasSize(1);
    assertThat(story.and(left("03-04 10:00", e2, "zhang")).member(E1).isReachable()).isFalse();
  }

  @Test
  @DisplayName("M-22 what is repeated and what is brought in silently raises no signal")
  void silence() {
    Siyu siyu = siyu();
    Event touch = touched("03-01 10:00", O1, "");
    assertThat(siyu.ingestSilently(List.of(touch)).signals()).isEmpty();
    assertThat(siyu.ingest(List.of(touch)).added()).isEmpty();
    assertThat(siyu.ingest(List.of(touch)).signals()).isEmpty();
  }
}
