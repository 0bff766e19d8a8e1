package io.siyu.wecom.event;

import io.siyu.push.Hidden;
import io.siyu.spi.Secret;
import java.time.Instant;
import java.util.Optional;

/** {@code customer_acquisition} (获客助手事件; paths 97299, 99485, 97402, 98958, 101456). */
public sealed interface AcquisitionEvent extends WeComEvent {
  /** {@code balance_low} (额度即将耗尽): fewer than 20 uses are left. */
  record BalanceLow() implements AcquisitionEvent {}

  /** {@code balance_exhausted} (额度耗尽). */
  record BalanceExhausted() implements AcquisitionEvent {}

  /** {@code balance_increased}: there are uses again. */
  record BalanceIncreased() implements AcquisitionEvent {}

  /** {@code link_unavailable} (获客链接不可用): no member of the link can take customers. */
  record LinkUnavailable(String linkId) implements AcquisitionEvent {}

  /** {@code delete_link}: a link made through the API was deleted by hand. */
  record LinkDeleted(String linkId) implements AcquisitionEvent {}

  /**
   * {@code quota_expire_soon} (额度即将过期): 14, 7, 3, 2 and 1 days before.
   *
   * @param expiresAt by the second
   * @param uses how many uses expire
   */
  record QuotaExpiring(Optional<Instant> expiresAt, Optional<Long> uses)
      implements AcquisitionEvent {}

  /** {@code open_profile}: somebody, not said who, opened a member's card through a link. */
  record ProfileOpened(String linkId, String state) implements AcquisitionEvent {}

  /** {@code friend_request}: somebody, not said who, asked to be added through a link. */
  record FriendRequested(String linkId, String state) implements AcquisitionEvent {}

  /** {@code customer_start_chat} (成员首次收到客户消息), of a customer who came by a link. */
  record ChatStarted(Hidden userId, Hidden externalUserId, String linkId)
      implements AcquisitionEvent {}

  /**
   * {@code message_from_customer} (成员多次收到客户消息): the third, fifth or tenth.
   *
   * @param chatKey shows whose message it is, to {@code get_chat_info}, within 30 minutes
   * @param userId not sent since 2024-12-19; then empty
   * @param externalUserId likewise
   * @param chatSeq likewise: the number of the message
   */
  record CustomerMessage(
      String linkId,
      Optional<Secret> chatKey,
      Hidden userId,
      Hidden externalUserId,
      Optional<Long> chatSeq)
      implements AcquisitionEvent {}

  /** {@code service_balance_low}: the provider's uses are nearly used up (third-party). */
  record ServiceBalanceLow() implements AcquisitionEvent {}

  /** {@code service_balance_exhausted}: the provider's uses are used up (third-party). */
  record ServiceBalanceExhausted() implements AcquisitionEvent {}

  /**
   * {@code service_balance_consumed}: one of the provider's uses was used (third-party).
   *
   * @param onceKey for one question about it; how long it is good is not documented, 30 minutes are
   *     assumed
   */
  record ServiceBalanceConsumed(Optional<Secret> onceKey) implements AcquisitionEvent {}

  /**
   * {@code change_price} (third-party).
   *
   * @param price as it stands; its unit is not documented
   * @param effectiveAt by the second
   */
  record PriceChanged(String price, Optional<Instant> effectiveAt) implements AcquisitionEvent {}

  /**
   * {@code del_follow_user} of the third-party component: a customer who came by a link removed the
   * member. {@link ContactEvent.RemovedByCustomer} has the same name in another family.
   */
  record RemovedByCustomer(Hidden userId, Hidden externalUserId, String linkId)
      implements AcquisitionEvent {}

  /** {@code customer_acquisition_permit_change} (获客助手权限变更; path 92277), a family of its own. */
  record PermitChanged() implements AcquisitionEvent {}
}
