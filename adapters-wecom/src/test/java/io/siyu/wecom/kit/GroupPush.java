package io.siyu.wecom.kit;

import java.time.Instant;
import java.util.List;

/** Pushes of group chats (客户群事件). */
public final class GroupPush {
  private GroupPush() {}

  /** A group was made. */
  public static Push created(String corp, String chatId, Instant at) {
    return of("create", corp, chatId, at);
  }

  /** A group is no more. */
  public static Push dismissed(String corp, String chatId, Instant at) {
    return of("dismiss", corp, chatId, at);
  }

  /**
   * Members came by scanning a code; {@code with("JoinScene", 0)} where they were invited.
   *
   * @param members ids of members, customers or employees
   * @param from the version of the list of members before
   * @param to the version after
   */
  public static Push membersJoined(
      String corp, String chatId, List<String> members, String from, String to, Instant at) {
    Push push = updated("add_member", corp, chatId, at).with("JoinScene", 3);
    return members(push, members, from, to);
  }

  /** Members left by themselves; {@code with("QuitScene", 1)} where they were removed. */
  public static Push membersLeft(
      String corp, String chatId, List<String> members, String from, String to, Instant at) {
    Push push = updated("del_member", corp, chatId, at).with("QuitScene", 0);
    return members(push, members, from, to);
  }

  /** Another member is the owner. */
  public static Push ownerChanged(String corp, String chatId, Instant at) {
    return updated("change_owner", corp, chatId, at);
  }

  /** The name is another. */
  public static Push renamed(String corp, String chatId, Instant at) {
    return updated("change_name", corp, chatId, at);
  }

  /** The notice is another. */
  public static Push noticeChanged(String corp, String chatId, Instant at) {
    return updated("change_notice", corp, chatId, at);
  }

  private static Push of(String changeType, String corp, String chatId, Instant at) {
    return Push.of("change_external_chat", changeType, corp, at).with("ChatId", chatId);
  }

  private static Push updated(String detail, String corp, String chatId, Instant at) {
    return of("update", corp, chatId, at).with("UpdateDetail", detail);
  }

  private static Push members(Push push, List<String> members, String from, String to) {
    return push.with("MemChangeCnt", members.size())
        .repeated("MemChangeList/Item", members)
        .with("LastMemVer", from)
        .with("CurMemVer", to);
  }
}
