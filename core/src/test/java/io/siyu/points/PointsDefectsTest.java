package io.siyu.points;

import static io.siyu.points.Examples.BASE;
import static io.siyu.points.Examples.asOf;
import static io.siyu.points.Examples.back;
import static io.siyu.points.Examples.byHand;
import static io.siyu.points.Examples.day;
import static io.siyu.points.Examples.during;
import static io.siyu.points.Examples.grouped;
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
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.points.EarningRule.On;
import io.siyu.points.ExpiryRule.EndOf;
import io.siyu.points.ExpiryRule.EndOf.Unit;
import io.siyu.points.ExpiryRule.Never;
import io.siyu.points.PointsAccount.Expiry;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.points.PointsAccount.Lot;
import io.siyu.points.PointsDeed.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What goes wrong in ledgers elsewhere, one test each. */
class PointsDefectsTest {
  private static final PointsProgramme LASTING = programme(new Never());
  private static final PointsProgramme MONTHLY = programme(new EndOf(Unit.MONTH, 0));

  @Test
  @DisplayName("B-12 growth that is computed but never credited")
  void growth_computed_never_credited() {
    PointsAccount account = asOf(growth(LASTING), "02-01", order("o", "01-01", 10_000));
    assertThat(account.balance()).isEqualTo(100).isEqualTo(sum(account));
  }

  @Test
  @DisplayName("B-1 an expired credit is removed while what was spent of it stays a debit")
  void expired_credit_removed_while_debits_stay() {
    PointsAccount account =
        asOf(
            MONTHLY,
            "02-02",
            order("old", "01-01", 10_000),
            spent("s", "01-02", 80),
            order("new", "02-01", 5_000));
    assertThat(account.balance()).as("not 50 - 80").isEqualTo(50);
    assertThat(sum(account, Kind.EXPIRED)).isEqualTo(-20);
  }

  @Test
  @DisplayName("B-11 the next expiry is one date while points go on many")
  void next_expiry_shows_one_date_only() {
    assertThat(
            asOf(
                    MONTHLY,
                    "02-02",
                    order("a", "01-31", 1_000),
                    order("b", "02-01", 2_000),
                    byHand("c", "02-01", 4))
                .expiring())
        .containsExactly(new Expiry(day("03-01"), 24));
    assertThat(
            asOf(
                    programme(new ExpiryRule.After(1, 0)),
                    "01-20",
                    order("a", "01-05", 1_000),
                    order("b", "01-06", 2_000),
                    spent("s", "01-07", 3))
                .expiring())
        .containsExactly(new Expiry(day("02-05"), 7), new Expiry(day("02-06"), 20));
  }

  @Test
  @DisplayName("B-8 only credits with the label of earned ones expire")
  void expiry_by_label() {
    PointsProgramme welcome =
        programme(
            new EndOf(Unit.MONTH, 0), BASE, once("hi", On.JOIN, 5), once("friend", On.REFERRAL, 6));
    PointsAccount account =
        asOf(
            welcome,
            "02-01",
            order("o", "01-01", 1_000),
            joined("j", "01-01"),
            new PointsDeed.Occasion("f", day("01-01"), On.REFERRAL),
            byHand("a", "01-01", 7));
    assertThat(account.lots()).extracting(Lot::amount).containsExactlyInAnyOrder(10L, 5L, 6L, 7L);
    assertThat(account.lots()).extracting(Lot::left).containsOnly(0L);
  }

  @Test
  @DisplayName("B-1 a history is kept beside the balance and tells something else")
  void history_kept_beside_the_balance() {
    List<PointsDeed> deeds =
        List.of(
            order("o", "01-01", 10_000, back("01-20", 9_000)),
            spent("s", "01-05", 70),
            returned("r", "01-25", 30, "s"),
            byHand("a", "01-26", 12),
            byHand("b", "01-27", -4));
    for (String day : List.of("01-02", "01-06", "01-21", "01-26", "01-27", "02-01", "02-02")) {
      PointsAccount account = PointsLedger.of(MONTHLY, deeds, day(day));
      assertThat(sum(account)).isEqualTo(account.balance() + account.pending() - account.debt());
    }
  }

  @Test
  @DisplayName("B-3 of two rules the one edited last wins")
  void last_edited_rule_wins() {
    EarningRule twice = grouped(perMoney("twice", 2, 100), "g", 1);
    EarningRule thrice = grouped(perMoney("thrice", 3, 100), "g", 2);
    EarningRule also = grouped(perMoney("also", 5, 100), "g", 2);
    EarningRule former = grouped(during(perMoney("aa", 9, 100), "", "01-01"), "g", 3);
    List<EarningRule> rules = new ArrayList<>(List.of(twice, thrice, also, former));
    for (int i = 0; i < rules.size(); i++) {
      Collections.rotate(rules, 1);
      PointsProgramme programme = programme(new Never(), rules.toArray(EarningRule[]::new));
      assertThat(asOf(programme, "03-01", order("o", "01-01", 1_000)).lots())
          .extracting(Lot::id, Lot::amount)
          .containsExactly(tuple("o/also", 50L));
    }
  }

