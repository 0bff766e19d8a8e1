package io.siyu.pool;

import io.siyu.json.Utf8Order;
import java.util.Comparator;

/**
 * Where goods are sold (域场): a public traffic pool or a private user pool of the playbook. In
 * order, public domains come first.
 *
 * @param kind which of the two
 * @param pool the pool's id
 */
public record Domain(Kind kind, String pool) implements Comparable<Domain> {
  private static final Comparator<Domain> ORDER =
      Comparator.comparing(Domain::kind).thenComparing(Domain::pool, Utf8Order.INSTANCE);

  /** Which kind of pool. */
  public enum Kind {
    /** Among people that others own (公域). */
    TRAFFIC_POOL,
    /** Among the brand's own contacts (私域). */
    USER_POOL
  }

  /** A public domain. */
  public static Domain ofTraffic(String pool) {
    return new Domain(Kind.TRAFFIC_POOL, pool);
  }

  /** A private domain. */
  public static Domain ofUsers(String pool) {
    return new Domain(Kind.USER_POOL, pool);
  }

  @Override
  public int compareTo(Domain other) {
    return ORDER.compare(this, other);
  }
}
