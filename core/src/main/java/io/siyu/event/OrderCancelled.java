package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * An order was called off (订单取消). It moves no money: what was paid is given back by {@link
 * Refunded} alone.
 *
 * @param reason the platform's own word for why, such as {@code cancel_type} of 微信小店
 */
public record OrderCancelled(String reason) implements PersonFact {
  @Override
  public FactKind kind() {
    return FactKind.ORDER_CANCELLED;
  }

  void describe(FactWriter out) {
    out.personal("reason", reason);
  }

  static OrderCancelled read(JsonObject in) {
    return new OrderCancelled(in.optionalText("reason"));
  }
}
