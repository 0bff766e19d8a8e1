package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/**
 * A refund of an order ended (退款).
 *
 * @param refund the refund's number at its provider, unique within the order
 * @param authority whose figures these are
 * @param outcome how it ended; only a success moves money
 * @param total what was given back of the payment's {@code total}
 * @param payerTotal what was given back of the payment's {@code payerTotal}
 * @param mode whether it was real money
 */
public record Refunded(
    String refund,
    Authority authority,
    Outcome outcome,
    Optional<Money> total,
    Optional<Money> payerTotal,
    Mode mode)
    implements PersonFact {
  /** Checks the amounts. */
  public Refunded {
    Money.requireNotNegative("a refund", total, payerTotal);
  }

  /** How a refund ended. */
  public enum Outcome {
    /** The money was given back. */
    SUCCESS,
    /** The provider could not give it back and asks for help. */
    ABNORMAL,
    /** It was called off. */
    CLOSED
  }

  @Override
  public FactKind kind() {
    return FactKind.REFUNDED;
  }

  void describe(FactWriter out) {
    out.personal("refund", refund);
    out.word("authority", authority);
    out.word("outcome", outcome);
    out.money("total", total);
    out.money("payerTotal", payerTotal);
    out.word("mode", mode);
  }

  static Refunded read(JsonObject in) {
    return new Refunded(
        in.text("refund"),
        in.word("authority", Authority.class, Authority.HOST),
        in.word("outcome", Outcome.class, Outcome.SUCCESS),
        MoneyJson.amount(in, "total"),
        MoneyJson.amount(in, "payerTotal"),
        in.word("mode", Mode.class, Mode.LIVE));
  }
}
