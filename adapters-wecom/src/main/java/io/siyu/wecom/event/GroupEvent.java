package io.siyu.wecom.event;

import com.google.common.collect.ImmutableList;
import io.siyu.push.Hidden;
import java.util.List;
import java.util.Optional;

/** {@code change_external_chat} (客户群事件; path 92130). */
public sealed interface GroupEvent extends WeComEvent {
  /** The group (客户群 ID). */
  String chatId();

  /** {@code create} (客户群创建). */
  record Created(String chatId) implements GroupEvent {}

  /** {@code dismiss} (客户群解散). */
  record Dismissed(String chatId) implements GroupEvent {}

  /**
   * {@code update} (客户群变更).
   *
   * <p>Versions chain the changes of members: where {@code lastVersion} is not the one held, an
   * event was lost or overtaken, and {@code groupchat/get} has to be asked. Production pushes carry
   * versions with other changes too, which must not be followed.
   *
   * @param detail what changed
   * @param joinScene how members came; empty where the push does not say
   * @param quitScene how members went; empty where the push does not say
   * @param memberCount how many members changed, as the push counts them; not always as many as
   *     {@code members}
   * @param members who came or went: userids and external_userids, not told apart
   * @param lastVersion the version of the members before; empty where the push has none
   * @param currentVersion the version after
   */
  record Updated(
      String chatId,
      Detail detail,
      Optional<JoinScene> joinScene,
      Optional<QuitScene> quitScene,
      Optional<Long> memberCount,
      List<Hidden> members,
      String lastVersion,
      String currentVersion)
      implements GroupEvent {
    /** Copies the list. */
    public Updated {
      members = ImmutableList.copyOf(members);
    }
  }

  /** What changed ({@code UpdateDetail}, 变更详情). */
  enum Detail {
    /** Members came. */
    ADD_MEMBER,
    /** Members went. */
    DEL_MEMBER,
    /** Another member owns the group (群主变更). */
    CHANGE_OWNER,
    /** The name changed. */
    CHANGE_NAME,
    /** The notice changed (群公告变更). */
    CHANGE_NOTICE,
    /** Absent or anything else. */
    UNKNOWN
  }

  /**
   * How members came ({@code JoinScene}, 入群方式): another list than {@code join_scene} of {@code
   * groupchat/get}.
   */
  enum JoinScene {
    /** 0: invited by a member, directly or by a link. */
    INVITED,
    /** 3: by scanning a QR code. */
    QR_CODE,
    /** Anything else, such as the 1 of the official sample. */
    UNKNOWN
  }

  /** How members went ({@code QuitScene}, 退群方式). */
  enum QuitScene {
    /** 0: by themselves. */
    LEFT,
    /** 1: removed by the owner or an admin. */
    REMOVED,
    /** Anything else. */
    UNKNOWN
  }
}
