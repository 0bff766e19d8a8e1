package io.siyu.cases;

import static io.siyu.cases.Story.described;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.refunded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Fact;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Mode;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Shipped;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Finding;
import io.siyu.member.Order;
import io.siyu.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of orders, at their boundaries. */
class OrderRulesTest {
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey ORD = order("1");

  private static Order theOrder(Event... events) {
    List<Order> orders = Story.of(events).member(O1).orders();
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }

  private static Optional<Money> fen(long fen) {
    return Optional.of(Money.fen(fen));
  }

  private static Event payment(
      String at,
      String number,
      Authority authority,
      Optional<Money> total,
      Optional<Money> payerTotal) {
    return event(
        at,
        ORD,
        new OrderPaid(number, authority, total, payerTotal, Mode.LIVE),
        authority.compareTo(Authority.PLATFORM) <= 0 ? Provenance.CALLBACK : Provenance.HOST,
        Claim.payer(O1));
  }

  private static Event refund(
      String at,
      String number,
      Refunded.Outcome outcome,
      Optional<Money> total,
      Optional<Money> payer) {
    return event(
        at,
        ORD,
        new Refunded(number, Authority.PROVIDER, outcome, total, payer, Mode.LIVE),
        Provenance.CALLBACK);
  }

  @Test
  @DisplayName("O-1 deposit and balance are two payments of one order, first paid at the deposit")
  void deposit_and_balance() {
    Order order =
        theOrder(
            payment("03-05 10:00", "T2", Authority.PROVIDER, fen(900), fen(900)),
            payment("03-01 10:00", "T1", Authority.PROVIDER, fen(100), fen(100)));

    assertThat(order.paid()).isEqualTo(1_000);
    assertThat(order.paidAt()).contains(Story.at("03-01 10:00"));
  }

  @Test
  @DisplayName("O-2 of several statements about one payment the best authority's counts")
  void best_authority() {
    Order order =
        theOrder(
            payment("03-01 10:00", "T1", Authority.BILL, fen(300), fen(300)),
            payment("03-01 10:01", "T1", Authority.HOST, fen(200), fen(200)),
            payment("03-01 10:02", "T1", Authority.PLATFORM, fen(100), fen(100)));

    assertThat(order.paid()).isEqualTo(100);
  }

  @Test
  @DisplayName("O-2 the host's figure stays the host's where the provider's own statement has none")
  void host_authority_of_a_figure() {
    Order order =
        theOrder(
            payment("03-01 10:00", "", Authority.PROVIDER, Optional.empty(), Optional.empty()),
            event(
                "03-01 10:01",
                ORD,
                new OrderPaid("", Authority.PROVIDER, fen(900), fen(900), Mode.LIVE),
                Provenance.HOST,
                Claim.payer(O1)),
            payment("03-01 10:02", "T1", Authority.PLATFORM, fen(100), fen(100)));

    assertThat(order.paid()).isEqualTo(100);
  }

  @Test
  @DisplayName("O-2 the host cannot pass its figure off as the provider's")
  void host_authority() {
    Event provider = payment("03-01 10:02", "T1", Authority.PROVIDER, fen(100), fen(100));
    Event host =
        event(
            "03-01 10:00",
            ORD,
            new OrderPaid("T1", Authority.PROVIDER, fen(900), fen(900), Mode.LIVE),
            Provenance.HOST,
            Claim.payer(O1));
    Event platform =
        event(
            "03-01 10:01",
            ORD,
            new OrderPaid("T1", Authority.PLATFORM, fen(300), fen(300), Mode.LIVE),
            Provenance.CALLBACK,
            Claim.payer(O1));

    assertThat(theOrder(provider, host).paid()).isEqualTo(100);
    assertThat(theOrder(platform, host).paid()).isEqualTo(300);
  }

