package io.siyu.dossier;

import io.siyu.identity.IdentityKey;
import java.util.Comparator;

/**
 * Two different keys, the smaller first.
 *
 * @param a the smaller key
 * @param b the larger key
 */
public record Pair(IdentityKey a, IdentityKey b) implements Comparable<Pair> {
  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::a).thenComparing(Pair::b);

  /** Sorts the two. */
  public static Pair of(IdentityKey x, IdentityKey y) {
    return x.compareTo(y) <= 0 ? new Pair(x, y) : new Pair(y, x);
  }

  @Override
  public int compareTo(Pair other) {
    return ORDER.compare(this, other);
  }
}
