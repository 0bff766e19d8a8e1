package io.siyu.miniprogram.client;

/** The kinds of chat from which one enters (聊天类型), {@code chatType} and {@code chat_type}. */
public enum ChatType {
  /** No chat, or a kind that this version does not know. */
  UNKNOWN,
  /** A chat with one 微信 contact; 1. */
  WECHAT_SINGLE,
  /** A chat with one 企业微信 contact; 2. */
  WECOM_SINGLE,
  /** An ordinary 微信 group; 3. */
  WECHAT_GROUP,
  /** A group with 企业微信 in it (企业微信互通群); 4. */
  WECOM_GROUP;

  /** Whether the brand's 企业微信 takes part. */
  public boolean isWeCom() {
    return this == WECOM_SINGLE || this == WECOM_GROUP;
  }

  /** The kind that WeChat gives a number. */
  static ChatType of(long number) {
    return number >= 0 && number < values().length ? values()[(int) number] : UNKNOWN;
  }
}
