package io.siyu.identity;

import java.util.Optional;

/**
 * The kinds of identity key (身份标识类型). The class given here is the default that a playbook may
 * change.
 *
 * <p>The names on the wire are stable for ever.
 */
public enum KeyType {
  /** 微信 unionid; issuer: the open-platform account. */
  UNION_ID("unionid", KeyClass.STRONG),
  /** The brand's own member number (会员号); issuer: the member programme. */
  MEMBER_NO("memberno", KeyClass.STRONG),
  /**
   * A verified phone number (手机号), or a hash of one; issuer: the numbering plan or the hash's key
   * name.
   */
  PHONE("phone", KeyClass.STRONG),
  /** 微信 openid; issuer: the appid. */
  OPEN_ID("openid", KeyClass.SCOPED),
  /** 企业微信 external_userid (外部联系人); issuer: the id space, which is a corp or a provider. */
  EXTERNAL_USER_ID("externaluserid", KeyClass.SCOPED),
  /** 企业微信 pending_id, valid 90 days; issuer: the id space. */
  PENDING_ID("pendingid", KeyClass.SCOPED),
  /** An order number (订单号); issuer: the merchant, shop or host namespace that numbers it. */
  ORDER_NO("order", KeyClass.ORDER),
  /**
   * A payment's number at its provider (支付单号); issuer: the provider. One order may have several.
   */
  PAYMENT_NO("payment", KeyClass.ORDER),
  /** A device id; issuer: who assigned it. */
  DEVICE("device", KeyClass.WEAK),
  /** A browser cookie; issuer: the site. */
  COOKIE("cookie", KeyClass.WEAK),
  /** An id that an unauthenticated client claims; issuer: the kind of client. */
  CLIENT_ID("clientid", KeyClass.WEAK);

  private final String wireName;
  private final KeyClass defaultClass;

  KeyType(String wireName, KeyClass defaultClass) {
    this.wireName = wireName;
    this.defaultClass = defaultClass;
  }

  /** The name used in text forms and JSON. */
  public String wireName() {
    return wireName;
  }

  /** The class that holds unless a playbook says otherwise. */
  public KeyClass defaultClass() {
    return defaultClass;
  }

  /** Finds a type by its name on the wire. */
  public static Optional<KeyType> ofWireName(String name) {
    for (KeyType type : values()) {
      if (type.wireName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
