package io.siyu.wecom.event;

import io.siyu.spi.Secret;
import java.util.Optional;

/** Events of the message archive (会话内容存档). None carries a message. */
public sealed interface ArchiveEvent extends WeComEvent {
  /**
   * {@code msgaudit_notify} (产生会话回调; path 95039): there is something to fetch; every 15 s at most.
   */
  record Doorbell() implements ArchiveEvent {}

  /**
   * {@code conversation_new_message}: the same for a third party's 数据专区.
   *
   * @param token for the fetch, 10 minutes
   */
  record NewMessage(Optional<Secret> token) implements ArchiveEvent {}

  /**
   * {@code hit_keyword} (命中关键词) in a 数据专区.
   *
   * @param token for the fetch, 10 minutes
   */
  record KeywordHit(Optional<Secret> token) implements ArchiveEvent {}

  /**
   * {@code chat_archive_audit_approved_single} and {@code …_room} of a 数据专区: somebody agreed to the
   * archive. Their fields are not known here.
   *
   * @param room whether in a group
   */
  record ZoneAgreed(boolean room) implements ArchiveEvent {}
}
