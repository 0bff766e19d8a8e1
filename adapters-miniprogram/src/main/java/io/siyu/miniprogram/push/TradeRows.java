package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Party;
import io.siyu.event.Shipped;
import io.siyu.identity.IdentityKey;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shipping of orders that were paid for by 微信支付 (小程序发货信息管理). They name no person: whose they are is
 * known by the numbers, which are those of the payment's notification.
 */
final class TradeRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of("trade_manage_order_settlement", TradeRows::settlement);

  private static final ImmutableMap<String, Party> CONFIRMED_BY =
      ImmutableMap.of("1", Party.CUSTOMER, "2", Party.PLATFORM);

  private TradeRows() {}

  /** It comes twice: once shipped, and once settled, which it is as soon as it is received. */
  private static List<Event> settlement(Push push) {
    Fields fields = push.fields();
    String payment = fields.text("transaction_id");
    String order = fields.text("merchant_trade_no");
    // A partner's customer (服务商) issues its own order numbers.
    String partnersCustomer = fields.optional("sub_merchant_id");
    String merchant = partnersCustomer.isEmpty() ? fields.text("merchant_id") : partnersCustomer;
    Optional<Instant> settledAt = fields.instant("settlement_time");
    Optional<Instant> at =
        settledAt.isPresent()
            ? fields.instant("confirm_receive_time").or(() -> settledAt)
            : fields.instant("shipped_time").or(push::createdAt);
    if (payment.isEmpty() || order.isEmpty() || merchant.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    Fact fact =
        settledAt.isPresent()
            ? new Completed(fields.word("confirm_receive_method", CONFIRMED_BY, Party.UNKNOWN))
            : new Shipped(true);
    return List.of(
        push.event(
            push.key("tm", payment, settledAt.isPresent() ? "settled" : "shipped"),
            at.get(),
            IdentityKey.orderNo(merchant, order),
            List.of(Claim.same(IdentityKey.paymentNo("wxpay", payment))),
            fact));
  }
}
