package io.siyu.wecom.kit;

import java.time.Instant;

/**
 * Pushes of the tags a corp has (企业客户标签事件); that a customer got one is {@link ContactPush#edited}.
 */
public final class TagPush {
  private TagPush() {}

  /** A tag was made; {@code with("TagType", "tag_group")} where it is a group of tags. */
  public static Push created(String corp, String id, Instant at) {
    return of("create", corp, id, at).with("TagType", "tag");
  }

  /** A tag, or a group of tags, has another name. */
  public static Push updated(String corp, String id, Instant at) {
    return of("update", corp, id, at).with("TagType", "tag");
  }

  /** A tag is no more, or a group and with it, without further pushes, its tags. */
  public static Push deleted(String corp, String id, Instant at) {
    return of("delete", corp, id, at).with("TagType", "tag");
  }

  /** The tags of a group are in another order; of all groups where the id is empty. */
  public static Push shuffled(String corp, String id, Instant at) {
    return of("shuffle", corp, id, at);
  }

  private static Push of(String changeType, String corp, String id, Instant at) {
    return Push.of("change_external_tag", changeType, corp, at).with("Id", id);
  }
}
