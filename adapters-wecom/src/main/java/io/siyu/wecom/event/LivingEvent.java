package io.siyu.wecom.event;

import io.siyu.push.Hidden;

/** 直播 (live) events (path 94145), of lives made through the API. */
public sealed interface LivingEvent extends WeComEvent {
  /**
   * {@code living_status_change} (直播状态变更).
   *
   * @param anchor the member who holds it
   */
  record StatusChanged(Hidden anchor, String livingId, Status status) implements LivingEvent {}

  /** How far a live has come ({@code Status}). */
  enum Status {
    /** 0 (预约中). */
    BOOKED,
    /** 1 (直播中). */
    LIVE,
    /** 2 (已结束). */
    ENDED,
    /** 3 (已过期). */
    EXPIRED,
    /** 4 (已取消). */
    CANCELLED,
    /** Absent or anything else. */
    UNKNOWN
  }
}
