package io.siyu.event;

import io.siyu.identity.IdentityKey;
import java.util.Comparator;

/**
 * A key that an event names beside its subject (声称), as evidence for who is who.
 *
 * @param key the key named
 * @param role what it is to the subject
 */
public record Claim(IdentityKey key, Role role) implements Comparable<Claim> {
  private static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::key).thenComparing(Claim::role);

  /** What a claimed key is to the event's subject. */
  public enum Role {
    /** Another name of the subject. */
    SAME,
    /** The person an order is for (下单人). */
    BUYER,
    /** The person who paid for an order (付款人), who need not be its buyer. */
    PAYER
  }

  /** Another name of the subject. */
  public static Claim same(IdentityKey key) {
    return new Claim(key, Role.SAME);
  }

  /** The person an order is for. */
  public static Claim buyer(IdentityKey key) {
    return new Claim(key, Role.BUYER);
  }

  /** The person who paid for an order. */
  public static Claim payer(IdentityKey key) {
    return new Claim(key, Role.PAYER);
  }

  @Override
  public int compareTo(Claim other) {
    return ORDER.compare(this, other);
  }
}
