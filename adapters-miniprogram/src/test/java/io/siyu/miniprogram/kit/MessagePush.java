package io.siyu.miniprogram.kit;

import java.time.Instant;

/** Pushes of what people write, and of conversations that they open (客服消息). */
public final class MessagePush {
  private MessagePush() {}

  /** A text. */
  public static WeixinPush text(String openId, long messageId, String content, Instant at) {
    return WeixinPush.message("text", openId, messageId, at).with("Content", content);
  }

  /** An image. */
  public static WeixinPush image(String openId, long messageId, String url, Instant at) {
    return WeixinPush.message("image", openId, messageId, at)
        .with("PicUrl", url)
        .with("MediaId", "MEDIA");
  }

  /** A card of a mini-program's page. */
  public static WeixinPush card(
      String openId, long messageId, String appid, String pagePath, Instant at) {
    return WeixinPush.message("miniprogrampage", openId, messageId, at)
        .with("Title", "title")
        .with("AppId", appid)
        .with("PagePath", pagePath)
        .with("ThumbUrl", "https://mmbiz.qpic.cn/thumb")
        .with("ThumbMediaId", "MEDIA");
  }

  /** A conversation opened by a button. */
  public static WeixinPush sessionOpened(String openId, String sessionFrom, Instant at) {
    return WeixinPush.event("user_enter_tempsession", openId, at).with("SessionFrom", sessionFrom);
  }
}
