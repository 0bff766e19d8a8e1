package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/**
 * One product within an order (订单行).
 *
 * @param sku the product's code
 * @param units how many; at least 1
 * @param list what the line costs at list price, all units together
 * @param paid what the line costs after its discounts, all units together
 */
public record OrderLine(String sku, long units, Optional<Money> list, Optional<Money> paid) {
  /** Checks the count. */
  public OrderLine {
    if (units < 1) {
      throw new IllegalArgumentException("an order line needs at least 1 unit");
    }
  }

  void describe(FactWriter out) {
    out.text("sku", sku);
    out.number("units", units);
    out.money("list", list);
    out.money("paid", paid);
  }

  static OrderLine read(JsonObject in) {
    return new OrderLine(
        in.text("sku"),
        in.numberAtLeast("units", 1, 1),
        MoneyJson.amount(in, "list"),
        MoneyJson.amount(in, "paid"));
  }
}
