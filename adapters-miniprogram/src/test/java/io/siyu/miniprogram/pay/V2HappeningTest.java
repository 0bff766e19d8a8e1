package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Connections;
import io.siyu.Siyu;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.member.Order;
import io.siyu.miniprogram.kit.V2Notice;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation.Accepted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an authentic message of v2. */
class V2HappeningTest {
  private static final String PLAYBOOK =
      """
      {"siyu":"playbook/1","version":"pay","zone":"Asia/Shanghai","currency":"CNY",
       "trafficPools":[],"userPools":[],"channels":[],"products":[]}
      """;

  private final WechatPayV2Kit kit = MerchantV2.kit("MD5");
  private final WechatPayKit v3 = Merchant.kit(9);
  private final PlatformAdapter adapter = MerchantV2.adapter();
  private final V2Notice paid = kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0);
  private final V2Notice refunded =
      kit.refunded("T0001", "4200001", "5001", "SUCCESS", 2990, 1000, T0.plusSeconds(60));

  private Accepted accept(V2Notice notice) {
    return Merchant.accept(adapter, kit.send(notice, T0));
  }

  private OrderPaid payment(V2Notice notice) {
    return (OrderPaid) Merchant.only(accept(notice)).fact();
  }

  /** The one order that a library makes of deliveries of both versions. */
  private static Order order(ObjectNode v2, Delivery... deliveries) {
    ObjectNode file = Json.object().put("siyu", "connections/1");
    file.putArray("connections").add(v2).add(Merchant.connection());
    Siyu siyu =
        Siyu.builder()
            .playbook(Playbook.parse(PLAYBOOK))
            .connections(Connections.parse(file.toString(), SecretSource.none()))
            .build();
    for (Delivery delivery : deliveries) {
      boolean isXml = delivery.header("content-type").orElse("").equals("text/xml");
      siyu.receive(isXml ? "pay-v2" : "pay", delivery);
    }
    List<Order> orders =
        siyu.member(IdentityKey.openId(Merchant.APPID, Merchant.OPENID), T0.plusSeconds(999))
            .orElseThrow()
            .orders();
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }

  @ParameterizedTest
  @DisplayName("A-65 an amount that is absent or unreadable stays unknown and never becomes zero")
  @ValueSource(
      strings = {"", "29.90", "-1", "+1", " 2990", "1e3", "２９９０", "1000000000001", "0x10", "元"})
  void an_unreadable_amount_stays_unknown(String amount) {
    assertThat(payment(paid.with("total_fee", amount)).total()).isEmpty();
    assertThat(payment(paid.with("total_fee", amount)).payerTotal()).contains(Money.fen(1990));
    assertThat(payment(paid.with("cash_fee", amount)).payerTotal()).isEmpty();
    assertThat(accept(paid.with("cash_fee", amount)).warnings())
        .containsExactly(
            "cash_fee is not a whole number of minor units within bounds; the amount stays"
                + " unknown");
  }

  @Test
  void what_the_payer_paid_is_cash_and_not_what_is_settled() {
    V2Notice prepaidCoupon = paid.with("settlement_total_fee", "2990").with("coupon_fee", "1000");

    assertThat(payment(prepaidCoupon).payerTotal()).contains(Money.fen(1990));
    assertThat(payment(paid.with("cash_fee", "0")).payerTotal()).contains(Money.fen(0));
  }

  @Test
  void each_amount_has_its_own_currency_and_yuan_where_none_is_given() {
    OrderPaid mixed = payment(paid.with("fee_type", "HKD"));

    assertThat(mixed.total()).contains(new Money(2990, "HKD"));
    assertThat(mixed.payerTotal()).contains(Money.fen(1990));
    assertThat(payment(paid.without("fee_type")).total()).contains(Money.fen(2990));
    assertThat(accept(paid.with("fee_type", "yuan")).warnings())
        .containsExactly("fee_type is not a currency; the amount stays unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "20251009165320, 2025-10-09T08:53:20Z",
    "20251009000000, 2025-10-08T16:00:00Z",
    "20240229235959, 2024-02-29T15:59:59Z"
  })
  void time_end_is_a_time_of_day_in_china(String text, Instant instant) {
    assertThat(Merchant.only(accept(paid.with("time_end", text))).occurredAt()).isEqualTo(instant);
  }

  @ParameterizedTest
  @DisplayName("A-5 a payment without a readable instant is kept")
  @ValueSource(
      strings = {
        "",
        "0",
        "20250229000000",
        "20251009240000",
        "20251009165360",
        "2025100916532",
        "202510091653200",
        "+202510091653200",
        "-20251009165320",
        "00011009165320",
        "2025-10-09 16:53:20"
      })
  void a_payment_without_an_instant_is_kept(String text) {
    Accepted accepted = accept(paid.with("time_end", text));

    assertThat(Merchant.only(accepted).fact()).isInstanceOf(Unmapped.class);
    assertThat(Merchant.only(accepted).occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(accepted.warnings()).isNotEmpty();
  }

  @ParameterizedTest
  @DisplayName("A-5 a payment that cannot be read is kept")
  @ValueSource(strings = {"transaction_id", "out_trade_no", "return_code", "result_code", "mch_id"})
  void a_payment_without_a_necessary_field_is_kept(String field) {
    Accepted accepted = accept(paid.without(field));

    assertThat(Merchant.only(accepted).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings()).hasSize(1);
  }

  @Test
  void a_payment_without_openid_claims_no_payer() {
    assertThat(Merchant.only(accept(paid.without("openid"))).claims())
        .containsExactly(Claim.same(IdentityKey.paymentNo("wxpay", "4200001")));
  }

  @Test
  @DisplayName("A-67 a partner's payment is the same event by v2 and v3")
  void a_partners_payment_is_of_the_sub_merchant() {
    Event event =
        Merchant.only(
            accept(WechatPayV2Kit.forPartner(paid, "1900000109", "wx0000000000000009", "oSUB")));

    assertThat(event.subject()).isEqualTo(IdentityKey.orderNo("1900000109", "T0001"));
    assertThat(event.claims())
        .contains(Claim.payer(IdentityKey.openId("wx0000000000000009", "oSUB")));
    assertThat(event)
        .isEqualTo(
            Merchant.event(
                v3.send(
                    WechatPayKit.forPartner(
                        v3.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0),
                        "1900000109",
                        "wx0000000000000009",
                        "oSUB"),
                    T0)));
    assertThat(Merchant.only(accept(paid.with("sub_mch_id", "1900000109"))).claims())
        .contains(Claim.payer(IdentityKey.openId(Merchant.APPID, Merchant.OPENID)));
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS, SUCCESS", "CHANGE, ABNORMAL", "REFUNDCLOSE, CLOSED"})
  void a_refund_keeps_its_outcome(String status, Refunded.Outcome outcome) {
    Event event = Merchant.only(accept(refunded.withSealed("refund_status", status)));

    assertThat(event.fact())
        .isInstanceOfSatisfying(
            Refunded.class, fact -> assertThat(fact.outcome()).isEqualTo(outcome));
    assertThat(event.key()).isEqualTo("wxpayr:5001:" + outcome);
  }

  @ParameterizedTest
  @DisplayName("A-5 a refund that cannot be read is kept")
  @CsvSource({
    "refund_status, ''",
    "refund_status, PROCESSING",
    "out_trade_no, ''",
    "success_time, ''",
    "success_time, 20251009170000",
    "success_time, 2025-02-29 17:00:00"
  })
  void a_refund_that_cannot_be_read_is_kept(String field, String value) {
    Accepted accepted = accept(refunded.withSealed(field, value));

    assertThat(Merchant.only(accepted).fact())
        .isInstanceOfSatisfying(
            Unmapped.class,
            fact -> {
              assertThat(fact.what()).isEqualTo("refund");
              assertThat(fact.text()).startsWith("<root>").contains("5001");
            });
    assertThat(accepted.warnings()).isNotEmpty();
  }

  @Test
  @DisplayName("A-67 a payment that v2 and v3 announce in other words counts once")
  void a_payment_of_both_versions_counts_once() {
    Delivery by2 = kit.send(paid.without("cash_fee"), T0);
    Delivery by3 =
        v3.send(v3.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0.plusMillis(120)), T0);

    assertThat(MerchantV2.event(by2)).isNotEqualTo(Merchant.event(by3));
    Order order = order(MerchantV2.connection(), by2, by3);
    assertThat(order).isEqualTo(order(MerchantV2.connection(), by3, by2));
    assertThat(order.payments()).hasSize(1);
  }

  @Test
  void a_refund_of_v2_is_of_the_order_that_v3_announced() {
    Delivery payment = v3.send(v3.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0), T0);

    Order order = order(MerchantV2.connection(), kit.send(refunded, T0), payment);
    assertThat(order.paid()).as("coupons included, as the refund is stated").isEqualTo(2990);
    assertThat(order.refunded()).isEqualTo(1000);
    assertThat(order.findings()).isEmpty();
  }

  @Test
  void a_sub_merchants_refund_finds_its_order_by_the_payment() {
    V2Notice payment =
        WechatPayV2Kit.forPartner(paid, "1900000109", Merchant.APPID, Merchant.OPENID);
    V2Notice refund = WechatPayV2Kit.forPartner(refunded, "1900000109", Merchant.APPID, "");

    Order order = order(MerchantV2.partner(), kit.send(refund, T0), kit.send(payment, T0));
    assertThat(order.numbers())
        .containsExactlyInAnyOrder(
            IdentityKey.orderNo("1900000109", "T0001"), IdentityKey.paymentNo("wxpay", "4200001"));
    assertThat(order.refunded()).isEqualTo(1000);
  }
}
