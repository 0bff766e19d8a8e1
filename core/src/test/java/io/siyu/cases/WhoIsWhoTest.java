package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.device;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.phone;
import static io.siyu.cases.Story.touched;
import static io.siyu.cases.Story.unionId;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.ErasureReceipt.What;
import io.siyu.Siyu;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.Explanation.Answer;
import io.siyu.dossier.Explanation.Cut;
import io.siyu.dossier.Pair;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Fact;
import io.siyu.event.FactKind;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Linked;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Tagged;
import io.siyu.event.Unlinked;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.json.Json;
import io.siyu.member.Signal;
import io.siyu.member.Signal.MemberSplit;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.store.InMemoryEventStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Asking why, what is undecided, what is held, and to be forgotten. */
class WhoIsWhoTest {
  private static final IdentityKey E1 = external("e1");
  private static final IdentityKey U1 = unionId("u1");
  private static final IdentityKey U2 = unionId("u2");
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey O2 = openId("o2");
  private static final IdentityKey P = phone("13800138000");
  private static final IdentityKey D = device("tablet");

  private final EventStore store = new InMemoryEventStore("who");
  private final Siyu siyu = siyu(Story.PLAYBOOK);

  private Siyu siyu(String playbook) {
    return Siyu.builder()
        .playbook(Playbook.parse(playbook))
        .store(store)
        .clock(InstantSource.fixed(Story.END))
        .build();
  }

  private static Event host(String at, IdentityKey subject, Fact fact, Claim... claims) {
    return event(at, subject, fact, Provenance.HOST, claims);
  }

  private static Event seen(String at, IdentityKey a, IdentityKey b) {
    return host(at, a, new Identified("crm"), Claim.same(b));
  }

  private void told(Event... events) {
    siyu.ingest(List.of(events));
  }

  private Explanation explained(IdentityKey a, IdentityKey b) {
    Explanation explanation = siyu.explain(a, b);
    Explanation back = siyu.explain(b, a);
    assertThat(back.answer()).isEqualTo(explanation.answer());
    return explanation;
  }

  private Cut cut(IdentityKey a, IdentityKey b) {
    Explanation explanation = explained(a, b);
    assertThat(explanation.answer()).isEqualTo(Answer.APART);
    return explanation.cut().orElseThrow().cut().orElseThrow();
  }

  @Test
  @DisplayName("I-15 keys of one person are explained by the statements that join them")
  void one_person() {
    Event first = seen("03-01 10:00", E1, U1);
    Event second = seen("03-02 10:00", O1, U1);
    Event again = seen("03-03 10:00", U1, O1);
    told(first, second, again);

    Explanation explanation = explained(E1, O1);
    assertThat(explanation.answer()).isEqualTo(Answer.ONE_PERSON);
    assertThat(explanation.cut()).isEmpty();
    assertThat(explanation.path())
        .containsExactly(
            new Explanation.Step(E1, U1, Optional.empty(), List.of(first.id())),
            new Explanation.Step(U1, O1, Optional.empty(), List.of(second.id(), again.id())));
  }

  @Test
  @DisplayName("I-15 of keys that nothing connects nothing is said")
  void unconnected() {
    told(touched("03-01 10:00", E1, ""), touched("03-01 10:00", O1, ""));
    assertThat(explained(E1, O1)).isEqualTo(new Explanation(Answer.UNCONNECTED, List.of()));
    assertThat(explained(E1, O2).answer()).isEqualTo(Answer.UNCONNECTED);
  }

