package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people write, and the conversations that they open (客服消息). */
final class MessageRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.<String, Row>builder()
          .put(Rows.MESSAGE + "text", MessageRows::message)
          .put(Rows.MESSAGE + "image", MessageRows::message)
          .put(Rows.MESSAGE + "miniprogrampage", MessageRows::message)
          .put("user_enter_tempsession", MessageRows::opened)
          .buildOrThrow();

  private MessageRows() {}

  static List<Event> message(Push push) {
    String id = push.fields().text("MsgId");
    Optional<IdentityKey> sender = push.sender();
    Optional<Instant> at = push.createdAt();
    if (id.isEmpty() || sender.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    return List.of(
        push.event(push.key("msg", id), at.get(), sender.get(), List.of(), inbound(push)));
  }

  private static List<Event> opened(Push push) {
    Optional<IdentityKey> sender = push.sender();
    Optional<Instant> at = push.createdAt();
    if (sender.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    String key = push.keyAt(at.get(), "sess", sender.get().value());
    Engaged fact = new Engaged(push.pool(), "session", Engaged.Direction.INBOUND);
    return List.of(push.event(key, at.get(), sender.get(), List.of(), fact));
  }

  private static Engaged inbound(Push push) {
    return new Engaged(push.pool(), "message", Engaged.Direction.INBOUND);
  }
}
