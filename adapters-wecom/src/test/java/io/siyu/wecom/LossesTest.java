package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.wecom.snapshot.ContactSnapshots;
import io.siyu.wecom.snapshot.IdPage;
import io.siyu.wecom.snapshot.Losses;
import io.siyu.wecom.snapshot.SnapshotPage;
import io.siyu.wecom.snapshot.Traversal;
import io.siyu.wecom.snapshot.Traversal.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What two traversals bound. */
class LossesTest {
  private static final Instant LATER = AT.plusSeconds(86_400);

  private final Losses losses = new Losses(CORP, "corp-a");

  private static Traversal traversal(Instant begun, Listing... listings) {
    return new Traversal(begun, begun.plusSeconds(600), true, List.of(listings));
  }

  private static Listing listing(String steward, Instant at, String... customers) {
    return new Listing(steward, at, at.plusSeconds(9), Set.of(customers));
  }

  private static Left left(String steward, Left.Why why, Instant after) {
    return new Left("wecom/" + CORP, steward, Party.UNKNOWN, why, "not listed; was after " + after);
  }

  @Test
  void whom_a_steward_held_and_holds_no_more_was_lost_by_the_end_of_the_later_listing() {
    Instant listed = AT.plusSeconds(60);
    SnapshotPage page =
        losses.between(
            traversal(AT, listing("rocky", listed, "wmA", "wmB")),
            traversal(LATER, listing("rocky", LATER.plusSeconds(30), "wmB", "wmC")));

    assertThat(page.warnings()).isEmpty();
    Event lost = page.events().get(0);
    assertThat(page.events()).hasSize(1);
    assertThat(lost.subject()).isEqualTo(IdentityKey.externalUserId("corp-a", "wmA"));
    assertThat(lost.fact()).isEqualTo(left("rocky", Left.Why.REMOVED, listed));
    assertThat(lost.occurredAt()).isEqualTo(LATER.plusSeconds(39));
    assertThat(lost.provenance()).isEqualTo(Provenance.SNAPSHOT);
    assertThat(lost.key())
        .isEqualTo(
            "lost:%s:rocky:wmA:%d:%d",
            CORP, listed.getEpochSecond(), LATER.plusSeconds(39).getEpochSecond());
  }

  @Test
  void a_steward_who_is_listed_no_more_holds_nobody_by_the_end_of_the_traversal() {
    SnapshotPage page =
        losses.between(traversal(AT, listing("rocky", AT, "wmA")), traversal(LATER));

    assertThat(page.events()).extracting(Event::occurredAt).containsExactly(LATER.plusSeconds(600));
  }

  @Test
  void whom_a_colleague_holds_is_not_lost() {
    SnapshotPage page =
        losses.between(
            traversal(AT, listing("rocky", AT, "wmA"), listing("tommy", AT)),
            traversal(LATER, listing("rocky", LATER), listing("tommy", LATER, "wmA")));

    assertThat(page.events())
        .extracting(Event::fact)
        .containsExactly(left("rocky", Left.Why.TRANSFERRED, AT));
  }

  @Test
  void a_traversal_that_is_not_complete_or_overlaps_bounds_nothing() {
    Traversal earlier = traversal(AT, listing("rocky", AT, "wmA"));
    Traversal later = traversal(LATER, listing("rocky", LATER));
    Traversal broken = new Traversal(LATER, LATER, false, later.listings());

    assertThat(losses.between(earlier, later).events()).hasSize(1);
    for (SnapshotPage page :
        List.of(
            losses.between(earlier, broken),
            losses.between(new Traversal(AT, AT, false, earlier.listings()), later),
            losses.between(later, earlier))) {
      assertThat(page.events()).isEmpty();
      assertThat(page.warnings()).hasSize(1);
    }
  }

  @Test
  void a_listing_is_what_the_pages_of_one_steward_show() {
    String pages =
        """
        {"external_contact_list":[
          {"external_contact":{"external_userid":"wmA"},"follow_info":{"userid":"rocky","createtime":5}},
          {"external_contact":{"external_userid":"wmB"},"follow_info":{"userid":"tommy","createtime":6}},
          {"external_contact":{"external_userid":"wmC"},"follow_info":{"userid":"rocky"}}]}
        """;
    SnapshotPage page = new ContactSnapshots(CORP, "corp-a", "").read(pages, AT);

    Listing listing = Listing.of("rocky", AT, LATER, page.events());

    assertThat(listing).isEqualTo(new Listing("rocky", AT, LATER, Set.of("wmA", "wmC")));
    assertThat(listing.toString()).contains("2 customers").doesNotContain("wmA");
    assertThat(Set.copyOf(IdPage.customers("{\"external_userid\":[\"wmC\",\"wmA\"]}").ids()))
        .isEqualTo(listing.customers());
  }

  /** Three stewards and four customers, held or not by the bits of a number. */
  private static Traversal held(int bits, Instant at) {
    List<Listing> listings = new ArrayList<>();
    for (int steward = 0; steward < 3; steward++) {
      Set<String> customers = new HashSet<>();
      for (int customer = 0; customer < 4; customer++) {
        if ((bits >> steward * 4 + customer & 1) == 1) {
          customers.add("wm" + customer);
        }
      }
      listings.add(new Listing("s" + steward, at, at, customers));
    }
    return new Traversal(at, at, true, listings);
  }

  @Property(tries = 500)
  void what_is_lost_is_what_was_and_is_no_more(@ForAll int before, @ForAll int after) {
    int gone = before & ~after & 0xFFF;

    List<Event> events = losses.between(held(before, AT), held(after, LATER)).events();

    int said = 0;
    for (Event event : events) {
      Left left = (Left) event.fact();
      int steward = left.steward().charAt(1) - '0';
      int customer = ((IdentityKey) event.subject()).value().charAt(2) - '0';
      said |= 1 << steward * 4 + customer;
      boolean held = (after >> customer & 0x111) != 0;
      assertThat(left.why()).isEqualTo(held ? Left.Why.TRANSFERRED : Left.Why.REMOVED);
      assertThat(event.occurredAt()).isEqualTo(LATER);
    }
    assertThat(said).isEqualTo(gone);
    assertThat(events).hasSize(Integer.bitCount(gone));
  }
}