  @Test
  @DisplayName("I-15 each rule that keeps keys apart is named")
  void every_cut() {
    told(
        seen("03-01 10:00", E1, U1),
        host("03-02 10:00", E1, new Unlinked("mistake"), Claim.same(U1)));
    assertThat(cut(E1, U1)).isEqualTo(Cut.UNLINKED);

    told(seen("03-01 10:00", P, U1), seen("03-01 10:00", P, U2));
    assertThat(cut(U1, U2)).isEqualTo(Cut.CONFLICT);

    told(seen("03-01 10:00", D, O1), seen("03-01 10:00", D, O2));
    assertThat(cut(O1, O2)).isEqualTo(Cut.CLAIMED_BY_SEVERAL);

    IdentityKey o3 = openId("o3");
    IdentityKey o4 = openId("o4");
    told(
        host("03-01 10:00", order("1"), paid(), Claim.payer(o3)),
        Story.described("03-01 09:00", order("1"), Optional.empty(), List.of(), Claim.buyer(o4)));
    assertThat(cut(o3, o4)).isEqualTo(Cut.NOT_THE_OWNER);
    assertThat(explained(o4, order("1")).answer()).isEqualTo(Answer.ONE_PERSON);

    IdentityKey pending = new IdentityKey(KeyType.PENDING_ID, "c", "p");
    told(seen("03-01 10:00", pending, openId("o5")), seen("08-01 10:00", pending, external("e5")));
    assertThat(cut(openId("o5"), external("e5"))).isEqualTo(Cut.EXPIRED);

    IdentityKey shop = phone("02000000000");
    for (int i = 10; i < 16; i++) {
      told(seen("03-01 10:00", openId("o" + i), shop));
    }
    assertThat(cut(openId("o10"), openId("o11"))).isEqualTo(Cut.SHARED);

    told(
        seen("03-01 10:00", openId("o20"), U2),
        seen("03-01 10:00", device("own"), openId("o20")),
        host("03-02 10:00", device("own"), new Unlinked("lent"), Claim.same(U2)));
    assertThat(cut(device("own"), openId("o20"))).isEqualTo(Cut.BARRED);

    told(host("03-01 10:00", order("7"), new Identified("merge"), Claim.same(order("8"))));
    assertThat(cut(order("7"), order("8"))).isEqualTo(Cut.ANOTHER_ORDER);
    told(seen("03-01 10:00", device("x"), device("y")));
    assertThat(cut(device("x"), device("y"))).isEqualTo(Cut.JOINS_NOBODY);
  }

  @Test
  @DisplayName("I-15 a blocked value and an oversized key are named too, across clusters")
  void blocked_and_oversized() {
    IdentityKey form = phone("02011111111");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i <= 1_000; i++) {
      events.add(seen("03-01 10:00", openId("f" + i), form));
    }
    siyu.ingestSilently(events);
    assertThat(cut(openId("f1"), openId("f2"))).isEqualTo(Cut.OVERSIZED);
    assertThat(siyu.review())
        .filteredOn(item -> item instanceof ReviewItem.SharedKey)
        .singleElement()
        .satisfies(item -> assertThat(item.wouldJoin()).hasSize(1_001));

