package io.siyu.wecom.kit;

import java.time.Instant;

/** Pushes of a corp's directory (通讯录变更事件). */
public final class DirectoryPush {
  private DirectoryPush() {}

  /** A member is known by another id from now on. */
  public static Push memberRenamed(String corp, String userId, String newUserId, Instant at) {
    return of("update_user", corp, at).with("UserID", userId).with("NewUserID", newUserId);
  }

  /** A member left the corp. */
  public static Push memberDeleted(String corp, String userId, Instant at) {
    return of("delete_user", corp, at).with("UserID", userId);
  }

  /** Any change. */
  public static Push of(String changeType, String corp, Instant at) {
    return Push.of("change_contact", changeType, corp, at);
  }
}
