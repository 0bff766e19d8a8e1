package io.siyu.tck;

import static io.siyu.tck.MarchHistory.at;
import static io.siyu.tck.MarchHistory.callback;
import static io.siyu.tck.MarchHistory.host;
import static io.siyu.tck.StoreContents.erase;
import static io.siyu.tck.StoreContents.fill;
import static io.siyu.tck.StoreContents.found;
import static io.siyu.tck.StoreContents.person;
import static io.siyu.tck.StoreContents.report;
import static io.siyu.tck.StoreContents.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Report;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.MemberId;
import io.siyu.event.Claim;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Tagged;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.Subject;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Erased;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.OutboxEntry;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStores;
import io.siyu.tck.StoreContents.Everything;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EventStore} must do when a person is erased. {@link EventStoreContract} runs it
 * too, so that there is no need to subclass it.
 */
public abstract class EventStoreErasureContract {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  /** Stores that hold nothing yet; asked once for each test. */
  protected abstract EventStores stores();

  private EventStore erased() {
    EventStore store = fill(stores().forTenant("brand"), MarchHistory.all());
    erase(store, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
    return store;
  }

  @Test
  @DisplayName(
      "S-10 after an erasure no key of the person finds anything, no kept event holds one, and no signal waits")
  public void required_S10_an_erased_person_is_not_found() {
    EventStore store = fill(stores().forTenant("brand"), MarchHistory.all());
    Dossier lin = person(store, MarchHistory.LIN_CONTACT).orElseThrow();
    Signal hers = new BecameReachable(lin.id(), "guides");
    Signal other = new BecameReachable(new MemberId("other"), "guides");
    store.append(
        List.of(callback(at(9, 0), MarchHistory.WANG, Touched.through(""))),
        (before, after) -> List.of(hers, other));

    Erased erased = store.erase(Erasure.of(lin.id(), lin.keys(), MarchHistory.ERASED_AT));

    assertThat(erased.at())
        .as("S-10 the receipt says from when on")
        .isEqualTo(MarchHistory.ERASED_AT);
    assertThat(erased.events())
        .as("S-10 and how many events are nobody's now")
        .isGreaterThanOrEqualTo(MarchHistory.linLife().size() + MarchHistory.linLinks().size());
    for (IdentityKey key : lin.keys()) {
      assertThat(found(store, key)).as("S-10 a key of type %s finds nothing", key.type()).isEmpty();
    }
    assertThat(Everything.in(store).events())
        .as("S-10 no event holds a key, tag, steward or text of the person")
        .noneMatch(event -> EventJson.encode(event).contains(MarchHistory.LIN));
    assertThat(store.claim(10, NOW, LEASE).stream().map(OutboxEntry::signal))
        .as("S-10 only the others' signals wait")
        .containsExactly(other);
  }

  @Test
  @DisplayName(
      "S-11 whatever was known is sent again after an erasure, in any order: nothing changes")
  public void required_S11_repetition_revives_nobody() {
    EventStore store = erased();
    Everything before = Everything.in(store);
    for (int seed = 1; seed <= 3; seed++) {
      Appended appended =
          store.append(
              shuffled(MarchHistory.all(), seed),
              (x, y) -> {
                throw new AssertionError("S-11 a repetition of what is erased is nothing new");
              });
      assertThat(appended.added()).as("S-11 nothing is new").isEmpty();
      assertThat(Everything.in(store)).as("S-11 nothing changes").isEqualTo(before);
    }
  }

  @Test
  @DisplayName("S-10 an erasure changes no count and no sum: the report is the same")
  public void required_S10_counts_and_money_stay() {
    EventStore store = fill(stores().forTenant("brand"), MarchHistory.all());
    String before = report(store);
    Set<IdentityKey> wang = person(store, MarchHistory.WANG).orElseThrow().keys();
    erase(store, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
    assertThat(report(store)).as("S-10 the report is the same").isEqualTo(before);
    assertThat(person(store, MarchHistory.WANG).orElseThrow().keys())
        .as("S-10 somebody whose order the person paid keeps it")
        .isEqualTo(wang);
  }

  @Test
  @DisplayName("S-10 nor does erasing somebody whose phone others claim join those others")
  public void required_S10_who_is_left_stays_who_they_are() {
    EventStore store = fill(stores().forTenant("brand"), MarchHistory.all());
    Event touched =
        callback(
            at(20, 0),
            MarchHistory.ZHAO_UNION,
            new Tagged("vip", "li"),
            Claim.same(MarchHistory.PHONE));
    fill(store, List.of(touched));
    String before = report(store);
    erase(store, MarchHistory.WANG, MarchHistory.END);
    Dossier zhao = person(store, MarchHistory.ZHAO_UNION).orElseThrow();
    assertThat(zhao.events())
        .as("S-10 an event about somebody else stays as it is")
        .contains(touched);
    assertThat(report(store)).as("S-10 the report is the same").isEqualTo(before);
  }

  @Test
  @DisplayName(
      "S-12 what is first heard after an erasure of before it is reduced: the end is the same as if it had been there")
  public void required_S12_late_events_are_reduced() {
    EventStores stores = stores();
    String whole = report(fill(stores.forTenant("whole"), MarchHistory.all()));
    List<Event> life = MarchHistory.linLife();
    for (int late = 0; late < life.size(); late++) {
      EventStore store = stores.forTenant("late" + late);
      List<Event> early = new ArrayList<>(MarchHistory.all());
      early.remove(life.get(late));
      fill(store, early);
      erase(store, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
      fill(store, List.of(life.get(late)));
      assertThat(Everything.in(store).events())
          .as("S-12 a late %s is reduced", life.get(late).fact().kind())
          .noneMatch(event -> EventJson.encode(event).contains(MarchHistory.LIN));
      assertThat(report(store))
          .as("S-12 a late %s counts as if it had been there", life.get(late).fact().kind())
          .isEqualTo(whole);
    }
  }

  @Test
  @DisplayName(
      "S-12 an order first heard of after its person was erased is erased with all its numbers")
  public void required_S12_late_orders_are_reduced() {
    EventStores stores = stores();
    String whole = report(fill(stores.forTenant("whole"), MarchHistory.all()));
    List<Event> order =
        MarchHistory.linLife().stream()
            .filter(
                e ->
                    e.subject() instanceof IdentityKey key
                        && key.type().defaultClass() == KeyClass.ORDER)
            .toList();
    List<Event> early = new ArrayList<>(MarchHistory.all());
    early.removeAll(order);
    for (int seed = 0; seed < 6; seed++) {
      EventStore store = fill(stores.forTenant("late" + seed), early);
      erase(store, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
      List<Event> late = shuffled(order, seed);
      fill(store, late.subList(0, seed % 2));
      Everything before = Everything.in(store);
      assertThatThrownBy(
              () ->
                  store.append(
                      late,
                      (x, y) -> {
                        throw new IllegalStateException("planned");
                      }))
          .as("S-3 the failure must reach the caller")
          .hasStackTraceContaining("planned");
      assertThat(Everything.in(store)).as("S-3 a failed append leaves nothing").isEqualTo(before);
      late.forEach(event -> fill(store, List.of(event)));
      assertThat(Everything.in(store).events())
          .as("S-12 a late order is reduced, its payment's refund too")
          .noneMatch(event -> EventJson.encode(event).contains(MarchHistory.LIN));
      assertThat(report(store)).as("S-12 and counts as if it had been there").isEqualTo(whole);
    }
  }

  @Test
  @DisplayName(
      "S-12 facts of an erased order are reduced whenever they occur, and so is what the host says later")
  public void required_S12_orders_and_the_hosts_word_revive_nobody() {
    EventStore store = erased();
    fill(
        store,
        List.of(
            callback(at(20, 0), MarchHistory.LIN_ORDER, MarchHistory.refunded("later", 100)),
            callback(
                at(21, 0), MarchHistory.LIN_PAYMENT, MarchHistory.refunded("later still", 100)),
            host(at(22, 0), MarchHistory.LIN_CONTACT, Touched.through("MA01")),
            MarchHistory.event(
                at(23, 0),
                MarchHistory.LIN_CONTACT,
                List.of(Claim.same(MarchHistory.LIN_UNION)),
                new Identified("get"),
                Provenance.SNAPSHOT)));
    for (IdentityKey key :
        List.of(
            MarchHistory.LIN_ORDER,
            MarchHistory.LIN_PAYMENT,
            MarchHistory.LIN_CONTACT,
            MarchHistory.LIN_UNION)) {
      assertThat(found(store, key)).as("S-12 a key of type %s finds nothing", key.type()).isEmpty();
    }
    Report report = Report.parse(report(store));
    assertThat(report.money().refunded())
        .as("S-12 a refund of an erased order still counts")
        .isEqualTo(4_200);
    assertThat(report.money().heldRefunds()).as("S-12 and is not held").isZero();
  }

  @Test
  @DisplayName(
      "S-13 what the platform itself reports from after the erasure starts a new person without a history")
  public void required_S13_a_callback_after_the_erasure_starts_anew() {
    EventStore store = erased();
    long total = Report.parse(report(store)).members().total();
    Event again = callback(at(12, 0), MarchHistory.LIN_CONTACT, MarchHistory.joined("li"));
    fill(store, List.of(again));
    assertThat(found(store, MarchHistory.LIN_CONTACT))
        .as("S-13 the new person has the new event alone")
        .containsExactly(again);
    assertThat(Report.parse(report(store)).members().total())
        .as("S-13 and is counted beside the old")
        .isEqualTo(total + 1);
    fill(store, shuffled(MarchHistory.all(), 1));
    assertThat(found(store, MarchHistory.LIN_CONTACT))
        .as("S-13 a repetition gives the new person no history")
        .containsExactly(again);
    erase(store, MarchHistory.LIN_CONTACT, MarchHistory.END);
    assertThat(found(store, MarchHistory.LIN_CONTACT)).as("S-13 who can be erased again").isEmpty();
  }

  @Test
  @DisplayName("S-13 and so does a new consent, whoever passes it on, but no refusal")
  public void required_S13_a_consent_after_the_erasure_starts_anew() {
    EventStore store = erased();
    Event refusal =
        host(at(11, 0), MarchHistory.LIN_CONTACT, new ConsentWithdrawn("marketing", "push", ""));
    fill(store, List.of(refusal));
    assertThat(found(store, MarchHistory.LIN_CONTACT))
        .as("S-13 a refusal that the host passes on begins nobody")
        .isEmpty();
    Event consent =
        host(at(12, 0), MarchHistory.LIN_CONTACT, ConsentGiven.to("marketing", "push", "v2"));
    fill(store, List.of(consent));
    assertThat(found(store, MarchHistory.LIN_CONTACT))
        .as("S-13 the new person has the consent alone")
        .containsExactly(consent);
    assertThat(found(store, MarchHistory.LIN_UNION))
        .as("S-13 at the key at which it was given alone")
        .isEmpty();
  }

  @Test
  @DisplayName(
      "S-19 what the host says of an erased person is kept from the instant on at which they are seen anew, together with the keys it names")
  public void required_S19_the_hosts_word_of_who_came_back_is_kept() {
    EventStore store = erased();
    Event again = callback(at(12, 0), MarchHistory.LIN_CONTACT, MarchHistory.joined("li"));
    Event early = host(at(11, 59), MarchHistory.LIN_CONTACT, Touched.through("MA01"));
    Event later = host(at(12, 1), MarchHistory.LIN_CONTACT, Touched.through("MA01"));
    Event link =
        MarchHistory.event(
            at(13, 0),
            MarchHistory.LIN_CONTACT,
            List.of(Claim.same(MarchHistory.LIN_UNION)),
            new Identified("get"),
            Provenance.SNAPSHOT);
    Event order =
        host(
            at(14, 0),
            IdentityKey.orderNo("mch", "new"),
            MarchHistory.described(7_000),
            Claim.buyer(MarchHistory.LIN_UNION));
    Event unseen = host(at(14, 1), MarchHistory.LIN_BUYER, new Identified("crm"));
    fill(store, shuffled(List.of(early, later, link, order, unseen, again), 7));
    assertThat(found(store, MarchHistory.LIN_UNION))
        .as("S-19 what is of after the return, with every key that it names")
        .containsExactlyInAnyOrder(again, later, link, order);
    assertThat(found(store, MarchHistory.LIN_BUYER))
        .as("S-19 but not at a key at which nobody was seen")
        .isEmpty();
    Event gone =
        callback(
            at(15, 0),
            MarchHistory.LIN_BUYER,
            new ConsentWithdrawn("", "", "user_authorization_cancellation"));
    fill(store, List.of(gone, host(at(16, 0), MarchHistory.LIN_BUYER, Touched.through("MA01"))));
    assertThat(found(store, MarchHistory.LIN_BUYER))
        .as("S-19 nobody comes back by taking leave")
        .containsExactly(gone);
  }

  @Test
  @DisplayName(
      "S-27 who has come back before they are erased up to an earlier instant is seen anew all the same")
  public void required_S27_who_came_back_before_the_erasure_stays() {
    Event again = callback(at(12, 0), MarchHistory.LIN_CONTACT, MarchHistory.joined("li"));
    Event early = host(at(11, 59), MarchHistory.LIN_CONTACT, Touched.through("MA01"));
    Event later = host(at(12, 1), MarchHistory.LIN_CONTACT, Touched.through("MA01"));
    EventStores stores = stores();
    EventStore store = stores.forTenant("late");
    fill(store, MarchHistory.all());
    fill(store, List.of(early, again, later));
    erase(store, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
    assertThat(found(store, MarchHistory.LIN_CONTACT))
        .as("S-27 what is of after the return stays, and nothing else")
        .containsExactlyInAnyOrder(again, later);

    EventStore soon = fill(stores.forTenant("soon"), MarchHistory.all());
    erase(soon, MarchHistory.LIN_CONTACT, MarchHistory.ERASED_AT);
    fill(soon, List.of(early, again, later));
    assertThat(report(store))
        .as("S-27 the end is that of an erasure that came first")
        .isEqualTo(report(soon));
  }

  @Test
  @DisplayName("S-13 a demand for deletion of after the erasure begins nobody")
  public void required_S13_a_demand_after_the_erasure_begins_nobody() {
    EventStore store = erased();
    long total = Report.parse(report(store)).members().total();
    ErasureRequested demand =
        new ErasureRequested("user_authorization_cancellation", ErasureRequested.Scope.PERSON, "");
    fill(store, List.of(host(at(11, 0), MarchHistory.LIN_BUYER, demand)));
    assertThat(found(store, MarchHistory.LIN_BUYER))
        .as("S-12 what the host passes on is reduced")
        .isEmpty();
    Event pushed = callback(at(12, 0), MarchHistory.LIN_BUYER, demand);
    fill(store, List.of(pushed, host(at(13, 0), MarchHistory.LIN_BUYER, Touched.through("MA01"))));
    assertThat(found(store, MarchHistory.LIN_BUYER))
        .as("S-13 what the platform pushes is kept, and brings nobody back")
        .containsExactly(pushed);
    assertThat(Report.parse(report(store)).members().total())
        .as("S-13 nobody more is counted")
        .isEqualTo(total);
  }

  @Test
  @DisplayName(
      "S-25 texts of pushes not understood go with what they mention, and nothing else does")
  public void required_S25_old_texts_go() {
    Event old = unmapped(at(12, 0), MarchHistory.WANG);
    Event without = unmapped(at(12, 1), new AccountSubject("wecom/c"));
    Event recent = unmapped(at(12, 2), MarchHistory.WANG);
    EventStore store = fill(stores().forTenant("brand"), MarchHistory.all());
    Set<Event> others = Everything.in(store).events();
    others.removeIf(event -> event.fact() instanceof Unmapped);
    List<Event> three = List.of(old, without, recent);
    fill(store, three);
    String before = report(store);

    int dropped = store.dropTexts(at(12, 2));

    Set<Event> left = Everything.in(store).events();
    assertThat(left).as("S-25 every other event stays").containsAll(others).contains(recent);
    assertThat(left)
        .as("S-25 no text and no mention of before the instant is left")
        .noneMatch(event -> event.occurredAt().isBefore(at(12, 2)) && saysSomething(event));
    assertThat(report(store)).as("S-25 every count stays").isEqualTo(before);
    assertThat(dropped).as("S-25 texts are counted").isEqualTo(3);
    assertThat(store.append(three, Reaction.silent()).added())
        .as("S-25 what lost its text is known when it is delivered again")
        .isEmpty();
    assertThat(store.dropTexts(at(12, 2))).as("S-25 nothing is dropped twice").isZero();
    assertThat(report(store)).as("S-25 nothing counts twice").isEqualTo(before);
    erase(store, MarchHistory.WANG, at(13, 0));
    assertThat(report(store)).as("S-25 an erasure afterwards changes no count").isEqualTo(before);
  }

  private static boolean saysSomething(Event event) {
    return event.fact() instanceof Unmapped push
        && !(push.text().isEmpty() && push.mentions().isEmpty());
  }

  private static Event unmapped(Instant at, Subject subject) {
    return MarchHistory.event(
        at,
        subject,
        List.of(),
        new Unmapped("change_tag", "<x>an id and a text</x>", List.of("an id")),
        Provenance.CALLBACK);
  }
}
