package io.siyu.segment;

/**
 * A named set of members (人群): everybody for whom a condition holds as of an instant. It is also
 * how a rule gives a tag (规则标签): a member carries the ids of the segments they are in.
 *
 * @param id its id
 * @param name its name for people; may be empty
 * @param when the condition
 */
public record Segment(String id, String name, Condition when) {}
