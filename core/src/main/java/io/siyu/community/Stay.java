package io.siyu.community;

import java.util.Optional;

/**
 * Somebody's time in a group (在群).
 *
 * @param member the id in the group's account, of a person or an employee
 * @param joined when they came
 * @param left when they went; empty while they are there
 */
public record Stay(String member, Interval joined, Optional<Interval> left) {
  /** Shows no id: it is personal. */
  @Override
  public String toString() {
    return "Stay[joined=" + joined + ", left=" + left + "]";
  }
}
