package io.siyu.miniprogram.kit;

import java.time.Instant;

/**
 * Something WeChat Pay notifies of, before it is encrypted and signed; {@link WechatPayKit#send}
 * delivers it, as often as is wanted.
 *
 * @param id the notification's id, the same in every retry
 * @param eventType such as {@code TRANSACTION.SUCCESS}
 * @param createTime when the notification was made
 * @param originalType such as {@code transaction}, which is the associated data too
 * @param resource the resource in clear, JSON
 */
public record Notice(
    String id, String eventType, Instant createTime, String originalType, String resource) {
  /** Returns this notice of something else: another resource in clear. */
  public Notice resource(String json) {
    return new Notice(id, eventType, createTime, originalType, json);
  }

  /**
   * Returns this notice made at another instant under another id, as when the platform notifies
   * anew.
   */
  public Notice anew(String otherId, Instant otherCreateTime) {
    return new Notice(otherId, eventType, otherCreateTime, originalType, resource);
  }

  /** Shows the kind alone. */
  @Override
  public String toString() {
    return "Notice[" + eventType + "]";
  }
}