  @Test
  @DisplayName("B-3 codes are ordered by their bytes, not by UTF-16")
  void ties_by_bytes() {
    PointsProgramme programme =
        programme(
            new Never(),
            grouped(perMoney("\uE000", 1, 100), "g", 0),
            grouped(perMoney("😀", 2, 100), "g", 0));
    assertThat(asOf(programme, "03-01", order("o", "01-01", 1_000)).balance()).isEqualTo(10);
  }

  @Test
  @DisplayName("B-4 a rule that ended takes back by the rule that came after it")
  void refund_by_the_rule_of_today() {
    PointsProgramme changed =
        programme(
            new Never(),
            during(perMoney("v1", 3, 100), "", "01-15"),
            during(perMoney("v2", 1, 100), "01-15", ""));
    assertThat(asOf(changed, "03-01", order("o", "01-01", 1_000, back("02-01", 500))).balance())
        .isEqualTo(15);
  }

  @Test
  @DisplayName("B-4 proportional refunds do not add up to what was earned")
  void proportional_refund_that_does_not_add_up() {
    for (EarningRule.Rounding rounding : EarningRule.Rounding.values()) {
      EarningRule rule =
          new EarningRule(
              "r", On.ORDER, 7, 1_000, rounding, "", 0, Optional.empty(), Optional.empty());
      Amount[] thirds = {back("01-02", 3_333), back("01-03", 3_333), back("01-04", 3_334)};
      PointsAccount account =
          asOf(programme(new Never(), rule), "03-01", order("o", "01-01", 10_000, thirds));
      assertThat(sum(account, Kind.EARNED)).isEqualTo(70);
      assertThat(sum(account, Kind.REVERSED)).isEqualTo(-70);
    }
  }

  @Test
  @DisplayName("B-7 a refund of points already spent is forgotten, or the balance is below zero")
  void refund_after_spending() {
    PointsAccount account =
        asOf(
            LASTING,
            "02-01",
            order("o", "01-01", 10_000, back("01-03", 10_000)),
            spent("s", "01-02", 100));
    assertThat(account.balance()).isZero();
    assertThat(account.debt()).isEqualTo(100);
  }

  @Test
  @DisplayName("B-7 a refund after expiry takes points back that time took already")
  void refund_after_expiry() {
    PointsAccount account =
        asOf(
            MONTHLY,
            "03-01",
            order("o", "01-01", 10_000, back("02-05", 5_000), back("02-06", 5_000)),
            spent("s", "01-02", 40),
            order("p", "02-04", 3_000));
    assertThat(account.debt()).as("only what was spent, less what paid for it").isEqualTo(10);
    PointsAccount half =
        asOf(
            MONTHLY,
            "02-06",
            order("o", "01-01", 10_000, back("02-05", 5_000)),
            spent("s", "01-02", 40),
            order("p", "02-04", 3_000));
    assertThat(half.balance()).as("as if refunded before").isEqualTo(30);
  }

  @Test
  @DisplayName("B-6 points that come back live longer than before, or come back to one lot twice")
  void returned_points_are_laundered() {
    PointsAccount account =
        asOf(
            MONTHLY,
            "02-01",
            order("o", "01-01", 1_000),
            spent("s1", "01-02", 10),
            returned("r1", "01-03", 10, "s1"),
            spent("s2", "01-04", 10),
            returned("r2", "01-31", 10, "s2"),
            returned("r3", "01-31", 10, "s1"));
    assertThat(sum(account, Kind.RETURNED)).isEqualTo(20);
    assertThat(account.balance()).isZero();
    assertThat(left(account, "o/base")).isZero();
  }

  @Test
  @DisplayName("B-2 hundreds of deeds of one second depend on the order in which they came")
  void one_second() {
    List<PointsDeed> deeds = new ArrayList<>();
    IntStream.range(0, 100)
        .forEach(
            i -> {
              deeds.add(order("o" + i, "01-01", 100 + 7L * i));
              deeds.add(spent("s" + i, "01-01", 1 + i % 3));
            });
    PointsAccount account = PointsLedger.of(MONTHLY, deeds, day("01-02"));
    Collections.reverse(deeds);
    assertThat(PointsLedger.of(MONTHLY, deeds, day("01-02"))).isEqualTo(account);
  }
}
