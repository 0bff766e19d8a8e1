package io.siyu.points;

import io.siyu.points.Claim.Taking;
import io.siyu.points.PointsAccount.Entry;
import io.siyu.points.PointsAccount.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lots, claims on them and entries while an account is computed; every change of a lot makes its
 * entry. Calls come in order of time. Mutable.
 *
 * <p>Once {@link #settle} was called, where something is owed no lot that may be spent has any
 * points left.
 */
final class Books {
  private final PointsProgramme programme;

  /** By when they were earned, then in the order of the deeds and rules. */
  private final List<OpenLot> lots;

  /** In order of time. */
  private final List<Claim> claims = new ArrayList<>();

  private final Map<String, Claim> spendings = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private long owed;

  /** No lot that has points left ends before this. */
  private Instant soonestEnd = Instant.MAX;

  Books(PointsProgramme programme, List<OpenLot> lots) {
    this.programme = programme;
    this.lots = lots;
  }

  void earn(Kind kind, OpenLot lot, long points, Instant at, String cause) {
    if (points == 0) {
      return;
    }
    lot.amount += points;
    lot.extend(endOfEarned(at));
    add(lot, points);
    enter(at, kind, lot.id, points, cause);
    keepAlive(at);
  }

  void spend(String cause, long points, Instant at) {
    Claim claim = new Claim(Kind.SPENT, cause);
    spendings.put(cause, claim);
    keepAlive(at);
    take(claim, points, at);
  }

  void takeByHand(String cause, long points, Instant at) {
    take(new Claim(Kind.ADJUSTED, cause), points, at);
  }

  private void take(Claim claim, long points, Instant at) {
    claims.add(claim);
    long rest = points;
    while (rest > 0) {
      OpenLot lot = firstToSpend(at);
      if (lot == null) {
        owe(claim, rest, at);
        return;
      }
      long part = Math.min(rest, lot.left);
      lot.left -= part;
      claim.takings.add(new Taking(lot, part));
      enter(at, claim.kind, lot.id, -part, claim.cause);
      rest -= part;
    }
  }

  /** Gives points of a spending back: first what it owes, then the last taken first. */
  void giveBack(String spending, long points, Instant at, String cause) {
    Claim claim = spendings.get(spending);
    if (claim == null) {
      return;
    }
    long rest = Math.min(points, claim.owed);
    if (rest > 0) {
      claim.owed -= rest;
      owed -= rest;
      enter(at, Kind.RETURNED, "", rest, cause);
    }
    rest = points - rest;
    while (rest > 0 && !claim.takings.isEmpty()) {
      int last = claim.takings.size() - 1;
      Taking taking = claim.takings.get(last);
      long part = Math.min(rest, taking.points);
      taking.points -= part;
      if (taking.points == 0) {
        claim.takings.remove(last);
      }
      giveBack(taking.lot, part, at, cause);
      rest -= part;
    }
  }

  private void giveBack(OpenLot lot, long points, Instant at, String cause) {
    enter(at, Kind.RETURNED, lot.id, points, cause);
    if (!at.isBefore(lot.end)) {
      if (programme.lapsed() instanceof PointsProgramme.Lapsed.RestoredFor restored) {
        lot.extend(programme.plusDays(at, restored.days()));
      } else {
        lot.expired += points;
        enter(at, Kind.EXPIRED, lot.id, -points, cause);
        return;
      }
    }
    add(lot, points);
  }

  /**
   * Takes earned points back: those that are there, then those that time took, then those that were
   * spent. A spending is the host's word and stands: what it took is taken from other lots, or
   * owed.
   */
  void reverse(OpenLot lot, long points, Instant at, String cause) {
    if (points == 0) {
      return;
    }
    long there = Math.min(points, lot.left);
    lot.left -= there;
    long gone = Math.min(points - there, lot.expired);
    if (gone > 0) {
      lot.expired -= gone;
      enter(at, Kind.EXPIRED, lot.id, gone, cause);
    }
    unbind(lot, points - there - gone, at);
    enter(at, Kind.REVERSED, lot.id, -points, cause);
  }

  /** Makes claims owe what they took from a lot, the last taken first. */
  private void unbind(OpenLot lot, long points, Instant at) {
    long rest = points;
    for (int i = claims.size() - 1; i >= 0 && rest > 0; i--) {
      Claim claim = claims.get(i);
      for (int j = claim.takings.size() - 1; j >= 0 && rest > 0; j--) {
        Taking taking = claim.takings.get(j);
        if (taking.lot != lot) {
          continue;
        }
        long part = Math.min(rest, taking.points);
        taking.points -= part;
        if (taking.points == 0) {
          claim.takings.remove(j);
        }
        enter(at, claim.kind, lot.id, part, claim.cause);
        owe(claim, part, at);
        rest -= part;
      }
    }
  }

  private void owe(Claim claim, long points, Instant at) {
    claim.owed += points;
    owed += points;
    enter(at, claim.kind, "", -points, claim.cause);
  }

  /** Pays what is owed, the oldest first, from what may be spent. */
  void settle(Instant at) {
    for (int i = 0; owed > 0; ) {
      OpenLot lot = firstToSpend(at);
      if (lot == null) {
        return;
      }
      while (claims.get(i).owed == 0) {
        i++;
      }
      Claim claim = claims.get(i);
      long part = Math.min(lot.left, claim.owed);
      lot.left -= part;
      claim.takings.add(new Taking(lot, part));
      claim.owed -= part;
      owed -= part;
      enter(at, Kind.SETTLED, lot.id, -part, claim.cause);
      enter(at, Kind.SETTLED, "", part, claim.cause);
    }
  }

  /** Does what time alone does up to an instant, included. */
  void advance(Instant to) {
    if (owed == 0 && to.isBefore(soonestEnd)) {
      return;
    }
    while (true) {
      OpenLot ending = null;
      OpenLot starting = null;
      for (OpenLot lot : lots) {
        if (lot.left > 0) {
          if (ending == null || lot.end.isBefore(ending.end)) {
            ending = lot;
          }
          if (owed > 0
              && lot.isActive(to)
              && (starting == null || lot.activeFrom.isBefore(starting.activeFrom))) {
            starting = lot;
          }
        }
      }
      if (ending != null
          && !to.isBefore(ending.end)
          && !ending.end.equals(Instant.MAX)
          && (starting == null || !starting.activeFrom.isBefore(ending.end))) {
        expire(ending);
      } else if (starting != null) {
        settle(starting.activeFrom);
      } else {
        soonestEnd = ending == null ? Instant.MAX : ending.end;
        return;
      }
    }
  }

  private void expire(OpenLot lot) {
    enter(lot.end, Kind.EXPIRED, lot.id, -lot.left, "");
    lot.expired += lot.left;
    lot.left = 0;
  }

  private void keepAlive(Instant at) {
    if (programme.expiry() instanceof ExpiryRule.Inactivity) {
      Instant end = endOfEarned(at);
      for (OpenLot lot : lots) {
        if (lot.amount > 0 && lot.end.isAfter(at)) {
          lot.extend(end);
        }
      }
    }
  }

  private Instant endOfEarned(Instant at) {
    return programme.expiry().end(at, programme.zone()).orElse(Instant.MAX);
  }

  private void add(OpenLot lot, long points) {
    lot.left += points;
    if (lot.end.isBefore(soonestEnd)) {
      soonestEnd = lot.end;
    }
  }

  private @Nullable OpenLot firstToSpend(Instant at) {
    OpenLot first = null;
    for (OpenLot lot : lots) {
      if (lot.left > 0 && lot.isActive(at) && (first == null || lot.end.isBefore(first.end))) {
        first = lot;
      }
    }
    return first;
  }

  private void enter(Instant at, Kind kind, String lot, long points, String cause) {
    entries.add(new Entry(at, kind, lot, points, cause));
  }

  PointsAccount account(Instant asOf) {
    List<PointsAccount.Lot> closed = new ArrayList<>(lots.size());
    long balance = 0;
    long pending = 0;
    for (OpenLot lot : lots) {
      if (lot.amount > 0) {
        closed.add(lot.closed());
        if (lot.isActive(asOf)) {
          balance += lot.left;
        } else {
          pending += lot.left;
        }
      }
    }
    return new PointsAccount(programme.ledger(), balance, pending, owed, closed, entries);
  }
}
