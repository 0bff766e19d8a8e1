package io.siyu.event;

import io.siyu.money.Money;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
  /** Made for every event, it would be nearly a kilobyte of garbage each time. */
  private static final ThreadLocal<ContentHash> OF_THREAD =
      ThreadLocal.withInitial(ContentHash::new);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Most events say less; for what says more, room is made each time. */
  private static final int USUAL_BYTES = 512;

  private final MessageDigest sha256;
  private final byte[] usual = new byte[USUAL_BYTES];

  // A hash takes what it is given in many small parts far more slowly than at once.
  private byte[] said = usual;
  private int length;

  private ContentHash() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }

  static EventId of(Event event) {
    return OF_THREAD.get().hash(event);
  }

  private EventId hash(Event event) {
    said = usual;
    length = 0;
    text("key", event.key());
    Instant occurredAt = event.occurredAt();
    number("second", occurredAt.getEpochSecond());
    number("nano", occurredAt.getNano());
    text("source", event.source().text());
    text("subject", event.subject().text());
    objects(
        "claims",
        event.claims(),
        (claim, out) -> {
          out.key("key", claim.key());
          out.word("role", claim.role());
        });
    text("kind", event.fact().kind().wireName());
    event.fact().kind().describe(event.fact(), this);
    word("provenance", event.provenance());
    flag("approximate", event.approximate());
    event.extras().forEach(this::text);
    sha256.update(said, 0, length);
    ByteBuffer id = ByteBuffer.wrap(sha256.digest());
    return new EventId(id.getLong(), id.getLong());
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

  /** Adds how many bytes or values follow, the lowest byte first. */
  private void count(int value) {
    room(Integer.BYTES);
    INTS.set(said, length, value);
    length += Integer.BYTES;
  }

  /** Adds a number, its lowest byte first. */
  private void integer(long value) {
    room(Long.BYTES);
    LONGS.set(said, length, value);
    length += Long.BYTES;
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
    INTS.set(out, length, size);
    length = start + size;
  }

  /** Adds a text that has other characters than ASCII ones. */
  private void foreign(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    count(utf8.length);
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
    integer(value);
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
          integer(money.minor());
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
      count(values.size());
      for (T value : values) {
        describe.accept(value, this);
        tag(0);
      }
    }
  }
}
