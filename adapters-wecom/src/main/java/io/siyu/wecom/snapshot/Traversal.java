package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.siyu.event.Event;
import io.siyu.event.Observed;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that was seen when an account was gone through from one end to the other (遍历): which
 * customers each steward holds. Immutable. Two of them bound what was lost in between: {@link
 * Losses}.
 *
 * @param begun when the first question was asked, by the host's clock
 * @param ended when the last answer was there
 * @param complete whether every steward was asked about and every page came, without a warning that
 *     somebody is missing; pages are no transaction, but whoever holds still is in one of them
 * @param listings one for each steward, also for those without customers
 */
public record Traversal(Instant begun, Instant ended, boolean complete, List<Listing> listings) {
  /**
   * The customers of one steward.
   *
   * @param steward the employee who holds them
   * @param begun when the steward's first page was asked for
   * @param ended when the steward's last page was
   * @param customers their external_userids
   */
  public record Listing(String steward, Instant begun, Instant ended, Set<String> customers) {
    /** Copies. */
    public Listing {
      customers = ImmutableSet.copyOf(customers);
    }

    /** The customers of a steward by the {@link Observed} events of that steward's pages. */
    public static Listing of(String steward, Instant begun, Instant ended, List<Event> events) {
      Set<String> customers = new LinkedHashSet<>();
      for (Event event : events) {
        if (event.fact() instanceof Observed seen
            && seen.steward().equals(steward)
            && event.subject() instanceof IdentityKey customer) {
          customers.add(customer.value());
        }
      }
      return new Listing(steward, begun, ended, customers);
    }

    /** Counts the customers: who they are is personal. */
    @Override
    public String toString() {
      return "Listing[" + customers.size() + " customers, " + begun + " to " + ended + "]";
    }
  }

  /** Copies. */
  public Traversal {
    listings = ImmutableList.copyOf(listings);
  }
}
