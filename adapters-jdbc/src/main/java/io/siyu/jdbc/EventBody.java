package io.siyu.jdbc;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import java.nio.charset.StandardCharsets;

/** The bytes of an event in the database: the number of their format, then its JSON in UTF-8. */
final class EventBody {
  private static final byte JSON = 1;

  private EventBody() {}

  static byte[] encode(Event event) {
    byte[] json = EventJson.encode(event).getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[json.length + 1];
    body[0] = JSON;
    System.arraycopy(json, 0, body, 1, json.length);
    return body;
  }

  static Event decode(byte[] body) {
    if (body.length == 0 || body[0] != JSON) {
      throw Failures.unusable(
          "an event is stored in a format that this siyu-adapters-jdbc does not know: use a newer one");
    }
    try {
      return EventJson.decode(new String(body, 1, body.length - 1, StandardCharsets.UTF_8));
    } catch (MalformedEventException e) {
      throw Failures.unusable("a stored event is damaged: restore the database from a backup");
    }
  }
}
