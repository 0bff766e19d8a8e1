package io.siyu.push;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Set;

/**
 * Which fields of a platform's pushes need care (敏感字段).
 *
 * @param secrets the names of one-time credentials
 * @param personal the names, in any case, whose values are ids or numbers of persons
 * @param nobody values under such names that are no person's
 * @param transport the names, in any case, whose values change from one delivery of a push to the
 *     next: blanked in what is kept, which must not change
 */
public record Vocabulary(
    SecretNames secrets, Set<String> personal, Set<String> nobody, Set<String> transport) {
  /** Copies. */
  public Vocabulary {
    personal = ImmutableSortedSet.copyOf(String.CASE_INSENSITIVE_ORDER, personal);
    nobody = ImmutableSet.copyOf(nobody);
    transport = ImmutableSortedSet.copyOf(String.CASE_INSENSITIVE_ORDER, transport);
  }

  /** Whether what is kept of a push has no value under a name. */
  boolean blank(String name) {
    return secrets.cover(name) || transport.contains(name);
  }
}
