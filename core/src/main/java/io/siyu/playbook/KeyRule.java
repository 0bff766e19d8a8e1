package io.siyu.playbook;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.json.Utf8Order;
import java.util.Set;

/**
 * How far one type of identity key is believed (身份规则).
 *
 * @param keyClass how strong it is
 * @param single whether one person has at most one value of it from one issuer
 * @param limit with how many distinct STRONG or SCOPED neighbours it still joins them; with more it
 *     is shared and joins nobody
 * @param blocked values that are nobody's, such as a test phone
 */
public record KeyRule(KeyClass keyClass, boolean single, int limit, Set<String> blocked) {
  /** The largest limit a playbook may set; stores ignore keys above it when they keep clusters. */
  public static final int LIMIT_MAX = 1_000;

  /** Checks and copies. */
  public KeyRule {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("a key's limit must be from 1 to " + LIMIT_MAX);
    }
    blocked = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, blocked);
  }

  /** The rule that holds for a type unless a playbook says otherwise. */
  static KeyRule defaultOf(KeyType type) {
    boolean single =
        switch (type) {
          case UNION_ID, MEMBER_NO, ORDER_NO -> true;
          case PHONE,
              OPEN_ID,
              EXTERNAL_USER_ID,
              PENDING_ID,
              PAYMENT_NO,
              DEVICE,
              COOKIE,
              CLIENT_ID ->
              false;
        };
    int limit =
        switch (type) {
          case UNION_ID, MEMBER_NO -> 50;
          case PHONE, PENDING_ID -> 5;
          case OPEN_ID, EXTERNAL_USER_ID -> 10;
          case ORDER_NO, PAYMENT_NO, DEVICE, COOKIE, CLIENT_ID -> LIMIT_MAX;
        };
    return new KeyRule(type.defaultClass(), single, limit, Set.of());
  }

  /** Shows how many values are blocked, not which: they are personal. */
  @Override
  public String toString() {
    return "KeyRule["
        + keyClass
        + (single ? ", single" : "")
        + ", limit "
        + limit
        + ", "
        + blocked.size()
        + " blocked]";
  }
}
