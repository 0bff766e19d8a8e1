package io.siyu.points;

import static io.siyu.points.Examples.BASE;
import static io.siyu.points.Examples.asOf;
import static io.siyu.points.Examples.back;
import static io.siyu.points.Examples.byHand;
import static io.siyu.points.Examples.completed;
import static io.siyu.points.Examples.day;
import static io.siyu.points.Examples.during;
import static io.siyu.points.Examples.growth;
import static io.siyu.points.Examples.joined;
import static io.siyu.points.Examples.left;
import static io.siyu.points.Examples.once;
import static io.siyu.points.Examples.order;
import static io.siyu.points.Examples.perMoney;
import static io.siyu.points.Examples.programme;
import static io.siyu.points.Examples.returned;
import static io.siyu.points.Examples.spent;
import static io.siyu.points.Examples.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.points.EarningRule.On;
import io.siyu.points.ExpiryRule.After;
import io.siyu.points.ExpiryRule.EndOf;
import io.siyu.points.ExpiryRule.EndOf.Unit;
import io.siyu.points.ExpiryRule.Inactivity;
import io.siyu.points.ExpiryRule.Never;
import io.siyu.points.PointsAccount.Entry;
import io.siyu.points.PointsAccount.Expiry;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.points.PointsAccount.Lot;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsProgramme.Lapsed;
import io.siyu.points.PointsProgramme.Pending;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PointsLedgerTest {
  private static final PointsProgramme LASTING = programme(new Never());
  private static final PointsProgramme MONTHLY = programme(new EndOf(Unit.MONTH, 0));
  private static final PointsProgramme SEVEN_DAYS =
      programme(new Pending.AfterCompletion(7), new Never(), new Lapsed.Lost());

  @Test
  @DisplayName("B-1 a month in the life of an account, entry by entry")
  void entries() {
    PointsAccount account =
        asOf(
            MONTHLY,
            "02-02",
            order("o1", "01-05", 10_000, back("01-20", 2_500)),
            spent("s1", "01-10", 30),
            byHand("a1", "01-15", 5));

    assertThat(account.entries())
        .containsExactly(
            new Entry(day("01-05"), Kind.EARNED, "o1/base", 100, "o1"),
            new Entry(day("01-10"), Kind.SPENT, "o1/base", -30, "s1"),
            new Entry(day("01-15"), Kind.ADJUSTED, "a1/", 5, "a1"),
            new Entry(day("01-20"), Kind.REVERSED, "o1/base", -25, "o1"),
            new Entry(day("02-01"), Kind.EXPIRED, "o1/base", -45, ""),
            new Entry(day("02-01"), Kind.EXPIRED, "a1/", -5, ""));
    assertThat(account.lots())
        .containsExactly(
            new Lot("o1/base", day("01-05"), day("01-05"), Optional.of(day("02-01")), 100, 0),
            new Lot("a1/", day("01-15"), day("01-15"), Optional.of(day("02-01")), 5, 0));
    assertThat(account.balance()).isZero();
  }

  @Test
  @DisplayName("B-2 what happens at the instant asked for is not seen, what time does then is done")
  void as_of() {
    Purchase order = completed(order("o", "01-10", 10_000, back("01-15", 5_000)), "01-12");

    assertThat(asOf(LASTING, "01-10", order)).isEqualTo(asOf(LASTING, "01-10"));
    assertThat(asOf(LASTING, "01-15", order).balance()).isEqualTo(100);
    assertThat(asOf(LASTING, "01-16", order).balance()).isEqualTo(50);
    PointsProgramme atOnce =
        programme(new Pending.AfterCompletion(0), new Never(), new Lapsed.Lost());
    assertThat(asOf(atOnce, "01-12", order).pending()).isEqualTo(100);
    assertThat(asOf(atOnce, "01-13", order).balance()).isEqualTo(100);
    assertThat(PointsLedger.of(MONTHLY, List.of(order), day("02-01").minusNanos(1)).balance())
        .isEqualTo(50);
    assertThat(asOf(MONTHLY, "02-01", order).balance()).isZero();
    assertThat(PointsLedger.of(atOnce, List.of(order), Instant.MAX).balance()).isEqualTo(50);
  }

  @Test
  @DisplayName(
      "B-2 a deed that is told twice happened once; of different ones with one id, the first")
  void once_each() {
    Purchase order = order("o", "01-10", 10_000);
    assertThat(asOf(LASTING, "02-01", order, order, spent("s", "01-11", 5), spent("s", "01-11", 5)))
        .isEqualTo(asOf(LASTING, "02-01", order, spent("s", "01-11", 5)));
    assertThat(asOf(LASTING, "02-01", order, spent("s", "01-12", 7), spent("s", "01-11", 5)))
        .isEqualTo(asOf(LASTING, "02-01", order, spent("s", "01-11", 5)));
    assertThat(asOf(LASTING, "02-01", order, spent("o", "01-11", 5)).balance()).isEqualTo(95);
  }

  @Test
  @DisplayName(
      "B-3 rules that stand alone add up; a rule counts from its beginning, not at its end")
  void rules_add() {
    PointsProgramme both =
        programme(
            new Never(),
            BASE,
            during(once("gift", On.ORDER, 7), "01-10", "01-20"),
            once("welcome", On.JOIN, 50));
    assertThat(asOf(both, "03-01", order("o", "01-09", 10_000)).balance()).isEqualTo(100);
    assertThat(asOf(both, "03-01", order("o", "01-10", 10_000)).lots())
        .extracting(Lot::id)
        .containsExactly("o/base", "o/gift");
    assertThat(asOf(both, "03-01", order("o", "01-19", 10_000)).balance()).isEqualTo(107);
    assertThat(asOf(both, "03-01", order("o", "01-20", 10_000)).balance()).isEqualTo(100);
    assertThat(asOf(both, "03-01", joined("j", "01-10")).balance()).isEqualTo(50);
    assertThat(asOf(both, "03-01", new PointsDeed.Occasion("x", day("01-11"), On.ORDER)).entries())
        .as("an order is a purchase")
        .isEmpty();
  }

  @Test
  @DisplayName(
      "B-4 deposit and balance are rounded together, and fill one lot that lives from the last")
  void deposit_and_balance() {
    Purchase order =
        new Purchase(
            "o",
            day("01-10"),
            List.of(back("01-10", 150), back("02-10", 150)),
            List.of(),
            Optional.empty());
    assertThat(asOf(LASTING, "02-01", order).balance()).isEqualTo(1);
    assertThat(asOf(LASTING, "03-01", order).balance()).isEqualTo(3);
    PointsAccount monthly = asOf(MONTHLY, "02-11", order);
    assertThat(monthly.lots())
        .containsExactly(
            new Lot("o/base", day("01-10"), day("01-10"), Optional.of(day("03-01")), 3, 2));
    assertThat(sum(monthly, Kind.EXPIRED)).isEqualTo(-1);
  }

  @Test
  @DisplayName("B-4 rounding is the rule's")
  void rounding() {
    for (var expected :
        List.of(
            List.of(149L, 1L, 2L, 1L),
            List.of(150L, 1L, 2L, 2L),
            List.of(200L, 2L, 2L, 2L),
            List.of(1L, 0L, 1L, 0L))) {
      for (EarningRule.Rounding rounding : EarningRule.Rounding.values()) {
        EarningRule rule =
            new EarningRule(
                "r", On.ORDER, 1, 100, rounding, "", 0, Optional.empty(), Optional.empty());
        assertThat(
                asOf(programme(new Never(), rule), "03-01", order("o", "01-01", expected.get(0)))
                    .balance())
            .isEqualTo(expected.get(1 + rounding.ordinal()));
      }
    }
  }

  @Test
  @DisplayName("B-4 points given once for an order go with its money, none for nothing paid")
  void once_an_order() {
    PointsProgramme gift = programme(new Never(), once("gift", On.ORDER, 10));
    assertThat(asOf(gift, "03-01", order("o", "01-01", 0)).lots()).isEmpty();
    assertThat(asOf(gift, "03-01", order("o", "01-01", 300)).balance()).isEqualTo(10);
    assertThat(asOf(gift, "03-01", order("o", "01-01", 300, back("01-02", 100))).balance())
        .isEqualTo(6);
    assertThat(asOf(gift, "03-01", order("o", "01-01", 300, back("01-02", 300))).balance())
        .isZero();
  }

  @Test
  @DisplayName("B-4 figures as large as allowed neither overflow nor throw")
  void large_figures() {
    EarningRule most = perMoney("most", PointsProgramme.POINTS_MAX, 1);
    PointsAccount account =
        asOf(
            programme(new Never(), most),
            "03-01",
            order("o", "01-01", 1_000_000_000_000L, back("01-02", 999_999_999_999L)));
    assertThat(account.entries())
        .extracting(Entry::points)
        .first()
        .isEqualTo(PointsLedger.POINTS_MAX);
    assertThat(account.balance()).isEqualTo(PointsProgramme.POINTS_MAX);
    EarningRule fine = perMoney("fine", 999_999_999, 1_000_000_007);
    assertThat(
            asOf(programme(new Never(), fine), "03-01", order("o", "01-01", 999_999_999_937L))
                .balance())
        .as("999999999 * 999999999937 / 1000000007")
        .isEqualTo(999_999_991_937L);
    assertThat(
            asOf(
                    LASTING,
                    "03-01",
                    spent("s", "01-01", Long.MAX_VALUE),
                    byHand("a", "01-01", Long.MIN_VALUE),
                    order("o", "01-01", Long.MAX_VALUE, back("01-02", Long.MAX_VALUE)))
                .debt())
        .isEqualTo(2 * PointsLedger.POINTS_MAX);
  }

  @Test
  @DisplayName(
      "B-5 what expires first is spent first, what never does last, ties by earning and id")
  void spending_order() {
    PointsProgramme twoKinds = programme(new EndOf(Unit.QUARTER, 0));
    PointsAccount account =
        asOf(
            twoKinds,
            "05-01",
            order("c", "01-02", 1_000),
            order("b", "02-01", 1_000),
            order("a", "02-01", 1_000),
            order("z", "01-01", 1_000),
            order("n", "03-31", 1_000),
            spent("s", "03-31", 41));
    assertThat(account.entries())
        .filteredOn(entry -> entry.kind() == Kind.SPENT)
        .extracting(Entry::lot)
        .containsExactly("z/base", "c/base", "a/base", "b/base", "n/base");
    PointsAccount shorter =
        asOf(
            programme(new After(0, 10)),
            "01-12",
            order("late", "01-04", 1_000),
            order("early", "01-03", 1_000),
            spent("s", "01-05", 12));
    assertThat(left(shorter, "early/base")).isZero();
    assertThat(left(shorter, "late/base")).isEqualTo(8);
  }

  @Test
  @DisplayName(
      "B-6 what comes back goes to the lots it was taken from, last taken first, and no further")
  void returns() {
    PointsDeed[] deeds = {
      order("o1", "01-20", 1_000), order("o2", "02-20", 1_000), spent("s", "02-21", 15)
    };
    PointsProgramme quarterly = programme(new After(2, 0));
    assertThat(asOf(quarterly, "03-01", with(deeds, returned("r", "02-22", 7, "s"))).expiring())
        .containsExactly(new Expiry(day("03-20"), 2), new Expiry(day("04-20"), 10));
    assertThat(
            asOf(
                    quarterly,
                    "03-01",
                    with(
                        deeds,
                        returned("r", "02-22", 7, "s"),
                        returned("r2", "02-22", 100, "s"),
                        returned("r3", "02-22", 1, "unknown"),
                        returned("r4", "02-22", -1, "s")))
                .expiring())
        .containsExactly(new Expiry(day("03-20"), 10), new Expiry(day("04-20"), 10));
    assertThat(asOf(quarterly, "03-01", with(deeds, returned("r", "02-20", 7, "s"))).balance())
        .as("back before it was spent")
        .isEqualTo(5);
  }

  @Test
  @DisplayName("B-6 what comes back to an expired lot is lost, or valid for some days, as ruled")
  void lapsed() {
    PointsDeed[] deeds = {
      order("o", "01-20", 1_000), spent("s", "01-21", 8), returned("r", "02-10", 8, "s")
    };
    PointsAccount lost = asOf(MONTHLY, "02-11", deeds);
    assertThat(lost.balance()).isZero();
    assertThat(lost.entries())
        .endsWith(
            new Entry(day("02-10"), Kind.RETURNED, "o/base", 8, "r"),
            new Entry(day("02-10"), Kind.EXPIRED, "o/base", -8, "r"));

    PointsProgramme restoring =
        programme(new Pending.None(), new EndOf(Unit.MONTH, 0), new Lapsed.RestoredFor(30));
    assertThat(asOf(restoring, "02-11", deeds).expiring())
        .containsExactly(new Expiry(day("03-12"), 8));
    assertThat(asOf(restoring, "03-12", deeds).balance()).isZero();
    assertThat(
            asOf(
                    restoring,
                    "02-21",
                    order("o", "01-20", 1_000),
                    spent("s", "01-21", 8),
                    returned("r", "02-10", 4, "s"),
                    returned("r2", "02-20", 4, "s"))
                .expiring())
        .as("a lot that is valid again keeps its end")
        .containsExactly(new Expiry(day("03-12"), 8));
  }

  @Test
  @DisplayName("B-7 what was spent and then taken back is owed, and paid by what may be spent next")
  void debt() {
    PointsDeed[] deeds = {
      order("o1", "01-01", 10_000, back("01-05", 10_000)),
      spent("s", "01-02", 60),
      order("o2", "01-10", 2_000),
      order("o3", "01-11", 10_000)
    };
    PointsAccount owing = asOf(LASTING, "01-06", deeds);
    assertThat(List.of(owing.balance(), owing.debt())).containsExactly(0L, 60L);
    assertThat(owing.entries())
        .endsWith(
            new Entry(day("01-05"), Kind.SPENT, "o1/base", 60, "s"),
            new Entry(day("01-05"), Kind.SPENT, "", -60, "s"),
            new Entry(day("01-05"), Kind.REVERSED, "o1/base", -100, "o1"));
    assertThat(asOf(LASTING, "01-11", deeds).debt()).isEqualTo(40);
    PointsAccount paid = asOf(LASTING, "01-12", deeds);
    assertThat(List.of(paid.balance(), paid.debt())).containsExactly(60L, 0L);
    assertThat(paid.entries())
        .endsWith(
            new Entry(day("01-11"), Kind.SETTLED, "o3/base", -40, "s"),
            new Entry(day("01-11"), Kind.SETTLED, "", 40, "s"));
  }

  @Test
  @DisplayName("B-7 other points pay for what was spent of an order that is given back")
  void other_lots_pay() {
    PointsAccount account =
        asOf(
            LASTING,
            "02-01",
            order("o1", "01-01", 10_000, back("01-05", 10_000)),
            order("o2", "01-02", 10_000),
            spent("s", "01-03", 60),
            returned("r", "01-06", 60, "s"));
    assertThat(List.of(account.balance(), account.debt())).containsExactly(100L, 0L);
    assertThat(left(account, "o1/base")).isZero();
    assertThat(left(account, "o2/base")).isEqualTo(100);
  }

  @Test
  @DisplayName("B-7 of two spendings of an order that is given back the later one is owed")
  void later_spending_is_owed() {
    PointsAccount account =
        asOf(
            LASTING,
            "02-01",
            order("o", "01-01", 10_000, back("01-05", 6_000)),
            spent("s1", "01-02", 30),
            spent("s2", "01-03", 30));
    assertThat(account.entries()).contains(new Entry(day("01-05"), Kind.SPENT, "", -20, "s2"));
    assertThat(account.debt()).isEqualTo(20);
  }

  @Test
  @DisplayName(
      "B-7 a spending beyond the balance is true and makes a debt, which its return cancels")
  void overspent() {
    PointsDeed[] deeds = {order("o", "01-01", 1_000), spent("s", "01-02", 25)};
    assertThat(asOf(LASTING, "02-01", deeds).debt()).isEqualTo(15);
    PointsAccount back = asOf(LASTING, "02-01", with(deeds, returned("r", "01-03", 20, "s")));
    assertThat(List.of(back.balance(), back.debt())).containsExactly(5L, 0L);
  }

  @Test
  @DisplayName("B-7 pending points pay no debt until they may be spent")
  void pending_pays_later() {
    PointsDeed[] deeds = {
      byHand("a", "01-01", -30), completed(order("o", "01-02", 10_000), "01-05")
    };
    PointsAccount before = asOf(SEVEN_DAYS, "01-11", deeds);
    assertThat(List.of(before.balance(), before.pending(), before.debt()))
        .containsExactly(0L, 100L, 30L);
    PointsAccount after = asOf(SEVEN_DAYS, "01-20", deeds);
    assertThat(List.of(after.balance(), after.pending(), after.debt()))
        .containsExactly(70L, 0L, 0L);
    assertThat(after.entries())
        .endsWith(
            new Entry(day("01-12"), Kind.SETTLED, "o/base", -30, "a"),
            new Entry(day("01-12"), Kind.SETTLED, "", 30, "a"));
  }

  @Test
  @DisplayName(
      "B-9 an order's points wait for its receipt and some days; what no order earned does not")
  void pending() {
    PointsProgramme waiting =
        programme(
            new Pending.AfterCompletion(7),
            new Never(),
            new Lapsed.Lost(),
            BASE,
            once("hi", On.JOIN, 5));
    Purchase open = order("o", "01-01", 1_000);
    PointsAccount unconfirmed = asOf(waiting, "12-01", open, joined("j", "01-01"));
    assertThat(List.of(unconfirmed.balance(), unconfirmed.pending())).containsExactly(5L, 10L);
    assertThat(unconfirmed.lots().get(0).activeFrom()).isEqualTo(Instant.MAX);
    Purchase confirmed = completed(open, "01-10");
    assertThat(asOf(waiting, "01-16", confirmed).balance()).isZero();
    assertThat(asOf(waiting, "01-17", confirmed).balance()).isEqualTo(10);
    assertThat(asOf(waiting, "01-17", confirmed, spent("s", "01-16", 4)).entries())
        .as("pending points are not spent")
        .contains(new Entry(day("01-16"), Kind.SPENT, "", -4, "s"));

    PointsProgramme paid = programme(new Pending.AfterPayment(3), new Never(), new Lapsed.Lost());
    assertThat(asOf(paid, "01-03", open).pending()).isEqualTo(10);
    assertThat(asOf(paid, "01-04", open).balance()).isEqualTo(10);
  }

  @Test
  @DisplayName("B-9 points that expire before they may be spent are gone")
  void pending_expires() {
    PointsProgramme both =
        programme(new Pending.AfterCompletion(7), new EndOf(Unit.MONTH, 0), new Lapsed.Lost());
    assertThat(asOf(both, "02-01", order("o", "01-30", 1_000)).pending()).isZero();
  }

  @Test
  @DisplayName("B-10 earning or spending keeps all points; refunds, returns and takings do not")
  void inactivity() {
    PointsProgramme idle = programme(new Inactivity(2));
    Purchase order = order("o", "01-10", 1_000, back("02-20", 100));
    assertThat(asOf(idle, "03-01", order).expiring()).containsExactly(new Expiry(day("03-10"), 9));
    assertThat(
            asOf(
                    idle,
                    "03-01",
                    order,
                    spent("s", "02-01", 3),
                    returned("r", "02-21", 1, "s"),
                    byHand("a", "02-22", -1))
                .expiring())
        .containsExactly(new Expiry(day("04-01"), 6));
    assertThat(asOf(idle, "04-01", order, order("o2", "03-09", 1_000)).expiring())
        .containsExactly(new Expiry(day("05-09"), 19));
    assertThat(asOf(idle, "04-01", order, order("o2", "03-10", 1_000)).expiring())
        .as("too late for what was there")
        .containsExactly(new Expiry(day("05-10"), 10));
  }

  @Test
  @DisplayName("B-12 growth is earned, taken back and adjusted, but not spent")
  void growth_is_not_spent() {
    PointsAccount account =
        asOf(
            growth(LASTING),
            "02-01",
            order("o", "01-01", 10_000, back("01-09", 5_000)),
            spent("s", "01-02", 30),
            returned("r", "01-03", 30, "s"),
            byHand("a", "01-04", -20));
    assertThat(account.entries())
        .containsExactly(
            new Entry(day("01-01"), Kind.EARNED, "o/base", 100, "o"),
            new Entry(day("01-04"), Kind.ADJUSTED, "o/base", -20, "a"),
            new Entry(day("01-09"), Kind.REVERSED, "o/base", -50, "o"));
  }

  @Test
  @DisplayName("B-12 what was taken back of a lot can be read from its entries, after expiry too")
  void reversals_can_be_read() {
    PointsAccount account =
        asOf(
            growth(MONTHLY),
            "04-01",
            order("o", "01-01", 10_000, back("01-09", 2_000), back("03-01", 3_000)));
    assertThat(account.lots().get(0).amount()).isEqualTo(100);
    assertThat(account.entries())
        .filteredOn(entry -> entry.kind() == Kind.REVERSED && entry.lot().equals("o/base"))
        .extracting(Entry::at, Entry::points)
        .containsExactly(tuple(day("01-09"), -20L), tuple(day("03-01"), -30L));
  }

  @Test
  void programmes_that_no_ledger_can_keep_are_refused() {
    assertThatThrownBy(() -> programme(new Never(), BASE, BASE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> programme(new Never(), perMoney("a/b", 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> programme(new Never(), perMoney("a", 0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> programme(new Never(), perMoney("a", 1, -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pending.AfterCompletion(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lapsed.RestoredFor(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void money_of_before_the_order_counts_from_the_order_on() {
    Purchase order =
        new Purchase(
            "o",
            day("01-10"),
            List.of(new Amount(day("01-09"), 1_000)),
            List.of(),
            Optional.empty());
    assertThat(asOf(LASTING, "02-01", order).entries())
        .extracting(Entry::at)
        .containsExactly(day("01-10"));
  }

  private static PointsDeed[] with(PointsDeed[] deeds, PointsDeed... more) {
    PointsDeed[] all = Arrays.copyOf(deeds, deeds.length + more.length);
    System.arraycopy(more, 0, all, deeds.length, more.length);
    return all;
  }
}
