package io.siyu.wecom.event;

/** {@code change_external_tag} (企业客户标签事件; path 92130). */
public sealed interface TagEvent extends WeComEvent {
  /** The tag or group, as text; ids are not numbers. */
  String id();

  /** The rule set (规则组) that it belongs to; tells only the 客户联系 system app, else empty. */
  String strategyId();

  /** {@code create} (标签创建). */
  record Created(String id, Kind kind, String strategyId) implements TagEvent {}

  /** {@code update} (标签变更). */
  record Updated(String id, Kind kind, String strategyId) implements TagEvent {}

  /** {@code delete} (标签删除); a group takes its tags with it, without an event for each. */
  record Deleted(String id, Kind kind, String strategyId) implements TagEvent {}

  /**
   * {@code shuffle} (标签重排).
   *
   * @param id the group whose tags changed places; empty where the groups did
   */
  record Shuffled(String id, String strategyId) implements TagEvent {}

  /** What an id names ({@code TagType}). */
  enum Kind {
    /** A tag (标签). */
    TAG,
    /** A group of tags (标签组). */
    TAG_GROUP,
    /** Absent or anything else. */
    UNKNOWN
  }
}
