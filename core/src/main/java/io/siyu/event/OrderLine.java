package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/**
 * One product within an order (订单行).
 *
 * @param sku the product's code
 * @param units how many; from 1 to {@link #UNITS_MAX}
 * @param list what the line costs at list price, all units together
 * @param paid what the line costs after its discounts, all units together
 */
public record OrderLine(String sku, long units, Optional<Money> list, Optional<Money> paid) {
  /** The most units a line can have. */
  public static final long UNITS_MAX = 1_000_000_000L;

  /** Checks the count. */
  public OrderLine {
    if (units < 1 || units > UNITS_MAX) {
      throw new IllegalArgumentException("an order line has from 1 to " + UNITS_MAX + " units");
    }
    Money.requireNotNegative("an order line", list, paid);
  }

  void describe(FactWriter out) {
    out.text("sku", sku);
    out.number("units", units);
    out.money("list", list);
    out.money("paid", paid);
  }

  static OrderLine read(JsonObject in) {
    long units = in.numberAtLeast("units", 1, 1);
    if (units > UNITS_MAX) {
      in.violation("units", "must be at most " + UNITS_MAX);
      units = 1;
    }
    return new OrderLine(
        in.text("sku"), units, MoneyJson.amount(in, "list"), MoneyJson.amount(in, "paid"));
  }
}
