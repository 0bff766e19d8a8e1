package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import java.util.List;

/**
 * One answer of an interface, as events (快照页). Immutable.
 *
 * @param events what it says, to be ingested; the same answer gives the same events
 * @param nextCursor with which the next page is asked for; empty at the last one
 * @param warnings what of the answer could not be read, by JSON pointer and without its values, or
 *     why there is none
 */
public record SnapshotPage(List<Event> events, String nextCursor, List<String> warnings) {
  /** Copies. */
  public SnapshotPage {
    events = ImmutableList.copyOf(events);
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Counts the events: what they say is personal. */
  @Override
  public String toString() {
    return "SnapshotPage[" + events.size() + " events, warnings=" + warnings + "]";
  }
}
