package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;

/**
 * The names under which platforms and the host know the simulated people: a function of the seed
 * and a number, so that one life can name another.
 */
final class Names {
  /** From here on numbers stand for people who are nobody's life: friends, testers, passers-by. */
  static final long STRANGERS = 10_000_000;

  private final long seed;

  Names(long seed) {
    this.seed = seed;
  }

  IdentityKey contact(long number) {
    return IdentityKey.externalUserId(Brand.ID_SPACE, "wm" + unique("contact", number, 26));
  }

  IdentityKey openId(long number) {
    return IdentityKey.openId(Brand.APPID, "o6_" + unique("openid", number, 22));
  }

  /** The name of the same person in another app than the shop's. */
  IdentityKey openIdAt(String appid, long number) {
    return IdentityKey.openId(appid, "o6_" + unique(appid, number, 22));
  }

  IdentityKey pendingId(long number) {
    return new IdentityKey(
        KeyType.PENDING_ID, Brand.ID_SPACE, "pm" + unique("pending", number, 26));
  }

  IdentityKey unionId(long number) {
    return IdentityKey.unionId(Brand.OPEN_ACCOUNT, "oU" + unique("unionid", number, 22));
  }

  IdentityKey phone(long number) {
    return new IdentityKey(KeyType.PHONE, Brand.PHONE_ISSUER, unique("phone", number, 24));
  }

  IdentityKey device(long number) {
    return new IdentityKey(KeyType.DEVICE, Brand.DEVICE_ISSUER, unique("device", number, 18));
  }

  /** A group chat of WeCom. */
  String chat(long number) {
    return "wr" + unique("chat", number, 26);
  }

  /** An acquisition link of WeCom. */
  String link(long number) {
    return "ca" + unique("link", number, 16);
  }

  private String unique(String kind, long number, int letters) {
    String suffix = Long.toString(number, 36);
    return Draw.of(seed, kind, number).letters(letters - suffix.length()) + "_" + suffix;
  }
}
