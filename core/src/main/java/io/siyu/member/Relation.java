package io.siyu.member;

import io.siyu.event.Left;
import io.siyu.event.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's relation with one steward in a user pool (跟进关系).
 *
 * @param pool the user pool's id
 * @param steward the employee who holds the contact; empty where the pool has none
 * @param since when it began
 * @param until when it ended, if it has
 * @param endedBy who ended it
 * @param why why it ended; a transfer is no loss
 */
public record Relation(
    String pool,
    String steward,
    Instant since,
    Optional<Instant> until,
    Party endedBy,
    Left.Why why) {
  /** Whether it stands. */
  public boolean isOpen() {
    return until.isEmpty();
  }
}
