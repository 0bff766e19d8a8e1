package io.siyu.dossier;

import com.google.common.hash.Hashing;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The id of a person (会员标识), taken from the person's founding event: a merge keeps the older id, a
 * split leaves it with the founder's side. It changes when persons merge, so a host should store
 * keys (rule I-12).
 *
 * @param text 32 hexadecimal digits
 */
public record MemberId(String text) implements Comparable<MemberId> {
  private static final Comparator<Event> FOUNDING =
      Comparator.comparing(Event::occurredAt).thenComparing(Event::id);

  /** The id of a person with these keys and, of their profiles that are not WEAK, these events. */
  static MemberId of(Collection<IdentityKey> keys, List<Event> events) {
    return new MemberId(
        events.stream()
            .min(FOUNDING)
            .map(event -> event.id().toString())
            .orElseGet(() -> ofKey(keys.stream().min(Comparator.naturalOrder()).orElseThrow())));
  }

  /** A person of whom nothing but keys is known. */
  private static String ofKey(IdentityKey key) {
    return Hashing.sha256()
        .hashString(key.text(), StandardCharsets.UTF_8)
        .toString()
        .substring(0, 32);
  }

  @Override
  public int compareTo(MemberId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
