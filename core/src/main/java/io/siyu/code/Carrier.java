package io.siyu.code;

import com.google.common.base.CharMatcher;
import java.nio.charset.StandardCharsets;

/**
 * The parameters in which platforms carry a text from a QR code or link to the event that it causes
 * (渠道参数). Each names the API whose official documentation states its limit.
 */
public enum Carrier {
  /**
   * {@code state} of a 企业微信 contact code (联系我), {@code externalcontact/add_contact_way}; comes back
   * as {@code State}.
   */
  WECOM_CONTACT_STATE(30, Unit.CHARACTERS, CharMatcher.any(), ""),
  /**
   * {@code state} of a 企业微信 group code (加入群聊), {@code externalcontact/groupchat/add_join_way};
   * comes back in the group's member list alone.
   */
  WECOM_GROUP_STATE(30, Unit.CHARACTERS, CharMatcher.any(), ""),
  /**
   * {@code customer_channel} of a 企业微信 acquisition link (获客链接), path 97299 of
   * developer.work.weixin.qq.com; what is longer is cut without a word. Comes back as {@code
   * State}.
   */
  WECOM_CUSTOMER_CHANNEL(64, Unit.BYTES, CharMatcher.any(), ""),
  /** {@code scene} of a 微信客服 link, {@code kf/add_contact_way}. */
  WECOM_KF_SCENE(32, Unit.BYTES, Alphabet.WORD, ""),
  /** {@code scene_param} of a 微信客服 link; the limit is counted before percent-encoding. */
  WECOM_KF_SCENE_PARAM(128, Unit.BYTES, CharMatcher.any(), ""),
  /**
   * {@code scene} of a mini-program code (小程序码), {@code wxa/getwxacodeunlimit}; comes back
   * percent-encoded once.
   */
  MINIPROGRAM_SCENE(
      32, Unit.CHARACTERS, Alphabet.WORD.or(CharMatcher.anyOf("!#$&'()*+,/:;=?@.~")), ""),
  /**
   * {@code scene_str} of an official account's QR code (公众号带参数二维码), {@code cgi-bin/qrcode/create};
   * comes back as {@code EventKey}, with the prefix in {@code subscribe} and without it in {@code
   * SCAN}.
   */
  OFFICIAL_ACCOUNT_SCENE(64, Unit.CHARACTERS, CharMatcher.any(), "qrscene_");

  /** In what a limit is counted. */
  public enum Unit {
    /** Unicode code points. */
    CHARACTERS,
    /** Bytes of UTF-8. */
    BYTES
  }

  private final int limit;
  private final Unit unit;
  private final CharMatcher allowed;
  private final String prefix;

  Carrier(int limit, Unit unit, CharMatcher allowed, String prefix) {
    this.limit = limit;
    this.unit = unit;
    this.allowed = allowed;
    this.prefix = prefix;
  }

  /** The longest text that it carries, in its unit. */
  public int limit() {
    return limit;
  }

  /** In what the limit is counted. */
  public Unit unit() {
    return unit;
  }

  /** What the platform may put before the text when it gives it back; empty if nothing. */
  public String prefix() {
    return prefix;
  }

  /**
   * Whether a text comes back from it as it was: not empty, within the limit, of its characters.
   */
  public boolean carries(String text) {
    int length =
        unit == Unit.CHARACTERS
            ? text.codePointCount(0, text.length())
            : text.getBytes(StandardCharsets.UTF_8).length;
    return length > 0 && length <= limit && allowed.matchesAllOf(text);
  }

  /** The text without the prefix of the carrier that put one there. */
  static String withoutPrefix(String text) {
    for (Carrier carrier : values()) {
      if (!carrier.prefix.isEmpty() && text.startsWith(carrier.prefix)) {
        return text.substring(carrier.prefix.length());
      }
    }
    return text;
  }
}