  @Test
  @DisplayName("O-3 what the host says of the whole order adds nothing to numbered payments")
  void host_statement_of_the_whole() {
    Event whole = payment("03-01 10:00", "", Authority.HOST, fen(120), Optional.empty());
    Event numbered = payment("03-01 10:01", "T1", Authority.PROVIDER, fen(100), fen(90));

    assertThat(theOrder(whole).paid()).isEqualTo(120);
    assertThat(theOrder(whole, numbered).paid()).isEqualTo(90);
    assertThat(theOrder(whole, numbered).findings()).containsExactly(Finding.AMOUNT_DIFFERS);
  }

  @Test
  @DisplayName("O-3 what the host says of one payment is compared with that payment")
  void host_statement_of_a_payment() {
    Event deposit = payment("03-01 10:00", "T1", Authority.PROVIDER, fen(100), fen(90));
    Event balance = payment("03-02 10:00", "T2", Authority.PROVIDER, fen(500), fen(500));

    assertThat(
            theOrder(
                    deposit,
                    balance,
                    payment("03-01 10:05", "T1", Authority.HOST, fen(100), Optional.empty()))
                .findings())
        .isEmpty();
    assertThat(
            theOrder(
                    deposit,
                    balance,
                    payment("03-01 10:05", "T1", Authority.HOST, fen(101), Optional.empty()))
                .findings())
        .containsExactly(Finding.AMOUNT_DIFFERS);
  }

  @Test
  @DisplayName(
      "O-3 a host's total that equals the amount with the provider's coupons is no difference")
  void coupons_are_no_difference() {
    Event numbered = payment("03-01 10:01", "T1", Authority.PROVIDER, fen(100), fen(90));

    assertThat(
            theOrder(numbered, described("03-01 10:00", ORD, Optional.of(100L), List.of()))
                .findings())
        .isEmpty();
    assertThat(
            theOrder(numbered, described("03-01 10:00", ORD, Optional.of(90L), List.of()))
                .findings())
        .isEmpty();
    assertThat(
            theOrder(numbered, described("03-01 10:00", ORD, Optional.of(91L), List.of()))
                .findings())
        .containsExactly(Finding.AMOUNT_DIFFERS);
  }

  @Test
  @DisplayName("O-4 payments and refunds are read on one basis")
  void one_basis() {
    Event payment = payment("03-01 10:00", "T1", Authority.PROVIDER, fen(1_000), fen(900));
    Event both = refund("03-02 10:00", "r1", Refunded.Outcome.SUCCESS, fen(100), fen(90));
    Event totalOnly =
        refund("03-02 10:00", "r2", Refunded.Outcome.SUCCESS, fen(100), Optional.empty());

    Order payer = theOrder(payment, both);
    assertThat(payer.paid()).isEqualTo(900);
    assertThat(payer.refunded()).isEqualTo(90);
    Order total = theOrder(payment, both, totalOnly);
    assertThat(total.paid()).isEqualTo(1_000);
    assertThat(total.refunded()).isEqualTo(200);

    Event payerOnly =
        refund("03-02 10:00", "r3", Refunded.Outcome.SUCCESS, Optional.empty(), fen(90));
    Order mixed = theOrder(payment, totalOnly, payerOnly);
    assertThat(mixed.paid()).as("what was paid stays known").isEqualTo(900);
    assertThat(mixed.refunded()).isEqualTo(90);
    assertThat(mixed.findings()).containsExactly(Finding.MIXED_BASIS);
    Event amountless =
        refund("03-02 10:00", "r4", Refunded.Outcome.SUCCESS, Optional.empty(), Optional.empty());
    assertThat(theOrder(payment, amountless).paid()).isEqualTo(900);
  }

