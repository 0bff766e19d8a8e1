package io.siyu.wecom.event;

import io.siyu.spi.Secret;
import java.util.Optional;

/** The life of a third-party suite (第三方应用指令回调; path 90628); the header tells suite and corp. */
public sealed interface SuiteEvent extends WeComEvent {
  /**
   * {@code suite_ticket} (推送 suite_ticket), every ten minutes or so.
   *
   * @param ticket good for 30 minutes
   */
  record Ticket(Optional<Secret> ticket) implements SuiteEvent {}

  /**
   * {@code create_auth} (授权成功).
   *
   * @param authCode good for one exchange within 10 minutes
   * @param state what the authorisation link carried
   */
  record Authorised(Optional<Secret> authCode, String state) implements SuiteEvent {}

  /** {@code change_auth} (变更授权). */
  record AuthorisationChanged(String state) implements SuiteEvent {}

  /** {@code cancel_auth} (取消授权): the corp is gone, and nobody there may be reached any more. */
  record AuthorisationCancelled() implements SuiteEvent {}

  /**
   * {@code reset_permanent_code} (重置永久授权码).
   *
   * @param authCode as in {@link Authorised}
   */
  record PermanentCodeReset(Optional<Secret> authCode) implements SuiteEvent {}

  /**
   * {@code approve_special_auth} (path 98959).
   *
   * @param authType what was allowed, such as {@code customer_acquisition}
   */
  record SpecialAuthorised(String authType) implements SuiteEvent {}

  /**
   * {@code cancel_special_auth} (path 98959).
   *
   * @param authType what is allowed no more
   */
  record SpecialAuthorisationCancelled(String authType) implements SuiteEvent {}

  /**
   * {@code open_order}, {@code change_order}, {@code pay_for_app_success}, {@code refund}, {@code
   * change_editon} (应用版本付费): a corp's order of the suite itself.
   *
   * @param change which of them
   * @param orderId the order's number
   * @param paidCorpId the corp that buys
   */
  record Ordered(OrderChange change, String orderId, String paidCorpId) implements SuiteEvent {}

  /** {@code corp_arch_auth} (授权组织架构权限; path 97378). */
  record DirectoryAuthorised() implements SuiteEvent {}

  /**
   * {@code agree_external_userid_migration}: the corp agreed that external_userids become the
   * provider's (path 95327). From then on {@code externalcontact/get_new_external_userid} tells old
   * from new.
   *
   * @param serviceCorpId the provider
   */
  record MigrationAgreed(String serviceCorpId) implements SuiteEvent {}

  /** What became of a suite's order. */
  enum OrderChange {
    /** {@code open_order} (下单成功). */
    OPENED,
    /** {@code change_order} (改单). */
    CHANGED,
    /** {@code pay_for_app_success} (支付成功). */
    PAID,
    /** {@code refund} (退款). */
    REFUNDED,
    /** {@code change_editon}, so spelled (版本变更). */
    EDITION_CHANGED
  }
}
