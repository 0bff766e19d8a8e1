package io.siyu.tier;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;

/**
 * Something that counts towards a tier by one measure (等级累计), such as an order or growth points.
 *
 * @param at when it was earned; in a window if this is
 * @param amount how much, in the measure's unit
 * @param reversals what was taken back of it later, such as by refunds
 */
public record Merit(Instant at, long amount, List<Reversal> reversals) {
  /**
   * Some of a merit taken back (冲回).
   *
   * @param at when
   * @param amount how much; positive
   */
  public record Reversal(Instant at, long amount) {}

  /** Copies. */
  public Merit {
    reversals = ImmutableList.copyOf(reversals);
  }
}
