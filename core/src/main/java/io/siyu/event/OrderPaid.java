package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/**
 * A payment for an order succeeded (支付成功).
 *
 * @param payment the payment's number at its provider; empty where the statement is about the order
 *     as a whole
 * @param authority whose figures these are
 * @param total the order's amount that was paid, coupons of the provider included
 * @param payerTotal what the payer paid, coupons of the provider excluded
 * @param mode whether it was real money
 */
public record OrderPaid(
    String payment,
    Authority authority,
    Optional<Money> total,
    Optional<Money> payerTotal,
    Mode mode)
    implements PersonFact {
  /** Checks the amounts. */
  public OrderPaid {
    Money.requireNotNegative("a payment", total, payerTotal);
  }

  @Override
  public FactKind kind() {
    return FactKind.ORDER_PAID;
  }

  void describe(FactWriter out) {
    out.personal("payment", payment);
    out.word("authority", authority);
    out.money("total", total);
    out.money("payerTotal", payerTotal);
    out.word("mode", mode);
  }

  static OrderPaid read(JsonObject in) {
    return new OrderPaid(
        in.optionalText("payment"),
        in.word("authority", Authority.class, Authority.HOST),
        MoneyJson.amount(in, "total"),
        MoneyJson.amount(in, "payerTotal"),
        in.word("mode", Mode.class, Mode.LIVE));
  }
}
