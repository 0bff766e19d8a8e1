package io.siyu.wecom.account;

import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import java.time.Instant;

/**
 * One corp (企业) and the keys of what happens in it. A key is made of what happened alone, so that a
 * join that was pushed and one that is listed have the same.
 *
 * @param corp the corp id, as in the connection
 * @param idSpace the issuer of external_userid keys, as in the connection
 */
public record Account(String corp, String idSpace) {
  /** Most keys are shorter. */
  private static final int KEY_LENGTH = 128;

  /** The source of the corp's events, whose text is the account of its user pool too. */
  public Source source() {
    return new Source(pool());
  }

  /** The account of the corp's user pool. */
  public String pool() {
    return "wecom/" + corp;
  }

  /** The account of one of the corp's customer services (客服账号). */
  public String kf(String openKfId) {
    return pool() + "/" + openKfId;
  }

  /** A customer. */
  public IdentityKey person(String externalUserId) {
    return IdentityKey.externalUserId(idSpace, externalUserId);
  }

  /** The key of a customer's relation with a steward having begun. */
  public String joined(String steward, String customer, Instant at) {
    return keyAt(at, "join", steward, customer);
  }

  /** The key of a customer's relation with a steward having ended. */
  public String left(String steward, String customer, Instant at) {
    return keyAt(at, "left", steward, customer);
  }

  /** A key that ends with the second at which something happened. */
  public String keyAt(Instant at, String kind, String... parts) {
    return key(kind, parts) + ":" + at.getEpochSecond();
  }

  /** A key, its parts escaped so that the colons between them stay the only ones. */
  public String key(String kind, String... parts) {
    StringBuilder key = new StringBuilder(KEY_LENGTH);
    key.append(kind).append(':').append(escaped(corp));
    for (String part : parts) {
      key.append(':').append(escaped(part));
    }
    return key.toString();
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace(":", "%3A");
  }
}
