package io.siyu.pool;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Set;

/**
 * A private pool of people whom the brand can reach without paying each time (私域用户池).
 *
 * @param id its id in the playbook
 * @param name its name for people; may be empty
 * @param kind what sort of pool it is
 * @param account the source of the events that fill it, such as {@code wecom/<corp>}
 * @param capabilities what the brand can do there, sorted
 */
public record UserPool(
    String id, String name, Kind kind, String account, Set<Capability> capabilities) {
  /** What sort of private pool a user pool is. */
  public enum Kind {
    /** Customers of 企业微信 stewards (企微好友). */
    WECOM_CONTACTS,
    /** 企业微信 customer groups (客户群). */
    WECOM_GROUPS,
    /** Followers of a 公众号. */
    OFFICIAL_ACCOUNT,
    /** Users of a 小程序. */
    MINI_PROGRAM,
    /** Members of a shop (店铺会员). */
    SHOP,
    /** Anything else. */
    OTHER
  }

  /** Copies the set. */
  public UserPool {
    capabilities = ImmutableSortedSet.copyOf(capabilities);
  }

  /** Whether the brand can speak to the people in it. */
  public boolean reaches() {
    return capabilities.stream().anyMatch(Capability::reaches);
  }
}
