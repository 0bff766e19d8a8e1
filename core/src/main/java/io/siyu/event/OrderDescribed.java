package io.siyu.event;

import com.google.common.collect.ImmutableList;
import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What an order consists of (订单明细). It pays for nothing; its total counts only where no better
 * figure is known.
 *
 * @param lines the products, in the order's own order
 * @param total what the buyer has to pay, by the host's books
 * @param coupons the codes of coupons used
 */
public record OrderDescribed(List<OrderLine> lines, Optional<Money> total, List<String> coupons)
    implements PersonFact {
  /** Copies the lists. */
  public OrderDescribed {
    lines = ImmutableList.copyOf(lines);
    coupons = ImmutableList.copyOf(coupons);
    Money.requireNotNegative("an order", total);
  }

  @Override
  public FactKind kind() {
    return FactKind.ORDER_DESCRIBED;
  }

  void describe(FactWriter out) {
    out.objects("lines", lines, OrderLine::describe);
    out.money("total", total);
    out.hashed("coupons", coupons);
  }

  static OrderDescribed read(JsonObject in) {
    return new OrderDescribed(
        in.objects("lines").stream().map(OrderLine::read).toList(),
        MoneyJson.amount(in, "total"),
        in.texts("coupons"));
  }
}
