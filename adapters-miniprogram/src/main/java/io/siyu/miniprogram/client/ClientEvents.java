package io.siyu.miniprogram.client;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import java.util.List;

/**
 * What client data says, as events to be ingested (客户端事件). Immutable.
 *
 * @param events none where nothing is known of anybody
 * @param warnings what could not be read or used, by JSON pointer and without values
 */
public record ClientEvents(List<Event> events, List<String> warnings) {
  /** Copies. */
  public ClientEvents {
    events = ImmutableList.copyOf(events);
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Counts the events: what they say is personal. */
  @Override
  public String toString() {
    return "ClientEvents[" + events.size() + " events, warnings=" + warnings + "]";
  }
}
