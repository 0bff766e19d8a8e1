package io.siyu.wecom.kit;

import java.time.Instant;

/** Pushes of acquisition links (获客助手事件); the join itself is {@link ContactPush#added}. */
public final class AcquisitionPush {
  private AcquisitionPush() {}

  /** Any change. */
  public static Push of(String changeType, String corp, Instant at) {
    return Push.of("customer_acquisition", changeType, corp, at);
  }

  /** Somebody, nobody knows who, opened a steward's profile by a link. */
  public static Push profileOpened(String corp, String linkId, String state, Instant at) {
    return of("open_profile", corp, at).with("LinkId", linkId).state(state);
  }

  /** Somebody, nobody knows who, asked to be a contact by a link. */
  public static Push friendRequested(String corp, String linkId, String state, Instant at) {
    return of("friend_request", corp, at).with("LinkId", linkId).state(state);
  }

  /** A customer who came by a link wrote for the first time. */
  public static Push chatStarted(
      String corp, String userId, String externalUserId, String linkId, Instant at) {
    return of("customer_start_chat", corp, at)
        .with("UserID", userId)
        .with("ExternalUserID", externalUserId)
        .with("LinkId", linkId);
  }

  /** A customer who came by a link wrote again; who, the key tells within half an hour. */
  public static Push customerWrote(String corp, String linkId, String chatKey, Instant at) {
    return of("message_from_customer", corp, at).with("LinkId", linkId).with("ChatKey", chatKey);
  }

  /** Nobody of a link can be added any more. */
  public static Push linkUnavailable(String corp, String linkId, Instant at) {
    return of("link_unavailable", corp, at).with("LinkId", linkId);
  }
}
