package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.util.List;

/**
 * Who came through an acquisition link, by one answer (获客链接客户页). Immutable.
 *
 * @param customers who came, in the order of the answer
 * @param events what it says, to be ingested; the same answer gives the same events
 * @param nextCursor with which the next page is asked for; empty at the last one
 * @param warnings what of the answer could not be read, by JSON pointer and without its values, or
 *     why there is none
 */
public record AcquisitionPage(
    List<Customer> customers, List<Event> events, String nextCursor, List<String> warnings) {
  /** Whether a customer who came through a link has written (聊天状态). */
  public enum Chat {
    /** The customer has not written. */
    NONE,
    /** The customer has written. */
    STARTED,
    /** Not said, as of customers from before the platform counted it. */
    UNKNOWN
  }

  /**
   * A customer who came through a link.
   *
   * @param customer the customer
   * @param steward the employee who holds the contact
   * @param link the link's id
   * @param channel the channel code that the link carried (State)
   * @param chat whether the customer has written
   */
  public record Customer(
      IdentityKey customer, String steward, String link, String channel, Chat chat) {
    /** Shows no id of a person. */
    @Override
    public String toString() {
      return "Customer[link=" + link + ", channel=" + channel + ", chat=" + chat + "]";
    }
  }

  /** Copies. */
  public AcquisitionPage {
    customers = ImmutableList.copyOf(customers);
    events = ImmutableList.copyOf(events);
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Counts the customers: who they are is personal. */
  @Override
  public String toString() {
    return "AcquisitionPage[" + customers.size() + " customers, warnings=" + warnings + "]";
  }
}