  @Test
  @DisplayName("O-9 a known figure of the host's counts where the platform's statement has none")
  void known_beside_unknown() {
    Event platform =
        event(
            "03-05 10:00",
            ORD,
            new OrderPaid("", Authority.PLATFORM, Optional.empty(), Optional.empty(), Mode.LIVE),
            Provenance.CALLBACK,
            Claim.payer(O1));
    Order order =
        theOrder(platform, payment("03-05 10:01", "", Authority.HOST, fen(12_000), fen(12_000)));

    assertThat(order.paid()).isEqualTo(12_000);
    assertThat(order.paidAt()).as("when, by the platform").contains(Story.at("03-05 10:00"));
    Order described =
        theOrder(
            platform,
            described("03-05 09:00", ORD, Optional.of(700L), List.of(Story.line("A", 1, 700))),
            described("03-05 09:30", ORD, Optional.empty(), List.of()));
    assertThat(described.paid()).as("a later description takes nothing away").isEqualTo(700);
    assertThat(described.lines()).hasSize(1);
  }

  @Test
  @DisplayName(
      "O-3 the better authority's figure of the whole order beats the host's numbered payment")
  void whole_beats_worse() {
    Event platform =
        event(
            "03-05 10:00",
            ORD,
            new OrderPaid("", Authority.PLATFORM, fen(10_000), fen(10_000), Mode.LIVE),
            Provenance.CALLBACK,
            Claim.payer(O1));
    assertThat(
            theOrder(platform, payment("03-05 10:01", "t1", Authority.HOST, fen(9_000), fen(9_000)))
                .paid())
        .isEqualTo(10_000);
  }

