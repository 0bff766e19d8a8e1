package io.siyu.wecom.event;

import io.siyu.push.Hidden;
import java.time.Instant;
import java.util.Optional;

/**
 * What every push says of itself (消息头), in the envelope of an app or of a third-party suite (paths
 * 90238, 92277).
 *
 * @param family what it is about: {@code Event}, {@code InfoType}, or for a message {@code MsgType}
 * @param change the {@code ChangeType}; empty where the family has none
 * @param message whether somebody wrote to an app, rather than something happened
 * @param toUserName the corp or app that it is for; not authenticated, unlike the receive id
 * @param fromUserName the member whom it comes from, or {@code sys}
 * @param agentId the app; empty for most events
 * @param suiteId the third-party suite; empty for an app
 * @param authCorpId the corp that authorised the suite; empty for an app
 * @param happenedAt {@code CreateTime} or {@code TimeStamp}, by the second; empty where it is none
 *     between 1970 and 9999
 */
public record PushHeader(
    String family,
    String change,
    boolean message,
    String toUserName,
    Hidden fromUserName,
    String agentId,
    String suiteId,
    String authCorpId,
    Optional<Instant> happenedAt) {
  /** Shows nothing that the platform has not named: a broken push may hold anything anywhere. */
  @Override
  public String toString() {
    return "PushHeader[" + (message ? "message" : "event") + "]";
  }
}
