package io.siyu.jdbc;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.spi.StoreException;
import java.nio.charset.StandardCharsets;

/**
 * The stored form of an event: one byte for the version of the format, then its bytes. Version 1 is
 * the event's canonical JSON in UTF-8. Every version ever released stays readable.
 */
final class EventBytes {
  private static final byte JSON = 1;

  private EventBytes() {}

  static byte[] write(Event event) {
    byte[] json = EventJson.encode(event).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[json.length + 1];
    bytes[0] = JSON;
    System.arraycopy(json, 0, bytes, 1, json.length);
    return bytes;
  }

  static Event read(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != JSON) {
      throw Refusal.of(
          "a stored event is of a format that this version does not know; a later version wrote it");
    }
    try {
      return EventJson.decode(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
    } catch (MalformedEventException e) {
      throw new StoreException("a stored event is damaged", false, e);
    }
  }
}
