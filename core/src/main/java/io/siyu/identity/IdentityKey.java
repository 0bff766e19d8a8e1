package io.siyu.identity;

import io.siyu.json.Utf8Order;

/**
 * One name under which a platform or the host knows a person or an order (身份标识).
 *
 * <p>Two keys are equal when type, issuer and value are, exactly and case-sensitively; prefixes are
 * never interpreted. {@link #toString} shows no value, since a value is personal data. Immutable;
 * ordered by type, issuer and value in UTF-8 bytes.
 *
 * @param type what kind of name it is
 * @param issuer within whose numbering the value is unique; not empty
 * @param value the name itself; not empty
 */
public record IdentityKey(KeyType type, String issuer, String value)
    implements Subject, Comparable<IdentityKey> {
  /** Begins the values of keys that stand for what is erased; no platform's value begins so. */
  private static final String ERASED = "\u2020";

  /** Checks that issuer and value are there. */
  public IdentityKey {
    if (issuer.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException(
          "an identity key of type " + type.wireName() + " needs an issuer and a value");
    }
  }

  /** A 微信 unionid of an open-platform account. */
  public static IdentityKey unionId(String openAccount, String value) {
    return new IdentityKey(KeyType.UNION_ID, openAccount, value);
  }

  /** A 微信 openid of an appid. */
  public static IdentityKey openId(String appid, String value) {
    return new IdentityKey(KeyType.OPEN_ID, appid, value);
  }

  /** A 企业微信 external_userid of an id space. */
  public static IdentityKey externalUserId(String idSpace, String value) {
    return new IdentityKey(KeyType.EXTERNAL_USER_ID, idSpace, value);
  }

  /** An order number of a merchant, shop or host namespace. */
  public static IdentityKey orderNo(String issuer, String value) {
    return new IdentityKey(KeyType.ORDER_NO, issuer, value);
  }

  /** A payment number of a provider. */
  public static IdentityKey paymentNo(String issuer, String value) {
    return new IdentityKey(KeyType.PAYMENT_NO, issuer, value);
  }

  /**
   * What stands in the place of a key of somebody erased (假名). It keeps type and issuer, by which
   * the rules tell keys apart.
   *
   * @param hash a keyed hash, from which nobody finds the key
   */
  public IdentityKey erased(String hash) {
    return new IdentityKey(type, issuer, ERASED + hash);
  }

  /** Whether this stands in the place of a key that is erased. */
  public boolean isErased() {
    return value.startsWith(ERASED);
  }

  @Override
  public String text() {
    return SubjectText.join(type.wireName(), issuer, value);
  }

  @Override
  public int compareTo(IdentityKey other) {
    int byType = type.compareTo(other.type);
    if (byType != 0) {
      return byType;
    }
    int byIssuer = Utf8Order.INSTANCE.compare(issuer, other.issuer);
    return byIssuer != 0 ? byIssuer : Utf8Order.INSTANCE.compare(value, other.value);
  }

  @Override
  public String toString() {
    return type.wireName() + ":" + issuer + ":***";
  }
}
