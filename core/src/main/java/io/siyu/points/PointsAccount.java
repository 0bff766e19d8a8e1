package io.siyu.points;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One ledger of one person as of an instant (积分账户). Immutable. Every figure is a sum of entries.
 *
 * @param ledger the ledger's id
 * @param balance what may be spent; never negative
 * @param pending what was earned and may not be spent yet (待生效)
 * @param debt what was taken back after it had been spent and not been earned again since (欠账)
 * @param lots what was earned, in order, those used up included
 * @param entries everything that moved the ledger, in order; their sum is {@code balance + pending
 *     - debt}
 */
public record PointsAccount(
    String ledger, long balance, long pending, long debt, List<Lot> lots, List<Entry> entries) {
  /** Copies. */
  public PointsAccount {
    lots = ImmutableList.copyOf(lots);
    entries = ImmutableList.copyOf(entries);
  }

  /**
   * Points earned at once (批次).
   *
   * <p>What refunds took back of it, and when, are its {@link Kind#REVERSED} entries; they never
   * add up to more than {@code amount}. In a ledger that is not spent, all its entries but those
   * that made it grow and those of expiry, those of one instant together, are what was taken back,
   * by hand included.
   *
   * @param id which it is: the deed's id, {@code /} and the rule's code, which is empty for points
   *     given by hand
   * @param earnedAt when they were earned, or the first of them
   * @param activeFrom from when on they may be spent; {@link Instant#MAX} where that is not known
   *     yet
   * @param expiresAt when they are gone, excluded; empty where never
   * @param amount how many were earned, what was taken back since included
   * @param left how many are still there, pending ones included
   */
  public record Lot(
      String id,
      Instant earnedAt,
      Instant activeFrom,
      Optional<Instant> expiresAt,
      long amount,
      long left) {}

  /**
   * One movement (流水). Never changed afterwards.
   *
   * @param at when
   * @param kind what it was
   * @param lot the lot that it moved; empty where it made or settled a debt
   * @param points how many points; negative where they went
   * @param cause the id of the deed that moved them, of a debt that which made it; empty where time
   *     did
   */
  public record Entry(Instant at, Kind kind, String lot, long points, String cause) {}

  /** What a movement was. */
  public enum Kind {
    /** Earned by a rule (获得). */
    EARNED,
    /** Given or taken by hand (调整). What was taken is booked as {@link #SPENT} is. */
    ADJUSTED,
    /**
     * Spent (消耗); without a lot where there was none to take from. Where what a lot gave is taken
     * back, it is booked off that lot again, and as owed.
     */
    SPENT,
    /** Come back from a spending (退还). */
    RETURNED,
    /** Taken back with what had earned it (冲回). */
    REVERSED,
    /** Gone by time (过期); positive where what was gone is taken back instead. */
    EXPIRED,
    /** Used to pay a debt, on the lot, or a debt paid (抵欠). */
    SETTLED
  }

  /**
   * When how many of the points that are there now will be gone, if nothing happens, by instant
   * (到期计划).
   */
  public List<Expiry> expiring() {
    return lots.stream()
        .filter(lot -> lot.left() > 0)
        .flatMap(lot -> lot.expiresAt().stream().map(at -> new Expiry(at, lot.left())))
        .collect(
            Collectors.groupingBy(Expiry::at, TreeMap::new, Collectors.summingLong(Expiry::points)))
        .entrySet()
        .stream()
        .map(each -> new Expiry(each.getKey(), each.getValue()))
        .toList();
  }

  /**
   * Points that will be gone.
   *
   * @param at when
   * @param points how many
   */
  public record Expiry(Instant at, long points) {}
}
