package io.siyu.member;

import io.siyu.event.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A span of time in which a person was in a user pool, whoever held the contact (在池).
 *
 * @param pool the user pool's id
 * @param generation which time it is, from 1
 * @param since when it began
 * @param evidence what the join carried in a channel's place
 * @param channel the code of the playbook's channel that the evidence names; empty where it names
 *     none
 * @param until when it ended, if it has
 * @param endedBy who ended it
 */
public record Presence(
    String pool,
    int generation,
    Instant since,
    String evidence,
    String channel,
    Optional<Instant> until,
    Party endedBy) {
  /** Whether the person is in the pool. */
  public boolean isOpen() {
    return until.isEmpty();
  }
}
