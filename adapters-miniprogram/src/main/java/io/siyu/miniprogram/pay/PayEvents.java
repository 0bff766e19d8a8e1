package io.siyu.miniprogram.pay;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of payments and refunds, made alike whichever version of the interface announced them:
 * so that a payment which both announce, as while a merchant migrates, is one.
 */
final class PayEvents {
  private static final String PROVIDER = "wxpay";

  private PayEvents() {}

  /** The account in which everything of a merchant number happens. */
  static Source source(String mchid) {
    return new Source(PROVIDER + '/' + mchid);
  }

  static Event paid(
      Source source,
      String transactionId,
      IdentityKey order,
      Optional<IdentityKey> payer,
      Optional<Money> total,
      Optional<Money> payerTotal,
      Instant at) {
    List<Claim> claims = new ArrayList<>();
    claims.add(Claim.same(payment(transactionId)));
    payer.ifPresent(openId -> claims.add(Claim.payer(openId)));
    return Event.of(
        PROVIDER + ':' + transactionId,
        at,
        source,
        order,
        claims,
        new OrderPaid(transactionId, Authority.PROVIDER, total, payerTotal, Mode.LIVE),
        Provenance.CALLBACK);
  }

  /**
   * A refund that ended.
   *
   * @param about the order, or the payment where that alone is known for certain
   */
  static Event refunded(
      Source source,
      String refundId,
      Refunded.Outcome outcome,
      IdentityKey about,
      Optional<String> transactionId,
      Optional<Money> total,
      Optional<Money> payerTotal,
      Instant at) {
    List<Claim> claims =
        transactionId
            .map(PayEvents::payment)
            .filter(payment -> !payment.equals(about))
            .map(Claim::same)
            .stream()
            .toList();
    return Event.of(
        "wxpayr:" + refundId + ':' + outcome,
        at,
        source,
        about,
        claims,
        new Refunded(refundId, Authority.PROVIDER, outcome, total, payerTotal, Mode.LIVE),
        Provenance.CALLBACK);
  }

  /** A payment's number at WeChat Pay. */
  static IdentityKey payment(String transactionId) {
    return IdentityKey.paymentNo(PROVIDER, transactionId);
  }
}
