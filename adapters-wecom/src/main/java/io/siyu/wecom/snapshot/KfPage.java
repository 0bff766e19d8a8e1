package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.Secret;
import java.util.List;

/**
 * One answer of {@code kf/sync_msg} (客服消息页). Immutable.
 *
 * @param events what it says, to be ingested; the same answer gives the same events
 * @param codes one-time codes for answering customers, for use now: no event holds them
 * @param nextCursor with which to ask from here on, also later; keep it once the events are stored
 * @param hasMore whether there is more now, even where this page is empty
 * @param warnings what of the answer could not be read, by JSON pointer and without its values, or
 *     why there is none
 */
public record KfPage(
    List<Event> events,
    List<Code> codes,
    String nextCursor,
    boolean hasMore,
    List<String> warnings) {
  /**
   * A code with which one message can be sent to a customer (事件响应消息).
   *
   * @param customer whom it is for
   * @param secret {@code welcome_code} or {@code msg_code}, with its deadline
   */
  public record Code(IdentityKey customer, Secret secret) {}

  /** Copies. */
  public KfPage {
    events = ImmutableList.copyOf(events);
    codes = ImmutableList.copyOf(codes);
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Counts the events: what they say is personal. */
  @Override
  public String toString() {
    return "KfPage["
        + events.size()
        + " events, "
        + codes.size()
        + " codes, hasMore="
        + hasMore
        + ", warnings="
        + warnings
        + "]";
  }
}
