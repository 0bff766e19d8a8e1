package io.siyu.wecom.snapshot;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.event.Refunded.Outcome;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import io.siyu.wecom.account.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What customers paid to stewards (对外收款记录), as {@code externalpay/get_bill_list} answers (document
 * 93667). Nothing is pushed of it.
 *
 * <p>A payment is {@link OrderPaid} of the merchant's {@code out_trade_no}, claiming the {@code
 * transaction_id} and the payer, under the key that 微信支付's own notification of the payment has. A
 * refund that has ended is {@link Refunded}, whether it stands in the payment's {@code refund_list}
 * or as a record of its own (退款记录); the record says neither its state, and counts as done, nor more
 * of the amount than {@code total_refund_fee}. Both are figures of a bill, so that a provider's or
 * a platform's count before them. What was bought, remarks and addresses are not kept.
 *
 * <p>Refunds are numbered here by {@code out_refund_no}, but in 微信支付's notifications by {@code
 * refund_id}: where both come in, give only one of them to Siyu.
 *
 * <p>Thread-safe.
 */
public final class BillSnapshots {
  private static final String WHAT = "externalpay/get_bill_list";

  /** The issuer of transaction_id keys, for every adapter. */
  private static final String PROVIDER = "wxpay";

  /** {@code bill_type}: a refund; whatever else, or nothing, is a payment. */
  private static final long REFUND = 1;

  /** {@code trade_state}. */
  private static final long DONE = 1;

  private static final long DONE_WITH_REFUND = 3;

  private final Account account;
  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   */
  public BillSnapshots(String corp, String idSpace) {
    this.account = new Account(corp, idSpace);
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer.
   *
   * @param json the answer's body
   */
  public SnapshotPage read(String json) {
    Answer answer = new Answer(json, "bill_list");
    for (JsonObject bill : answer.objects("bill_list")) {
      new Bill(bill).addTo(answer);
    }
    return answer.page();
  }

  /** One record while it is read. */
  private final class Bill {
    private final JsonObject in;
    private final String merchant;
    private final String order;
    private final String payment;
    private final Optional<Instant> at;

    Bill(JsonObject in) {
      this.in = in;
      this.merchant = in.optionalText("mch_id");
      this.order = in.optionalText("out_trade_no");
      this.payment = in.optionalText("transaction_id");
      this.at = Answer.second(in, "pay_time", "the record is kept as it came");
    }

    void addTo(Answer answer) {
      boolean refund = in.optionalNumber("bill_type").orElse(0) == REFUND;
      long state = in.optionalNumber("trade_state").orElse(DONE);
      boolean done = refund || state == DONE || state == DONE_WITH_REFUND;
      Optional<IdentityKey> subject = subject();
      String number = refund ? in.text("out_refund_no") : payment + order;
      if (subject.isEmpty() || at.isEmpty() || !done || number.isEmpty()) {
        answer.add(unmapped(number));
        return;
      }
      IdentityKey about = subject.get();
      answer.add(
          refund
              ? refunded(number, Outcome.SUCCESS, at.get(), amount(in, "total_refund_fee"), about)
              : paid(at.get(), about));
      for (JsonObject each : in.objects("refund_list")) {
        listed(each, about).ifPresent(answer::add);
      }
    }

    private Optional<IdentityKey> subject() {
      if (!merchant.isEmpty() && !order.isEmpty()) {
        return Optional.of(IdentityKey.orderNo(merchant, order));
      }
      if (!payment.isEmpty()) {
        return Optional.of(IdentityKey.paymentNo(PROVIDER, payment));
      }
      in.violation("out_trade_no", "with mch_id, or else transaction_id, must number the payment");
      return Optional.empty();
    }

    private Event paid(Instant when, IdentityKey about) {
      String key = payment.isEmpty() ? account.key("bill", merchant, order) : "wxpay:" + payment;
      Fact fact =
          new OrderPaid(
              payment, Authority.BILL, amount(in, "total_fee"), Optional.empty(), Mode.LIVE);
      List<Claim> claims = claims(about);
      String payer = in.optionalText("external_userid");
      if (!payer.isEmpty()) {
        claims.add(Claim.payer(account.person(payer)));
      }
      return make.event(key, when, about, claims, fact);
    }

    private List<Claim> claims(IdentityKey about) {
      List<Claim> claims = new ArrayList<>();
      if (!payment.isEmpty() && !about.equals(IdentityKey.paymentNo(PROVIDER, payment))) {
        claims.add(Claim.same(IdentityKey.paymentNo(PROVIDER, payment)));
      }
      return claims;
    }

    /** A refund of the payment's own list; empty while it has not ended. */
    private Optional<Event> listed(JsonObject refund, IdentityKey about) {
      Optional<Outcome> outcome = outcome(refund.number("refund_status"));
      String number = refund.text("out_refund_no");
      if (outcome.isEmpty() || number.isEmpty()) {
        return Optional.empty();
      }
      // When it ended is not said: it is dated when it was asked for.
      return Answer.second(refund, "refund_reqtime", "the refund is not counted")
          .map(when -> refunded(number, outcome.get(), when, amount(refund, "refund_fee"), about));
    }

    private Event refunded(
        String number, Outcome outcome, Instant when, Optional<Money> total, IdentityKey about) {
      return make.event(
          account.key("bill-refund", merchant, number, outcome.name()),
          when,
          about,
          claims(about),
          new Refunded(number, Authority.BILL, outcome, total, Optional.empty(), Mode.LIVE));
    }

    private Event unmapped(String number) {
      return make.unmapped(
          account.key("bill", merchant, number),
          at.orElse(Instant.EPOCH),
          new AccountSubject(account.pool()),
          WHAT,
          in);
    }
  }

  /** {@code refund_status}; empty for those that are asked for, under way or never were. */
  private static Optional<Outcome> outcome(long status) {
    if (status == 2) {
      return Optional.of(Outcome.SUCCESS);
    }
    if (status == 3) {
      return Optional.of(Outcome.CLOSED);
    }
    return status == 4 ? Optional.of(Outcome.ABNORMAL) : Optional.empty();
  }

  private static Optional<Money> amount(JsonObject in, String name) {
    OptionalLong fen = in.optionalNumber(name);
    if (fen.isEmpty() || fen.getAsLong() < 0 || fen.getAsLong() > Money.MINOR_MAX) {
      in.violation(name, "must be a whole number of 分, at most 10^12; the amount stays unknown");
      return Optional.empty();
    }
    return Optional.of(Money.fen(fen.getAsLong()));
  }
}
