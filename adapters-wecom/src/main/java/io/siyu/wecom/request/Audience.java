package io.siyu.wecom.request;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a broadcast is for (群发对象), and which steward sends it. Immutable; {@code toString} shows no
 * id. Limits are those of path 92135 of developer.work.weixin.qq.com; a constructor throws {@link
 * IllegalArgumentException} as a request's does.
 */
public sealed interface Audience {
  /**
   * Customers by id.
   *
   * @param externalUserids 1 to 10,000
   * @param sender the steward; where there is none, for each customer the one who last spoke to
   *     them
   */
  record Customers(List<String> externalUserids, Optional<String> sender) implements Audience {
    private static final int CUSTOMERS_MAX = 10_000;

    /** Checks and copies. */
    public Customers {
      externalUserids = ImmutableList.copyOf(externalUserids);
      Field field = new Field("external_userid");
      field.check(!externalUserids.isEmpty(), "must not be empty: make no request for nobody");
      field.countAtMost(externalUserids, CUSTOMERS_MAX);
      field.ids(externalUserids);
      sender.ifPresent(new Field("sender")::id);
    }

    @Override
    public String toString() {
      return "Customers[" + externalUserids.size() + "]";
    }
  }

  /**
   * Customers by tag.
   *
   * @param groups of each group any tag will do, and all groups must be met; at least one group, 1
   *     to 100 ids of tags in each
   * @param sender the steward; where there is none, as with {@link Customers}
   */
  record Tagged(List<List<String>> groups, Optional<String> sender) implements Audience {
    private static final int TAGS_MAX = 100;

    /** Checks and copies. */
    public Tagged {
      groups = groups.stream().<List<String>>map(ImmutableList::copyOf).toList();
      Field all = new Field("tag_filter.group_list");
      all.check(!groups.isEmpty(), "must not be empty: name a group, or pick another audience");
      Field field = new Field("tag_filter.group_list.tag_list");
      for (List<String> tags : groups) {
        field.check(!tags.isEmpty(), "must not be empty: drop the group");
        field.countAtMost(tags, TAGS_MAX);
        field.ids(tags);
      }
      sender.ifPresent(new Field("sender")::id);
    }

    @Override
    public String toString() {
      return "Tagged[" + groups.size() + " groups]";
    }
  }

  /**
   * All customers of one steward.
   *
   * @param sender the steward
   */
  record AllOf(String sender) implements Audience {
    /** Checks. */
    public AllOf {
      new Field("sender").id(sender);
    }

    @Override
    public String toString() {
      return "AllOf[***]";
    }
  }

  /**
   * Customer groups (客户群).
   *
   * @param sender the owner of the groups
   * @param chatIds at most 2,000; none for all groups of the owner
   */
  record Groups(String sender, List<String> chatIds) implements Audience {
    private static final int GROUPS_MAX = 2_000;

    /** Checks and copies. */
    public Groups {
      chatIds = ImmutableList.copyOf(chatIds);
      new Field("sender").id(sender);
      new Field("chat_id_list").countAtMost(chatIds, GROUPS_MAX);
      new Field("chat_id_list").ids(chatIds);
    }

    @Override
    public String toString() {
      return "Groups[" + chatIds.size() + "]";
    }
  }
}