    told(seen("03-01 10:00", O1, P), seen("03-01 10:00", O2, P));
    assertThat(explained(O1, O2).answer()).isEqualTo(Answer.ONE_PERSON);
    Siyu blocking =
        siyu(
            Story.PLAYBOOK.replace(
                "\"currency\":\"CNY\",",
                "\"currency\":\"CNY\",\"identity\":{\"phone\":{\"blocked\":[\"13800138000\"]}},"));
    assertThat(blocking.explain(O1, O2).cut().orElseThrow().cut()).contains(Cut.BLOCKED);
  }

  private static Fact paid() {
    return new OrderPaid(
        "", Authority.HOST, Optional.of(Money.fen(100)), Optional.empty(), Mode.LIVE);
  }

  @Test
  @DisplayName("I-16 what is undecided is listed with the persons whom it would join")
  void review() {
    told(
        touched("03-01 10:00", U1, ""),
        touched("03-01 10:00", U2, ""),
        seen("03-01 10:00", P, U1),
        seen("03-01 10:00", P, U2));
    told(
        touched("03-01 10:00", D, ""),
        touched("03-01 10:00", O1, ""),
        seen("03-01 10:00", O1, D),
        seen("03-01 10:00", O2, D));
    told(host("03-01 10:00", order("1"), paid()));

    Set<ReviewItem> items;
    try (Stream<ReviewItem> review = siyu.review()) {
      items = review.collect(Collectors.toSet());
    }
    var u1 = siyu.member(U1).orElseThrow().id();
    var u2 = siyu.member(U2).orElseThrow().id();
    var o1 = siyu.member(O1).orElseThrow().id();
    var o2 = siyu.member(O2).orElseThrow().id();
    var p = siyu.member(P).orElseThrow().id();
    assertThat(items)
        .containsExactlyInAnyOrder(
            new ReviewItem.QuarantinedLink(
                Pair.of(P, U1), List.of(seen("03-01 10:00", P, U1).id()), Set.of(p, u1)),
            new ReviewItem.QuarantinedLink(
                Pair.of(P, U2), List.of(seen("03-01 10:00", P, U2).id()), Set.of(p, u2)),
            new ReviewItem.UnresolvedProfile(D, 1, Set.of(o1, o2)),
            new ReviewItem.UnresolvedOrder(Set.of(order("1")), 1, Set.of()));
    var identity = siyu.report(Story.MARCH).identity();
    assertThat(identity.quarantinedEdges()).isEqualTo(2);
    assertThat(identity.orders()).isEqualTo(1);
    assertThat(identity.profiles()).isEqualTo(1);
  }

  @Test
  @DisplayName("R-13 the report says how many persons would be joined if all that were believed")
  void would_join() {
    for (int i = 0; i < 7; i++) {
      told(seen("03-01 10:00", openId("c" + i), P));
    }
    told(
        touched("03-01 10:00", U1, ""),
        touched("03-01 10:00", U2, ""),
        seen("03-01 10:00", O1, U1),
        seen("03-01 10:00", O1, U2));
    assertThat(siyu.report(Story.MARCH).identity().wouldJoin()).isEqualTo(7 + 3);
  }

  @Test
  @DisplayName("I-17 other rules of identity need no migration: the same store answers by each")
  void other_rules() {
    told(seen("03-01 10:00", O1, P), seen("03-01 10:00", O2, P), touched("03-01 09:00", O1, ""));
    Siyu strict =
        siyu(
            Story.PLAYBOOK.replace(
                "\"currency\":\"CNY\",",
                "\"currency\":\"CNY\",\"identity\":{\"phone\":{\"limit\":1}},"));
    assertThat(siyu.member(O1).orElseThrow().keys()).containsExactly(P, O1, O2);
    assertThat(strict.member(O1).orElseThrow().keys()).containsExactly(O1);
    assertThat(strict.explain(O1, O2).cut().orElseThrow().cut()).contains(Cut.SHARED);
    assertThat(siyu.member(O1).orElseThrow().keys()).containsExactly(P, O1, O2);
  }

  @Test
  @DisplayName("M-23 a split says since when, and which messages cannot be taken back")
  void a_split_says_what_stands() {
    Event before = said("03-01 12:00", E1);
    Event one = said("03-03 12:00", E1);
    Event two = said("03-04 12:00", O1);
    told(touched("03-01 10:00", E1, ""), touched("03-01 11:00", O1, ""), before);
    told(host("03-02 10:00", E1, new Linked("asked"), Claim.same(O1)));
    told(one, two);
    var kept = siyu.member(E1).orElseThrow().id();
    List<Signal> signals =
        siyu.ingest(List.of(host("03-09 10:00", O1, new Unlinked("mistake"), Claim.same(E1))))
            .signals();
    var other = siyu.member(O1).orElseThrow().id();

    assertThat(siyu.member(E1).orElseThrow().id()).isEqualTo(kept);
    assertThat(signals)
        .filteredOn(signal -> signal instanceof MemberSplit)
        .containsExactly(
            new MemberSplit(kept, Set.of(other), at("03-02 10:00"), Set.of(one.id(), two.id())));
  }

  private static Event said(String at, IdentityKey who) {
    return host(at, who, new Engaged(Story.CORP, "message", Engaged.Direction.OUTBOUND));
  }

  private void lin() {
    told(
        touched("03-01 09:00", E1, "MA01"),
        host("03-01 09:05", E1, Joined.full(Story.CORP, "zhang", "MA01")),
        host("03-01 09:06", E1, new Tagged("vip", "zhang")),
        host("03-01 09:07", E1, io.siyu.event.ConsentGiven.to("marketing", "push", "v1")),
        seen("03-02 12:00", E1, U1),
        seen("03-05 20:00", O1, U1),
        host("03-05 20:00", order("1"), paid(), Claim.payer(O1)),
        host("03-06 10:00", O2, new Referred(E1, "spring", true)),
        event(
            "03-07 10:00",
            new AccountSubject("wecom/c"),
            new Unmapped("change_x", "<x>e1</x>", List.of("e1")),
            Provenance.HOST));
  }

  @Test
  @DisplayName("S-22 an export holds every event with its source, and who else names the person")
  void export() throws Exception {
    lin();
    var json = Json.parse(siyu.export(U1).orElseThrow());
    assertThat(json.at("/siyu").textValue()).isEqualTo("person/1");
    assertThat(json.at("/keys"))
        .extracting(node -> node.textValue())
        .containsExactly(U1.text(), O1.text(), E1.text(), order("1").text());
    List<Event> events = new ArrayList<>();
    for (var list : List.of("/profiles", "/orders")) {
      for (var profile : json.at(list)) {
        for (var event : profile.at("/events")) {
          events.add(EventJson.decode(Json.canonical(event)));
        }
      }
    }
    assertThat(events).hasSize(7);
    assertThat(events).allMatch(event -> event.source().text().equals("test"));
    assertThat(json.at("/mentions"))
        .extracting(node -> node.at("/type").textValue())
        .containsExactly(FactKind.REFERRED.wireName(), FactKind.UNMAPPED.wireName());
    assertThat(json.at("/mentions/0").toString()).contains("e1").doesNotContain("o2");
    assertThat(json.at("/derived/consents/0/status").textValue()).isEqualTo("GRANTED");
    assertThat(siyu.export(openId("nobody"))).isEmpty();
  }

  @Test
  @DisplayName(
      "S-23 the receipt of an erasure says what went, what stays, on which ground, how long")
  void receipt() throws Exception {
    lin();
    String before = siyu.report(Story.MARCH).toJson();
    var receipt = siyu.erase(O1, at("03-10 00:00")).orElseThrow();

    assertThat(siyu.report(Story.MARCH).toJson()).isEqualTo(before);
    for (IdentityKey key : List.of(E1, U1, O1, order("1"))) {
      assertThat(siyu.member(key)).isEmpty();
    }
    assertThat(receipt.keys().values()).containsOnly(1);
    assertThat(receipt.keys().keySet())
        .containsExactly(
            KeyType.UNION_ID, KeyType.OPEN_ID, KeyType.EXTERNAL_USER_ID, KeyType.ORDER_NO);
    assertThat(receipt.links()).isEqualTo(3);
    assertThat(receipt.reduced())
        .containsEntry(FactKind.TAGGED, 1)
        .containsEntry(FactKind.UNMAPPED, 1);
    assertThat(receipt.kept())
        .anySatisfy(
            kept -> {
              assertThat(kept.what()).isEqualTo(What.ORDERS);
              assertThat(kept.count()).isEqualTo(1);
              assertThat(kept.ground()).contains("电子商务法");
              assertThat(kept.until())
                  .contains(at("03-05 20:00").atZone(Story.ZONE).plusYears(3).toInstant());
            });
    var json = Json.parse(receipt.toJson());
    assertThat(json.at("/siyu").textValue()).isEqualTo("erasure/1");
    assertThat(json.at("/notCovered/0").textValue()).isEqualTo("LINKS_FOUND_LATER");
    assertThat(receipt.toJson()).doesNotContain("u1").doesNotContain("\u2020");
    assertThat(siyu.erase(O1)).isEmpty();
  }
}
