package io.siyu.event;

import com.google.common.hash.Hashing;
import io.siyu.money.Money;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
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
  private byte[] said = new byte[USUAL_BYTES];
  private int length;

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
    byte[] id = Hashing.sha256().hashBytes(hash.said, 0, hash.length).asBytes();
    ByteBuffer bytes = ByteBuffer.wrap(id);
    return new EventId(bytes.getLong(), bytes.getLong());
  }

  /** Makes room for so many more bytes. */
  private void room(int bytes) {
    if (said.length - length < bytes) {
      said = Arrays.copyOf(said, Math.max(2 * said.length, length + bytes));
    }
  }

  private void tag(int tag) {
    room(1);
    said[length++] = (byte) tag;
  }

  /** Adds an integer, its lowest byte first. */
  private void integer(long value, int bytes) {
    room(bytes);
    for (int i = 0; i < bytes; i++) {
      said[length++] = (byte) (value >> Byte.SIZE * i);
    }
  }

  private void bytes(String text) {
    int size = text.length();
    room(Integer.BYTES + size);
    byte[] out = said;
    int start = length + Integer.BYTES;
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        foreign(text);
        return;
      }
      out[start + i] = (byte) c;
    }
    integer(size, Integer.BYTES);
    length += size;
  }

  /** Adds a text that has other characters than ASCII ones. */
  private void foreign(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    integer(utf8.length, Integer.BYTES);
    room(utf8.length);
    System.arraycopy(utf8, 0, said, length, utf8.length);
    length += utf8.length;
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
    integer(value, Long.BYTES);
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
          integer(money.minor(), Long.BYTES);
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
      integer(values.size(), Integer.BYTES);
      for (T value : values) {
        describe.accept(value, this);
        tag(0);
      }
    }
  }
}
