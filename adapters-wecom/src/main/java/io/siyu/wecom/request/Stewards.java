package io.siyu.wecom.request;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;

/**
 * Who receives those that come through a contact way (使用成员). Immutable; {@code toString} shows no
 * id. Limits are those of path 92228 of developer.work.weixin.qq.com; a constructor throws {@link
 * IllegalArgumentException} as a request's does.
 */
public sealed interface Stewards {
  /**
   * One steward, always the same (单人).
   *
   * @param userid the steward
   */
  record One(String userid) implements Stewards {
    /** Checks. */
    public One {
      new Field("user").id(userid);
    }

    @Override
    public String toString() {
      return "One[***]";
    }
  }

  /**
   * One of several, as the platform picks (多人).
   *
   * @param userids at most 100
   * @param departments ids of departments whose members are meant; together with {@code userids} at
   *     least one
   */
  record Several(List<String> userids, List<Long> departments) implements Stewards {
    private static final int USERS_MAX = 100;

    /** Checks and copies. */
    public Several {
      userids = ImmutableList.copyOf(userids);
      departments = ImmutableList.copyOf(departments);
      Field user = new Field("user");
      user.countAtMost(userids, USERS_MAX);
      user.ids(userids);
      user.check(
          !userids.isEmpty() || !departments.isEmpty(),
          "and party must not both be empty: name somebody to receive them");
      Field party = new Field("party");
      party.check(
          departments.stream().allMatch(id -> id > 0),
          "must hold ids of departments: pass numbers above 0");
      party.check(
          new HashSet<>(departments).size() == departments.size(),
          "must hold each id once: drop the repeated");
    }

    @Override
    public String toString() {
      return "Several[" + userids.size() + ", " + departments.size() + " departments]";
    }
  }
}
