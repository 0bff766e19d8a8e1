package io.siyu.event;

import com.google.common.hash.Hashing;
import io.siyu.money.Money;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The id of an event: the first 128 bits of SHA-256 over everything the event says.
 *
 * <p>Every part is length-prefixed, so no two different events give the same bytes. Provenance is
 * covered: a callback and a snapshot of one thing are two events with one key, and neither depends
 * on which came first.
 */
final class ContentHash implements FactWriter {
  /** Most events say less. */
  private static final int USUAL_BYTES = 512;

  // A hash takes what it is given in many small parts far more slowly than at once.
  private ByteBuffer said = ByteBuffer.allocate(USUAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private ContentHash() {}

  static EventId of(Event event) {
    ContentHash hash = new ContentHash();
    hash.text("key", event.key());
    Instant occurredAt = event.occurredAt();
    hash.number("second", occurredAt.getEpochSecond());
    hash.number("nano", occurredAt.getNano());
    hash.text("source", event.source().text());
    hash.text("subject", event.subject().text());
    hash.objects(
        "claims",
        event.claims(),
        (claim, out) -> {
          out.key("key", claim.key());
          out.word("role", claim.role());
        });
    hash.text("kind", event.fact().kind().wireName());
    event.fact().kind().describe(event.fact(), hash);
    hash.word("provenance", event.provenance());
    hash.flag("approximate", event.approximate());
    event.extras().forEach(hash::text);
    byte[] id = Hashing.sha256().hashBytes(hash.said.array(), 0, hash.said.position()).asBytes();
    ByteBuffer bytes = ByteBuffer.wrap(id);
    return new EventId(bytes.getLong(), bytes.getLong());
  }

  /** Where the next bytes go, with room for so many. */
  private ByteBuffer room(int bytes) {
    if (said.remaining() < bytes) {
      int capacity = Math.max(2 * said.capacity(), said.position() + bytes);
      said = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(said.flip());
    }
    return said;
  }

  private void tag(int tag) {
    room(1).put((byte) tag);
  }

  private void bytes(String text) {
    int start = said.position();
    ByteBuffer out = room(Integer.BYTES + text.length()).putInt(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        out.position(start);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        return;
      }
      out.put((byte) c);
    }
  }

  @Override
  public void text(String name, String value) {
    if (!value.isEmpty()) {
      tag(1);
      bytes(name);
      bytes(value);
    }
  }

  @Override
  public void number(String name, long value) {
    tag(2);
    bytes(name);
    room(Long.BYTES).putLong(value);
  }

  @Override
  public void flag(String name, boolean value) {
    if (value) {
      tag(3);
      bytes(name);
    }
  }

  @Override
  public void money(String name, Optional<Money> value) {
    value.ifPresent(
        money -> {
          tag(4);
          bytes(name);
          room(Long.BYTES).putLong(money.minor());
          bytes(money.currency());
        });
  }

  @Override
  public void texts(String name, List<String> values) {
    objects(name, values, (value, out) -> bytes(value));
  }

  @Override
  public <T> void objects(String name, List<T> values, BiConsumer<T, FactWriter> describe) {
    if (!values.isEmpty()) {
      tag(5);
      bytes(name);
      room(Integer.BYTES).putInt(values.size());
      for (T value : values) {
        describe.accept(value, this);
        tag(0);
      }
    }
  }
}
