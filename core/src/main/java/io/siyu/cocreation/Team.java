package io.siyu.cocreation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A group-buy team before an instant (拼团). Immutable.
 *
 * @param team its id
 * @param activity the group buy's id; empty where nothing says it
 * @param state where in its life it is
 * @param opened when the first of its orders joined
 * @param size how many orders it needs, if that is known
 * @param expires from when on nobody can join, if that is known
 * @param full when it became full, if it did
 * @param orders how many orders ever joined it
 * @param refunded how many of them were given back whole
 */
public record Team(
    String team,
    String activity,
    State state,
    Instant opened,
    OptionalLong size,
    Optional<Instant> expires,
    Optional<Instant> full,
    int orders,
    int refunded) {
  /** Where in its life a team is. */
  public enum State {
    /** It can be joined (拼团中). */
    OPEN,
    /** As many as it needs have joined it in time (已成团). */
    FULL,
    /** Too few joined it in time, and not everybody has their money back (未成团). */
    EXPIRED,
    /** Everybody has their money back (已退款). */
    REFUNDED,
    /** How many it needs is not known, so it cannot be told whether it is full. */
    UNKNOWN
  }

  /** How many orders of a team that expired have still to be given back (待退款). */
  public int owed() {
    return state == State.EXPIRED ? orders - refunded : 0;
  }
}