  @Test
  @DisplayName("O-11 no amount of an order is negative")
  void not_negative() {
    assertThatThrownBy(() -> refunded("03-06 10:00", ORD, "r", -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> paid("03-06 10:00", O1, ORD, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Story.line("A", 1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("O-6 only refunds that succeeded move money")
  void successes_only() {
    Event payment = payment("03-01 10:00", "T1", Authority.PROVIDER, fen(1_000), fen(1_000));

    assertThat(
            theOrder(
                    payment,
                    refund("03-02 10:00", "r1", Refunded.Outcome.ABNORMAL, fen(500), fen(500)),
                    refund("03-02 10:00", "r2", Refunded.Outcome.CLOSED, fen(500), fen(500)))
                .refunded())
        .isZero();
    assertThat(
            theOrder(
                    payment,
                    refund("03-02 10:00", "r1", Refunded.Outcome.ABNORMAL, fen(500), fen(500)),
                    refund("03-03 10:00", "r1", Refunded.Outcome.SUCCESS, fen(500), fen(500)))
                .refunded())
        .isEqualTo(500);
  }

  @Test
  @DisplayName("O-7 an order is valid from the least amount on, until it is given back whole")
  void validity() {
    assertThat(theOrder(paid("03-01 10:00", O1, ORD, 1)).valid()).isTrue();
    assertThat(theOrder(paid("03-01 10:00", O1, ORD, 0)).valid()).isFalse();
    assertThat(
            theOrder(paid("03-01 10:00", O1, ORD, 100), refunded("03-02 10:00", ORD, "r", 99))
                .valid())
        .isTrue();
    assertThat(
            theOrder(paid("03-01 10:00", O1, ORD, 100), refunded("03-02 10:00", ORD, "r", 100))
                .valid())
        .isFalse();
  }

  private static Event progress(String at, Fact fact) {
    return event(at, ORD, fact, Provenance.CALLBACK, Claim.buyer(O1));
  }

  @Test
  @DisplayName("O-12 an order shows when it was first shipped, completed and cancelled")
  void progress() {
    Story story =
        Story.of(
            paid("03-01 10:00", O1, ORD, 900),
            progress("03-03 10:00", new Shipped(true)),
            progress("03-02 10:00", new Shipped(false)),
            progress("03-05 10:00", new Completed(Party.PLATFORM)),
            progress("03-04 10:00", new Completed(Party.CUSTOMER)),
            progress("03-06 10:00", new OrderCancelled("4")),
            progress("03-07 10:00", new OrderCancelled("3")));

    Order order = story.member(O1).orders().get(0);
    assertThat(order.shippedAt()).contains(Story.at("03-02 10:00"));
    assertThat(order.completedAt()).contains(Story.at("03-04 10:00"));
    assertThat(order.cancelledAt()).contains(Story.at("03-06 10:00"));
    Order before = story.member(O1, Story.at("03-02 10:00")).orders().get(0);
    assertThat(before.shippedAt()).as("the instant is excluded").isEmpty();
    assertThat(before.completedAt()).isEmpty();
    assertThat(before.cancelledAt()).isEmpty();
  }

  @Test
  @DisplayName("O-12 what becomes of an order neither makes it one nor changes what it is worth")
  void progress_moves_no_money() {
    Event cancelled = progress("03-02 10:00", new OrderCancelled("3"));
    assertThat(Story.of(cancelled, progress("03-02 10:00", new Shipped(true))).member(O1).orders())
        .isEmpty();

    Order order = theOrder(paid("03-01 10:00", O1, ORD, 900), cancelled);
    assertThat(order.valid()).isTrue();
    assertThat(order.paid()).isEqualTo(900);
    assertThat(order.refunded()).isZero();

    Order described =
        theOrder(
            described("03-01 10:00", ORD, Optional.empty(), List.of(), Claim.buyer(O1)), cancelled);
    assertThat(described.cancelledAt()).contains(Story.at("03-02 10:00"));
    assertThat(described.valid()).isFalse();
  }

  @Test
  @DisplayName("O-10 an amount in another currency counts as unknown and is said")
  void foreign_currency() {
    Optional<Money> dollars = Optional.of(new Money(1_000, "USD"));
    Order order = theOrder(payment("03-01 10:00", "T1", Authority.PROVIDER, dollars, dollars));

    assertThat(order.amountKnown()).isFalse();
    assertThat(order.valid()).isTrue();
    assertThat(order.findings()).containsExactly(Finding.FOREIGN_CURRENCY);
  }

  @Test
  @DisplayName("O-11 an amount beyond any business is not readable, so that sums do not overflow")
  void bounds() {
    String event = EventJson.encode(paid("03-01 10:00", O1, ORD, Money.MINOR_MAX));
    assertThatThrownBy(() -> EventJson.decode(event.replace("1000000000000", "1000000000001")))
        .isInstanceOf(MalformedEventException.class)
        .message()
        .contains("/data/total/minor", "/data/payerTotal/minor");
    assertThatThrownBy(() -> Money.fen(Money.MINOR_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Story.line("A", 1_000_000_001L, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(theOrder(paid("03-01 10:00", O1, ORD, Money.MINOR_MAX)).paid())
        .isEqualTo(Money.MINOR_MAX);
  }

  @Test
  @DisplayName("O-10 a foreign amount is found whatever the numbers of payments and refunds")
  void foreign_currency_in_any_order_of_numbers() {
    Optional<Money> dollars = Optional.of(new Money(500, "USD"));
    for (List<String> numbers : List.of(List.of("1", "2"), List.of("2", "1"))) {
      Order payments =
          theOrder(
              payment(
                  "03-01 10:00",
                  numbers.get(0),
                  Authority.PROVIDER,
                  Optional.empty(),
                  Optional.empty()),
              payment("03-02 10:00", numbers.get(1), Authority.PROVIDER, dollars, dollars));
      assertThat(payments.findings()).containsExactly(Finding.FOREIGN_CURRENCY);

      Order refunds =
          theOrder(
              payment("03-01 10:00", "T", Authority.PROVIDER, fen(900), Optional.empty()),
              refund(
                  "03-02 10:00",
                  numbers.get(0),
                  Refunded.Outcome.SUCCESS,
                  fen(100),
                  Optional.empty()),
              refund("03-03 10:00", numbers.get(1), Refunded.Outcome.SUCCESS, fen(100), dollars));
      assertThat(refunds.findings()).containsExactly(Finding.FOREIGN_CURRENCY);
    }
  }
}
