package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.identity.IdentityKey;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people answer to the question whether they want messages, and which of these arrived (订阅消息).
 * A push speaks of several templates, each an event.
 */
final class SubscribeRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "subscribe_msg_popup_event",
          push -> each(push, "SubscribeMsgPopupEvent", SubscribeRows::answered),
          "subscribe_msg_change_event",
          push -> each(push, "SubscribeMsgChangeEvent", SubscribeRows::answered),
          "subscribe_msg_sent_event",
          push -> each(push, "SubscribeMsgSentEvent", SubscribeRows::sent));

  private static final String PURPOSE = "subscribe_msg";

  private SubscribeRows() {}

  /** Reads one item of the list; empty where no fact carries it. */
  private interface Item {
    Optional<Event> read(Push push, IdentityKey person, Instant at, Fields item);
  }

  private static List<Event> each(Push push, String wrapper, Item item) {
    Optional<IdentityKey> person = push.sender();
    Optional<Instant> at = push.createdAt();
    if (person.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    // XML wraps the list, JSON does not.
    List<Fields> wrapped = push.fields().in(wrapper).all("List");
    List<Fields> items = wrapped.isEmpty() ? push.fields().all("List") : wrapped;
    List<Event> events = new ArrayList<>();
    for (Fields each : items) {
      item.read(push, person.get(), at.get(), each).ifPresent(events::add);
    }
    if (events.size() < items.size()) {
      events.add(push.asItCame());
    }
    return events;
  }

  private static Optional<Event> answered(Push push, IdentityKey person, Instant at, Fields item) {
    String template = item.text("TemplateId");
    String status = item.text("SubscribeStatusString");
    Optional<Fact> fact =
        switch (status) {
          case "accept" -> Optional.of(ConsentGiven.to(PURPOSE, template, ""));
          case "reject" -> Optional.of(new ConsentWithdrawn(PURPOSE, template, ""));
          default -> Optional.empty();
        };
    if (template.isEmpty() || fact.isEmpty()) {
      item.warn("an answer is neither accept nor reject of a template; kept unmapped");
      return Optional.empty();
    }
    String key = push.keyAt(at, "subscribe", person.value(), template, status);
    return Optional.of(push.event(key, at, person, List.of(), fact.get()));
  }

  private static Optional<Event> sent(Push push, IdentityKey person, Instant at, Fields item) {
    String message = item.text("MsgID");
    if (message.isEmpty() || !item.text("ErrorStatus").equals("success")) {
      return Optional.empty();
    }
    Engaged fact = new Engaged(push.pool(), PURPOSE, Engaged.Direction.OUTBOUND);
    return Optional.of(push.event(push.key("sent", message), at, person, List.of(), fact));
  }
}
