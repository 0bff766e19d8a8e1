package io.siyu.wecom.event;

import io.siyu.push.Hidden;

/** What an employee sent to an app (接收消息; path 90239). */
public sealed interface Message extends WeComEvent {
  /** The sender. */
  Hidden userId();

  /** {@code MsgId}, up to 19 digits; scoped by corp and app, and not surely unique. */
  String messageId();

  /** {@code text} (文本). */
  record Text(Hidden userId, String messageId, Hidden content) implements Message {}

  /** {@code image} (图片). */
  record Image(Hidden userId, String messageId, Hidden picUrl, String mediaId) implements Message {}

  /** {@code voice} (语音). */
  record Voice(Hidden userId, String messageId, String mediaId, String format) implements Message {}

  /** {@code video} (视频). */
  record Video(Hidden userId, String messageId, String mediaId, String thumbMediaId)
      implements Message {}

  /**
   * {@code location} (位置).
   *
   * @param latitude {@code Location_X}, degrees, as text
   * @param longitude {@code Location_Y}, degrees, as text
   * @param scale of the map, as text
   * @param label the name of the place
   * @param appType {@code wxwork} where it was sent in 企业微信; else empty
   */
  record Location(
      Hidden userId,
      String messageId,
      Hidden latitude,
      Hidden longitude,
      String scale,
      Hidden label,
      String appType)
      implements Message {}

  /** {@code link} (链接). */
  record Link(
      Hidden userId, String messageId, Hidden title, Hidden description, Hidden url, Hidden picUrl)
      implements Message {}
}
