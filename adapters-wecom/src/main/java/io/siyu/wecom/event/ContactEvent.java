package io.siyu.wecom.event;

import io.siyu.push.Hidden;
import io.siyu.spi.Secret;
import java.util.Optional;

/** {@code change_external_contact} (客户联系事件; paths 92130, 92277, 92005). */
public sealed interface ContactEvent extends WeComEvent {
  /** The member who serves (跟进成员). */
  Hidden userId();

  /** The customer (外部联系人). */
  Hidden externalUserId();

  /**
   * {@code add_external_contact} (添加企业客户): they became contacts.
   *
   * @param state the channel code of 「联系我」 or of an acquisition link, or a stale or foreign one
   * @param welcomeCode good for one welcome within 20 seconds; absent where they already chat,
   *     where it was used after the half-add, where the admin set a welcome, or for another corp's
   *     member
   */
  record Added(Hidden userId, Hidden externalUserId, String state, Optional<Secret> welcomeCode)
      implements ContactEvent {}

  /**
   * {@code add_half_external_contact} (外部联系人免验证添加成员): the customer added a member who has not
   * confirmed.
   *
   * @param state as in {@link Added}
   * @param welcomeCode as in {@link Added}
   */
  record HalfAdded(Hidden userId, Hidden externalUserId, String state, Optional<Secret> welcomeCode)
      implements ContactEvent {}

  /**
   * {@code edit_external_contact} (编辑企业客户): remark, mobile or tags changed in a client; which, only
   * {@code externalcontact/get} tells.
   *
   * @param state in a community sample only
   */
  record Edited(Hidden userId, Hidden externalUserId, String state) implements ContactEvent {}

  /**
   * {@code del_external_contact} (删除企业客户): the member removed the customer.
   *
   * @param source {@code DELETE_BY_TRANSFER} where a hand-over did, else empty
   */
  record RemovedByMember(Hidden userId, Hidden externalUserId, String source)
      implements ContactEvent {
    /** Whether the contact was handed over to another member (在职或离职继承), which loses nobody. */
    public boolean isTransfer() {
      return source.equals("DELETE_BY_TRANSFER");
    }
  }

  /**
   * {@code del_follow_user} (删除跟进成员): the customer removed the member.
   *
   * @param source not documented here; kept where it is there
   */
  record RemovedByCustomer(Hidden userId, Hidden externalUserId, String source)
      implements ContactEvent {}

  /**
   * {@code transfer_fail} (客户接替失败).
   *
   * @param userId the member who was to take over
   */
  record TransferFailed(Hidden userId, Hidden externalUserId, FailReason reason)
      implements ContactEvent {}

  /** {@code msg_audit_approved} (客户同意进行聊天内容存档). */
  record ArchiveAgreed(Hidden userId, Hidden externalUserId, Optional<Secret> welcomeCode)
      implements ContactEvent {}

  /** Why a hand-over failed (接替失败原因). */
  enum FailReason {
    /** {@code customer_refused}. */
    CUSTOMER_REFUSED,
    /** {@code customer_limit_exceed}: the member has as many customers as may be. */
    CUSTOMER_LIMIT_EXCEED,
    /** Absent or anything else. */
    UNKNOWN
  }
}
