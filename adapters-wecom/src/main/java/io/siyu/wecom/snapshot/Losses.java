package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import io.siyu.event.Event;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.wecom.account.Account;
import io.siyu.wecom.snapshot.Traversal.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which relations ended between two traversals though no push came (回调遗漏的流失).
 *
 * <p>A customer whom a steward held at the earlier and does not hold at the later one was lost
 * after the steward's earlier listing was begun and not later than the later one was ended. That is
 * {@link Left}, by nobody known: the event's instant is the end of that interval, by which it had
 * certainly happened, and its evidence names the beginning. Where another steward holds the
 * customer at the later traversal it is TRANSFERRED, which loses nobody: whether a colleague took
 * over is not said, but the person is there. Where a push came as well, its earlier instant counts.
 *
 * <p>Thread-safe.
 */
public final class Losses {
  private final Account account;
  private final SnapshotEvents make;

  /**
   * Compares the traversals of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   */
  public Losses(String corp, String idSpace) {
    this.account = new Account(corp, idSpace);
    this.make = new SnapshotEvents(account);
  }

  /**
   * What was lost between two traversals, to be ingested after the pages of the later one. Nothing,
   * with a warning, where they do not bound anything: where one is not complete, or the later one
   * began before the earlier one had ended.
   */
  public SnapshotPage between(Traversal earlier, Traversal later) {
    List<String> warnings = new ArrayList<>();
    if (!earlier.complete() || !later.complete()) {
      warnings.add("a traversal that is not complete bounds nothing; go through it to the end");
    }
    if (later.begun().isBefore(earlier.ended())) {
      warnings.add("the later traversal must begin after the earlier one has ended");
    }
    return new SnapshotPage(warnings.isEmpty() ? events(earlier, later) : List.of(), "", warnings);
  }

  private List<Event> events(Traversal earlier, Traversal later) {
    ImmutableListMultimap<String, Listing> listings =
        Multimaps.index(later.listings(), Listing::steward);
    Set<String> stillHeld = new HashSet<>();
    later.listings().forEach(listing -> stillHeld.addAll(listing.customers()));
    List<Event> events = new ArrayList<>();
    for (Listing was : earlier.listings()) {
      List<Listing> is = listings.get(was.steward());
      // A steward who is not listed any more holds nobody by the end of the whole.
      Instant by =
          is.stream().map(Listing::ended).max(Comparator.naturalOrder()).orElse(later.ended());
      for (String customer : was.customers()) {
        if (is.stream().noneMatch(listing -> listing.customers().contains(customer))) {
          events.add(lost(was, customer, by, stillHeld.contains(customer)));
        }
      }
    }
    return events;
  }

  private Event lost(Listing was, String customer, Instant by, boolean stillHeld) {
    String steward = was.steward();
    Left left =
        new Left(
            account.pool(),
            steward,
            Party.UNKNOWN,
            stillHeld ? Left.Why.TRANSFERRED : Left.Why.REMOVED,
            "not listed; was after " + was.begun());
    String after = Long.toString(was.begun().getEpochSecond());
    String key = account.keyAt(by, "lost", steward, customer, after);
    return make.event(key, by, account.person(customer), left);
  }
}
