package io.siyu.wecom.kit;

import java.time.Instant;

/** Pushes of contacts (客户联系事件). */
public final class ContactPush {
  private ContactPush() {}

  /** Any change of a contact. */
  public static Push of(
      String changeType, String corp, String userId, String externalUserId, Instant at) {
    return Push.of("change_external_contact", changeType, corp, at)
        .with("UserID", userId)
        .with("ExternalUserID", externalUserId);
  }

  /** A customer and a steward became contacts. */
  public static Push added(String corp, String userId, String externalUserId, Instant at) {
    return of("add_external_contact", corp, userId, externalUserId, at);
  }

  /** A customer added a steward, who has not confirmed. */
  public static Push halfAdded(String corp, String userId, String externalUserId, Instant at) {
    return of("add_half_external_contact", corp, userId, externalUserId, at);
  }

  /** Something about a contact was edited: a remark, a number or tags; it does not say what. */
  public static Push edited(String corp, String userId, String externalUserId, Instant at) {
    return of("edit_external_contact", corp, userId, externalUserId, at);
  }

  /** The customer removed the steward. */
  public static Push removedByCustomer(
      String corp, String userId, String externalUserId, Instant at) {
    return of("del_follow_user", corp, userId, externalUserId, at);
  }

  /** The steward removed the customer. */
  public static Push removedBySteward(
      String corp, String userId, String externalUserId, Instant at) {
    return of("del_external_contact", corp, userId, externalUserId, at);
  }

  /** The contact left this steward because it was handed over to another. */
  public static Push handedOver(String corp, String userId, String externalUserId, Instant at) {
    return removedBySteward(corp, userId, externalUserId, at).with("Source", "DELETE_BY_TRANSFER");
  }

  /** A hand-over to a steward failed. */
  public static Push transferFailed(
      String corp, String userId, String externalUserId, String failReason, Instant at) {
    return of("transfer_fail", corp, userId, externalUserId, at).with("FailReason", failReason);
  }

  /** The customer agreed to the archiving of messages (会话内容存档). */
  public static Push archiveAgreed(
      String corp, String userId, String externalUserId, String welcomeCode, Instant at) {
    return of("msg_audit_approved", corp, userId, externalUserId, at).welcomeCode(welcomeCode);
  }
}
