package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.money.Money;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Translation.Accepted;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a decrypted resource. */
class HappeningTest {
  private final WechatPayKit kit = Merchant.kit(3);
  private final PlatformAdapter adapter = Merchant.adapter();
  private final Notice paid = kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0);
  private final Notice refunded =
      kit.refunded("T0001", "4200001", "5001", "SUCCESS", 1000, 666, T0);

  private Accepted accept(Notice notice, Consumer<ObjectNode> change) {
    try {
      ObjectNode resource = (ObjectNode) Json.parse(notice.resource());
      change.accept(resource);
      return Merchant.accept(adapter, kit.send(notice.resource(resource.toString()), T0));
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static OrderPaid payment(Accepted accepted) {
    return (OrderPaid) Merchant.only(accepted).fact();
  }

  @Test
  void ids_may_be_numbers_and_keep_every_digit() {
    Event asText =
        Merchant.only(accept(paid, r -> r.put("transaction_id", "4200000000202510090000000001")));
    Event asNumber =
        Merchant.only(
            accept(
                paid,
                r ->
                    r.put("transaction_id", new BigInteger("4200000000202510090000000001"))
                        .put("mchid", 1230000109L)));

    assertThat(asNumber).isEqualTo(asText);
    assertThat(asNumber.key()).isEqualTo("wxpay:4200000000202510090000000001");
  }

  @ParameterizedTest
  @DisplayName("A-65 an amount that is absent or unreadable stays unknown and never becomes zero")
  @ValueSource(
      strings = {
        "null",
        "\"2990\"",
        "29.90",
        "2990.0",
        "-1",
        "9223372036854775808",
        "{}",
        "[]",
        "true",
        "\"\""
      })
  void an_unreadable_amount_stays_unknown(String total) throws Json.MalformedJsonException {
    var value = Json.parse(total);
    Accepted accepted = accept(paid, r -> ((ObjectNode) r.get("amount")).set("total", value));

    assertThat(payment(accepted).total()).isEmpty();
    assertThat(payment(accepted).payerTotal()).contains(Money.fen(1990));
    assertThat(accepted.warnings()).hasSize(1);
    assertThat(accepted.warnings().get(0)).startsWith("amount.total");
  }

  @Test
  @DisplayName("A-65 without amounts the payment still counts")
  void absent_amounts_are_unknown() {
    Accepted none = accept(paid, r -> r.remove("amount"));

    assertThat(payment(none).total()).isEmpty();
    assertThat(payment(none).payerTotal()).isEmpty();
    assertThat(none.warnings()).hasSize(2);
  }

  @Test
  void nothing_paid_is_zero_and_known() {
    Accepted free = accept(paid, r -> ((ObjectNode) r.get("amount")).put("payer_total", 0));

    assertThat(payment(free).payerTotal()).contains(Money.fen(0));
    assertThat(free.warnings()).isEmpty();
  }

  @Test
  void each_amount_has_its_own_currency_and_yuan_where_none_is_given() {
    Accepted mixed =
        accept(
            paid,
            r -> ((ObjectNode) r.get("amount")).put("currency", "USD").remove("payer_currency"));
    Accepted odd = accept(paid, r -> ((ObjectNode) r.get("amount")).put("currency", "yuan"));

    assertThat(payment(mixed).total()).contains(new Money(2990, "USD"));
    assertThat(payment(mixed).payerTotal()).contains(Money.fen(1990));
    assertThat(payment(odd).total()).isEmpty();
    assertThat(odd.warnings())
        .containsExactly("amount.currency is not a currency; the amount stays unknown");
  }

  @Test
  void a_payment_without_openid_claims_no_payer() {
    Event event = Merchant.only(accept(paid, r -> r.remove("payer")));

    assertThat(event.fact()).isInstanceOf(OrderPaid.class);
    assertThat(event.claims())
        .containsExactly(Claim.same(IdentityKey.paymentNo("wxpay", "4200001")));
  }

  private static Notice forPartner(Notice notice) {
    return WechatPayKit.forPartner(notice, "1900000109", "wx0000000000000009", "oSUB");
  }

  @Test
  void a_partner_payment_is_an_order_of_the_sub_merchant() {
    Event event = Merchant.event(kit.send(forPartner(paid), T0));

    assertThat(event.subject()).isEqualTo(IdentityKey.orderNo("1900000109", "T0001"));
    assertThat(event.claims())
        .contains(Claim.payer(IdentityKey.openId("wx0000000000000009", "oSUB")))
        .hasSize(2);
    assertThat(event.source().text()).isEqualTo("wxpay/" + Merchant.MCHID);
  }

  @Test
  void a_partner_payment_without_sub_appid_is_paid_under_the_partners() {
    Event event =
        Merchant.only(
            accept(
                forPartner(paid),
                r -> {
                  r.remove("sub_appid");
                  ((ObjectNode) r.get("payer")).remove("sub_openid");
                }));

    assertThat(event.claims())
        .contains(Claim.payer(IdentityKey.openId(Merchant.APPID, Merchant.OPENID)));
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS", "ABNORMAL", "CLOSED"})
  void a_refund_keeps_its_outcome(String status) {
    Notice notice = kit.refunded("T0001", "4200001", "5001", status, 1000, 666, T0);
    Event event = Merchant.event(kit.send(notice, T0));

    assertThat(event.fact())
        .isInstanceOfSatisfying(
            Refunded.class, fact -> assertThat(fact.outcome().name()).isEqualTo(status));
    assertThat(event.key()).isEqualTo("wxpayr:5001:" + status);
    assertThat(event.occurredAt()).isEqualTo(T0);
  }

  @Test
  void a_refund_is_what_was_given_back_and_not_the_order() {
    Accepted accepted =
        accept(
            refunded,
            r -> ((ObjectNode) r.get("amount")).put("total", 2990).put("payer_total", 1990));

    assertThat(Merchant.only(accepted).fact())
        .isInstanceOfSatisfying(
            Refunded.class,
            fact -> {
              assertThat(fact.total()).contains(Money.fen(1000));
              assertThat(fact.payerTotal()).contains(Money.fen(666));
            });
  }

  @Test
  void times_may_have_milliseconds_and_any_offset() {
    Event utc = Merchant.only(accept(paid, r -> r.put("success_time", "2025-10-09T08:53:20Z")));
    Event millis =
        Merchant.only(accept(paid, r -> r.put("success_time", "2025-10-09T16:53:20.120+08:00")));

    assertThat(utc).isEqualTo(Merchant.event(kit.send(paid, T0)));
    assertThat(millis.occurredAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20.120Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-09 16:53:20",
        "1760000000",
        "+999999999-12-31T00:00:00Z",
        "1900-01-01T00:00:00Z"
      })
  void an_unreadable_instant_falls_back_on_the_notifications_own_with_a_warning(String time) {
    Accepted accepted = accept(paid, r -> r.put("success_time", time));

    assertThat(Merchant.only(accepted).occurredAt()).isEqualTo(T0);
    assertThat(accepted.warnings()).containsExactly("success_time is not an RFC 3339 instant");
  }

  @ParameterizedTest
  @DisplayName("A-5 a payment that cannot be read is kept")
  @ValueSource(strings = {"transaction_id", "out_trade_no", "trade_state", "mchid"})
  void a_payment_without_a_necessary_field_is_kept(String field) {
    Accepted accepted = accept(paid, r -> r.remove(field));

    assertThat(Merchant.only(accepted).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings()).isNotEmpty();
  }

  @Test
  void an_id_that_is_no_unicode_is_no_id() {
    String broken = paid.resource().replace("\"T0001\"", "\"\\ud800\"");
    Event event = Merchant.event(kit.send(paid.resource(broken), T0));

    assertThat(event.fact()).isInstanceOf(Unmapped.class);
  }

  @Test
  void a_payment_that_is_not_a_success_is_no_payment() {
    assertThat(Merchant.only(accept(paid, r -> r.put("trade_state", "REFUND"))).fact())
        .isInstanceOf(Unmapped.class);
  }

  @Test
  void a_refund_whose_status_contradicts_its_kind_is_no_refund() {
    assertThat(Merchant.only(accept(refunded, r -> r.put("refund_status", "CLOSED"))).fact())
        .isInstanceOf(Unmapped.class);
  }

  @Test
  void a_partner_refund_is_of_the_sub_merchants_order() {
    Event event = Merchant.event(kit.send(forPartner(refunded), T0));

    assertThat(event.fact()).isEqualTo(Merchant.event(kit.send(refunded, T0)).fact());
    assertThat(event.subject()).isEqualTo(IdentityKey.orderNo("1900000109", "T0001"));
  }

  /** One order of ours, one of another merchant, and one that we sold for a sub-merchant. */
  private List<Notice> parts() {
    return List.of(
        paid,
        kit.paid("T0001", "4200002", Merchant.OPENID, 700, 600, T0.plusSeconds(1))
            .resource(
                paid.resource()
                    .replace(Merchant.MCHID, "1900000110")
                    .replace("4200001", "4200002")
                    .replace("2990", "700")),
        forPartner(kit.paid("T0003", "4200003", Merchant.OPENID, 300, 200, T0)));
  }

  @Test
  @DisplayName("A-66 a combined payment is a payment of each of its sub-orders and of no other")
  void a_combined_payment_is_several_payments() {
    Accepted accepted = Merchant.accept(adapter, kit.send(kit.combined("C1", parts(), T0), T0));
    List<Event> events = accepted.events();

    assertThat(accepted.warnings()).isEmpty();
    assertThat(events)
        .extracting(Event::key)
        .containsExactly("wxpay:4200001", "wxpay:4200002", "wxpay:4200003");
    assertThat(events)
        .extracting(Event::subject)
        .containsExactly(
            IdentityKey.orderNo(Merchant.MCHID, "T0001"),
            IdentityKey.orderNo("1900000110", "T0001"),
            IdentityKey.orderNo("1900000109", "T0003"));
    assertThat(events)
        .extracting(event -> ((OrderPaid) event.fact()).total().orElseThrow().minor())
        .containsExactly(2990L, 700L, 300L);
    assertThat(events)
        .extracting(event -> ((OrderPaid) event.fact()).payerTotal().orElseThrow().minor())
        .containsExactly(1990L, 1990L, 200L);
    assertThat(events.get(1).claims())
        .containsExactlyInAnyOrder(
            Claim.same(IdentityKey.paymentNo("wxpay", "4200002")),
            Claim.payer(IdentityKey.openId(Merchant.APPID, Merchant.OPENID)));
    assertThat(events.get(2).claims())
        .contains(Claim.payer(IdentityKey.openId("wx0000000000000009", "oSUB")));
    assertThat(events.toString()).doesNotContain("C1");
  }

  @Test
  @DisplayName("A-66 a payment is the same event, combined or alone")
  void a_payment_is_the_same_combined_or_alone() {
    Accepted accepted =
        Merchant.accept(adapter, kit.send(kit.combined("C1", List.of(paid), T0), T0));

    assertThat(accepted.events()).containsExactly(Merchant.event(kit.send(paid, T0)));
  }

  @Test
  @DisplayName("A-66 a sub-order that cannot be read takes none of the others with it")
  void what_is_unreadable_of_a_combined_payment_is_kept_beside_the_rest() {
    Accepted accepted =
        accept(
            kit.combined("C1", parts(), T0),
            r -> {
              ((ObjectNode) r.get("sub_orders").get(0)).put("trade_state", "PAYERROR");
              ((ObjectNode) r.get("sub_orders").get(1).get("amount")).remove("payer_amount");
            });

    assertThat(accepted.events())
        .extracting(Event::key)
        .startsWith("wxpay:4200002", "wxpay:4200003")
        .hasSize(3);
    assertThat(accepted.events().get(2).fact())
        .isInstanceOfSatisfying(
            Unmapped.class, fact -> assertThat(fact.mentions()).contains("4200001"));
    assertThat(accepted.warnings())
        .containsExactly(
            "a payment that is not a success or has no transaction_id is kept as unmapped",
            "sub_orders[1].amount.payer_amount is not a whole number of minor units within bounds;"
                + " the amount stays unknown");
  }

  @ParameterizedTest
  @DisplayName("A-5 a combined payment without sub-orders that can be read is kept")
  @ValueSource(strings = {"null", "[]", "{}", "7", "[7]", "[{}]", "[null,[]]"})
  void a_combined_payment_without_sub_orders_is_kept(String orders)
      throws Json.MalformedJsonException {
    var value = Json.parse(orders);
    Accepted accepted = accept(kit.combined("C1", parts(), T0), r -> r.set("sub_orders", value));

    assertThat(Merchant.only(accepted).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings()).isNotEmpty();
  }

  @Test
  @DisplayName("A-5 an unknown kind keeps its text and what an erasure must find")
  void an_unknown_kind_is_kept_and_indexed() {
    String text =
        "{\"mchid\":\"1230000109\",\"openid\":\""
            + Merchant.OPENID
            + "\",\"state\":\"USER_PAID\","
            + "\"n\":13800138000,\"note\":\"两杯 latte\",\"list\":[\"abcdef\",\"short\"]}";
    Event event = Merchant.event(kit.send(kit.other("PAYSCORE.USER_PAID", text, T0), T0));

    assertThat(event.fact())
        .isEqualTo(
            new Unmapped(
                "PAYSCORE.USER_PAID",
                text,
                List.of("1230000109", "13800138000", "abcdef", Merchant.OPENID)));
    assertThat(event.key())
        .isEqualTo("unmapped:" + Hashing.sha256().hashString(text, StandardCharsets.UTF_8));
    assertThat(event.occurredAt()).isEqualTo(T0);
  }

  @Test
  @DisplayName("A-3 an unknown kind delivered again is the same event")
  void an_unknown_kind_again_is_the_same_event() {
    Notice notice = kit.other("COUPON.USE", "{\"coupon_id\":\"9867041\"}", T0);

    assertThat(Merchant.event(kit.again(notice, T0.plusSeconds(60))))
        .isEqualTo(Merchant.event(kit.send(notice, T0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "[1]", "7", "{\"a\":1,\"a\":2}", "{\"a\":1e999999999}"})
  void a_resource_that_is_no_json_object_is_kept(String text) {
    Event event = Merchant.event(kit.send(paid.resource(text), T0));

    assertThat(event.fact())
        .isInstanceOfSatisfying(Unmapped.class, fact -> assertThat(fact.text()).isEqualTo(text));
  }
}
