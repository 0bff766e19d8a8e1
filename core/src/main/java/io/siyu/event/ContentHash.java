package io.siyu.event;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.siyu.money.Money;
import java.nio.ByteBuffer;
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
  private final Hasher hasher = Hashing.sha256().newHasher();

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
    ByteBuffer bytes = ByteBuffer.wrap(hash.hasher.hash().asBytes());
    return new EventId(bytes.getLong(), bytes.getLong());
  }

  private void bytes(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    hasher.putInt(utf8.length).putBytes(utf8);
  }

  @Override
  public void text(String name, String value) {
    if (!value.isEmpty()) {
      hasher.putByte((byte) 1);
      bytes(name);
      bytes(value);
    }
  }

  @Override
  public void number(String name, long value) {
    hasher.putByte((byte) 2);
    bytes(name);
    hasher.putLong(value);
  }

  @Override
  public void flag(String name, boolean value) {
    if (value) {
      hasher.putByte((byte) 3);
      bytes(name);
    }
  }

  @Override
  public void money(String name, Optional<Money> value) {
    value.ifPresent(
        money -> {
          hasher.putByte((byte) 4);
          bytes(name);
          hasher.putLong(money.minor());
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
      hasher.putByte((byte) 5);
      bytes(name);
      hasher.putInt(values.size());
      for (T value : values) {
        describe.accept(value, this);
        hasher.putByte((byte) 0);
      }
    }
  }
}
