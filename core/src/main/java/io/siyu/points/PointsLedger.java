package io.siyu.points;

import io.siyu.json.Utf8Order;
import io.siyu.points.EarningRule.On;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.points.PointsDeed.Adjustment;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Occasion;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsDeed.Spending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Computes accounts from what happened (积分账本). A function of its arguments.
 *
 * <p>The balance is what the entries add up to; nothing is kept beside them. The rules:
 *
 * <ul>
 *   <li>A lot is what one rule gave for one deed, its id {@code deed/rule}; points given by hand
 *       are the lot {@code deed/}. A lot that got no points is not listed.
 *   <li>What an order earns follows from its money after each payment and refund, rounded once;
 *       with a later payment the lot grows, and its expiry counts from that. The rule is the one in
 *       force at the order's instant, for refunds too. Points given once for an order are given
 *       with its first money and taken back in proportion.
 *   <li>A spending takes from the lot that expires first, of equals from the one earned first, then
 *       in the order of the deeds and of the programme's rules. The host's word that points were
 *       spent is true: beyond the balance it makes a debt. Points taken by hand do likewise.
 *   <li>What comes back goes where it was taken from, the last taken first, what is owed before
 *       that. What comes back beyond what was spent, or of a spending unknown by then, is nothing.
 *   <li>What is taken back is the lot's own, be it there or expired. What of it was spent is taken
 *       from other lots instead, booked as a debt that they pay, or stays a debt.
 *   <li>Points pay a debt, the oldest first, as soon as they may be spent. Where there is a debt
 *       there is no balance.
 *   <li>At one instant: expiry, beginning of validity, earning, spending, return, refund, taking by
 *       hand; then by what the deeds say of times and amounts, and what of them came back; then by
 *       the deed's id.
 *   <li>Of different deeds of one kind and id the earliest counts. No deed moves more than {@link
 *       #POINTS_MAX} points by one rule.
 * </ul>
 */
public final class PointsLedger {
  /** The most points that one rule gives for one deed, or one deed moves. */
  public static final long POINTS_MAX = 1_000_000_000_000L;

  private static final Comparator<PointsDeed> BY_ID =
      (a, b) -> {
        int byId = Utf8Order.INSTANCE.compare(a.id(), b.id());
        if (byId != 0) {
          return byId;
        }
        return a instanceof Occasion one && b instanceof Occasion other
            ? one.on().compareTo(other.on())
            : Integer.compare(kind(a), kind(b));
      };

  private static final Comparator<Move> IN_TIME =
      (a, b) -> {
        int byTime = a.at.compareTo(b.at);
        return byTime != 0 ? byTime : a.rank.compareTo(b.rank);
      };

  private final PointsProgramme programme;
  private final Instant asOf;
  private final List<OpenLot> lots = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private final Books books;

  private PointsLedger(PointsProgramme programme, Instant asOf) {
    this.programme = programme;
    this.asOf = asOf;
    this.books = new Books(programme, lots);
  }

  /**
   * Computes an account.
   *
   * @param programme the ledger's rules
   * @param deeds what happened, in any order; repetitions change nothing
   * @param asOf what happens at this instant or later is not seen; what time alone does is done up
   *     to and including it
   */
  public static PointsAccount of(
      PointsProgramme programme, Collection<? extends PointsDeed> deeds, Instant asOf) {
    PointsLedger ledger = new PointsLedger(programme, asOf);
    for (PointsDeed deed : seen(deeds, asOf)) {
      ledger.read(deed);
    }
    // What is equal in these orders stays in that of the deeds.
    ledger.lots.sort(Comparator.comparing(lot -> lot.earnedAt));
    ledger.moves.sort(IN_TIME);
    for (Move move : ledger.moves) {
      ledger.books.advance(move.at);
      move.act.run();
      ledger.books.settle(move.at);
    }
    ledger.books.advance(asOf);
    return ledger.books.account(asOf);
  }

  /** What happened before an instant, each once, in the order of {@link DeedOrder}. */
  private static List<PointsDeed> seen(Collection<? extends PointsDeed> deeds, Instant asOf) {
    List<PointsDeed> sorted = new ArrayList<>(deeds.size());
    for (PointsDeed deed : deeds) {
      if (deed.at().isBefore(asOf)) {
        sorted.add(deed);
      }
    }
    sorted.sort(BY_ID);
    List<PointsDeed> seen = new ArrayList<>(sorted.size());
    for (PointsDeed deed : sorted) {
      int last = seen.size() - 1;
      if (last < 0 || BY_ID.compare(seen.get(last), deed) != 0) {
        seen.add(deed);
      } else if (isEarlier(deed, seen.get(last))) {
        seen.set(last, deed);
      }
    }
    seen.sort(new DeedOrder(seen, asOf));
    return seen;
  }

  /** Where the host broke its word that ids are unique, some order must still decide. */
  private static boolean isEarlier(PointsDeed a, PointsDeed b) {
    int byTime = a.at().compareTo(b.at());
    return byTime != 0 ? byTime < 0 : !a.equals(b) && a.toString().compareTo(b.toString()) < 0;
  }

  private static int kind(PointsDeed deed) {
    if (deed instanceof Purchase) {
      return 0;
    }
    if (deed instanceof Spending) {
      return 1;
    }
    return deed instanceof Occasion ? 2 : 3;
  }

  private void read(PointsDeed deed) {
    if (deed instanceof Purchase purchase) {
      read(purchase);
    } else if (deed instanceof Occasion occasion) {
      read(occasion);
    } else if (deed instanceof Spending spending) {
      read(spending);
    } else if (deed instanceof Adjustment adjustment) {
      read(adjustment);
    }
  }

  private void read(Purchase purchase) {
    List<OrderEarning> earnings = new ArrayList<>();
    for (EarningRule rule : programme.rules()) {
      if (applies(rule, On.ORDER, purchase.at())) {
        earnings.add(new OrderEarning(rule, lot(purchase, rule.code(), activeFrom(purchase))));
      }
    }
    if (earnings.isEmpty()) {
      return;
    }
    for (Amount payment : purchase.payments()) {
      Instant at = OpenLot.later(purchase.at(), payment.at());
      move(at, Rank.EARN, () -> pay(purchase, earnings, payment.minor(), at));
    }
    for (Amount refund : purchase.refunds()) {
      Instant at = OpenLot.later(purchase.at(), refund.at());
      move(at, Rank.REFUND, () -> refund(purchase, earnings, refund.minor(), at));
    }
  }

  private void pay(Purchase purchase, List<OrderEarning> earnings, long minor, Instant at) {
    for (OrderEarning earning : earnings) {
      books.earn(Kind.EARNED, earning.lot, earning.pay(minor), at, purchase.id());
    }
  }

  private void refund(Purchase purchase, List<OrderEarning> earnings, long minor, Instant at) {
    for (OrderEarning earning : earnings) {
      books.reverse(earning.lot, earning.refund(minor), at, purchase.id());
    }
  }

  private Instant activeFrom(Purchase purchase) {
    if (programme.pending() instanceof PointsProgramme.Pending.AfterPayment after) {
      return programme.plusDays(purchase.at(), after.days());
    }
    if (programme.pending() instanceof PointsProgramme.Pending.AfterCompletion after) {
      Optional<Instant> completed = purchase.completedAt();
      return completed.isPresent() && completed.get().isBefore(asOf)
          ? OpenLot.later(purchase.at(), programme.plusDays(completed.get(), after.days()))
          : Instant.MAX;
    }
    return purchase.at();
  }

  private void read(Occasion occasion) {
    if (occasion.on() == On.ORDER) {
      return; // An order is a purchase; as an occasion it would earn twice.
    }
    Instant at = occasion.at();
    for (EarningRule rule : programme.rules()) {
      if (applies(rule, occasion.on(), at)) {
        OpenLot lot = lot(occasion, rule.code(), at);
        move(at, Rank.EARN, () -> books.earn(Kind.EARNED, lot, rule.points(), at, occasion.id()));
      }
    }
  }

  private void read(Spending spending) {
    if (programme.kind() == PointsProgramme.Kind.SPENDABLE && spending.points() > 0) {
      long points = Math.min(spending.points(), POINTS_MAX);
      move(spending.at(), Rank.SPEND, () -> books.spend(spending.id(), points, spending.at()));
    }
  }

  private void read(Adjustment adjustment) {
    Instant at = adjustment.at();
    long points = Math.max(-POINTS_MAX, Math.min(adjustment.points(), POINTS_MAX));
    if (!adjustment.returns().isEmpty()) {
      if (points > 0) {
        move(
            at,
            Rank.RETURN,
            () -> books.giveBack(adjustment.returns(), points, at, adjustment.id()));
      }
    } else if (points > 0) {
      OpenLot lot = lot(adjustment, "", at);
      move(at, Rank.EARN, () -> books.earn(Kind.ADJUSTED, lot, points, at, adjustment.id()));
    } else if (points < 0) {
      move(at, Rank.TAKE, () -> books.takeByHand(adjustment.id(), -points, at));
    }
  }

  private boolean applies(EarningRule rule, On on, Instant at) {
    if (!isInForce(rule, on, at)) {
      return false;
    }
    if (!rule.group().isEmpty()) {
      for (EarningRule other : programme.rules()) {
        if (other.group().equals(rule.group()) && isInForce(other, on, at) && beats(other, rule)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isInForce(EarningRule rule, On on, Instant at) {
    return rule.on() == on
        && (rule.from().isEmpty() || !at.isBefore(rule.from().get()))
        && (rule.until().isEmpty() || at.isBefore(rule.until().get()));
  }

  private static boolean beats(EarningRule a, EarningRule b) {
    return a.priority() != b.priority()
        ? a.priority() > b.priority()
        : Utf8Order.INSTANCE.compare(a.code(), b.code()) < 0;
  }

  private OpenLot lot(PointsDeed deed, String rule, Instant activeFrom) {
    OpenLot lot = new OpenLot(deed.id() + "/" + rule, deed.at(), activeFrom);
    lots.add(lot);
    return lot;
  }

  private void move(Instant at, Rank rank, Runnable act) {
    if (at.isBefore(asOf)) {
      moves.add(new Move(at, rank, act));
    }
  }

  /** What of one instant comes first. */
  private enum Rank {
    EARN,
    SPEND,
    RETURN,
    REFUND,
    TAKE
  }

  private record Move(Instant at, Rank rank, Runnable act) {}
}
