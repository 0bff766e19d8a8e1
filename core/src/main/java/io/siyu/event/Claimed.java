package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a platform says that a channel of its own brought on a day (平台自归因). It stands beside what is
 * credited here and is never added to it, nor to what another platform says: several claim one
 * order.
 *
 * @param conversions how many conversions it claims, if it says so; from 0 to {@link
 *     MarketFact#COUNT_MAX}
 * @param amount what it says was bought, if it says so; conversions or an amount there must be
 * @param revision the number of this statement, rising with each restatement
 */
public record Claimed(OptionalLong conversions, Optional<Money> amount, long revision)
    implements MarketFact {
  private static final String EITHER = "needs a number of conversions, an amount or both";

  /** Checks the numbers. */
  public Claimed {
    if (conversions.isEmpty() && amount.isEmpty()) {
      throw new IllegalArgumentException("what a platform claims " + EITHER);
    }
    if (conversions.isPresent()) {
      Count.require("conversions that are claimed", conversions.getAsLong());
    }
    Money.requireNotNegative("what is claimed", amount);
  }

  @Override
  public FactKind kind() {
    return FactKind.CLAIMED;
  }

  void describe(FactWriter out) {
    conversions.ifPresent(number -> out.number("conversions", number));
    out.money("amount", amount);
    out.number("revision", revision);
  }

  static Claimed read(JsonObject in) {
    OptionalLong conversions = Count.readOptional(in, "conversions");
    Optional<Money> amount = MoneyJson.amount(in, "amount");
    if (!in.has("conversions") && !in.has("amount")) {
      in.violation("conversions", EITHER);
    }
    if (conversions.isEmpty() && amount.isEmpty()) {
      conversions = OptionalLong.of(0);
    }
    return new Claimed(conversions, amount, in.numberAtLeast("revision", 0, 0));
  }
}
