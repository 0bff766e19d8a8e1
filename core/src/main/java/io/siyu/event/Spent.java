package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/**
 * What a channel cost on a day (投放花费).
 *
 * @param amount the media cost of that day
 * @param revision the number of this statement, rising with each restatement
 */
public record Spent(Money amount, long revision) implements MarketFact {
  private static final Money UNREADABLE = Money.fen(0);

  /** Checks the amount. */
  public Spent {
    Money.requireNotNegative("spending", Optional.of(amount));
  }

  @Override
  public FactKind kind() {
    return FactKind.SPENT;
  }

  void describe(FactWriter out) {
    out.money("amount", Optional.of(amount));
    out.number("revision", revision);
  }

  static Spent read(JsonObject in) {
    var amount = MoneyJson.amount(in, "amount");
    if (!in.has("amount")) {
      in.violation("amount", "must be an amount of money");
    }
    return new Spent(amount.orElse(UNREADABLE), in.numberAtLeast("revision", 0, 0));
  }
}
