package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.ClearPushes.APPID;
import static io.siyu.miniprogram.push.ClearPushes.AT;
import static io.siyu.miniprogram.push.ClearPushes.USER;
import static io.siyu.miniprogram.push.ClearPushes.accepted;
import static io.siyu.miniprogram.push.ClearPushes.event;
import static io.siyu.miniprogram.push.ClearPushes.events;
import static io.siyu.miniprogram.push.ClearPushes.isKept;
import static io.siyu.miniprogram.push.ClearPushes.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Refunded;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments that mini-programs push: B2b 门店助手 and what came before 微信小店. */
class PaymentRowsTest {
  private static final String PAID =
      "'appid':'wx0000000000000001','mchid':'1230000109','out_trade_no':'T0001',"
          + "'order_id':'o202307291423123564754773','pay_status':'ORDER_PAY_SUCC',"
          + "'pay_time':'2023-07-20 17:04:28','attach':'','payer_openid':'oUSER',"
          + "'amount':{'order_amount':1300,'payer_amount':1000,'currency':'CNY'},"
          + "'wxpay_transaction_id':'4200001','env':0";
  private static final String REFUNDED =
      "'out_refund_no':'R1','refund_id':'r20230729','out_trade_no':'T0001',"
          + "'order_id':'o202307291423123564754773','refund_amount':300,'order_amount':1300,"
          + "'refund_from':'REFUND_FROM_USER','refund_time':'2023-07-21 09:00:00',"
          + "'refund_status':'REFUND_SUCC','wxpay_refund_id':'5030001','env':0,'pay_channel':0";
  private static final IdentityKey PLATFORM_NO =
      IdentityKey.orderNo(APPID, "o202307291423123564754773");
  private static final Claim PAYMENT = Claim.same(IdentityKey.paymentNo("wxpay", "4200001"));

  private static String pay(String fields) {
    return json("retail_pay_notify", "oSYSTEM", fields);
  }

  private static String refund(String fields) {
    return json("retail_refund_notify", "oSYSTEM", fields);
  }

  private static OrderPaid payment(String push) {
    return (OrderPaid) events(push).get(0).fact();
  }

  @Test
  void a_retail_payment_joins_the_merchants_number_the_platforms_and_the_payers() {
    assertThat(events(pay(PAID)))
        .containsExactly(
            event(
                "retail:" + APPID + ":1230000109:T0001",
                Instant.parse("2023-07-20T09:04:28Z"),
                IdentityKey.orderNo("1230000109", "T0001"),
                List.of(PAYMENT, Claim.same(PLATFORM_NO), Claim.payer(USER)),
                new OrderPaid(
                    "4200001",
                    Authority.PLATFORM,
                    Optional.of(Money.fen(1300)),
                    Optional.of(Money.fen(1000)),
                    Mode.LIVE)));
  }

  @Test
  void a_retail_refund_meets_its_payment_by_the_platforms_number() {
    Event event = events(refund(REFUNDED)).get(0);

    assertThat(event)
        .isEqualTo(
            event(
                "retail-refund:" + APPID + ":5030001:REFUND_SUCC",
                Instant.parse("2023-07-21T01:00:00Z"),
                PLATFORM_NO,
                List.of(),
                new Refunded(
                    "5030001",
                    Authority.PLATFORM,
                    Refunded.Outcome.SUCCESS,
                    Optional.of(Money.fen(300)),
                    Optional.empty(),
                    Mode.LIVE)));
    assertThat(events(pay(PAID)).get(0).claims()).contains(Claim.same(PLATFORM_NO));
  }

  @Test
  void a_refund_by_bank_or_in_vain_has_the_platforms_refund_number() {
    String failed =
        REFUNDED
            .replace("REFUND_SUCC", "REFUND_FAIL")
            .replace("'wxpay_refund_id':'5030001'", "'wxpay_refund_id':''")
            .replace("2023-07-21 09:00:00", "");

    assertThat(events(refund(failed)).get(0))
        .satisfies(event -> assertThat(event.occurredAt()).isEqualTo(AT))
        .extracting(Event::fact)
        .isInstanceOfSatisfying(
            Refunded.class,
            fact -> {
              assertThat(fact.refund()).isEqualTo("r20230729");
              assertThat(fact.outcome()).isEqualTo(Refunded.Outcome.ABNORMAL);
            });
  }

  @Test
  @DisplayName("A-88 what does not say that it is real is no money")
  void only_the_real_environment_is_live() {
    assertThat(payment(pay(PAID.replace("'env':0", "'env':'1'"))).mode()).isEqualTo(Mode.SANDBOX);
    for (String unsure : List.of("'env':7", "'env':''", "'e':0")) {
      assertThat(isKept(pay(PAID.replace("'env':0", unsure)))).isTrue();
      assertThat(isKept(refund(REFUNDED.replace("'env':0", unsure)))).isTrue();
    }
  }

  @ParameterizedTest
  @DisplayName("A-88 an amount that is absent or unreadable stays unknown and never becomes zero")
  @ValueSource(strings = {"''", "'x'", "12.5", "-1", "1000000000001", "99999999999999999999"})
  void an_unreadable_amount_stays_unknown(String amount) {
    OrderPaid fact = payment(pay(PAID.replace("1300", amount)));

    assertThat(fact.total()).isEmpty();
    assertThat(fact.payerTotal()).contains(Money.fen(1000));
  }

  @Test
  void an_amount_in_another_currency_stays_unknown() {
    String push = pay(PAID.replace("CNY", "USD"));

    assertThat(payment(push).total()).isEmpty();
    assertThat(payment(push).payerTotal()).isEmpty();
    assertThat(accepted(push).warnings())
        .containsExactly(
            "retail_pay_notify: order_amount is not in CNY; it stays unknown",
            "retail_pay_notify: payer_amount is not in CNY; it stays unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-07-20", "0000-01-01 00:00:00", "9999-99-99 00:00:00", "-", "0"})
  void an_unreadable_time_falls_back_on_the_pushs_own_with_a_warning(String time) {
    String push = pay(PAID.replace("2023-07-20 17:04:28", time));

    assertThat(events(push).get(0).occurredAt()).isEqualTo(AT);
    assertThat(accepted(push).warnings())
        .containsExactly("retail_pay_notify: pay_time is no time between 1970 and 9999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'mchid'", "'out_trade_no'", "'pay_status'", "ORDER_PAY_SUCC"})
  void a_payment_that_lacks_its_order_or_is_none_is_kept(String gone) {
    assertThat(isKept(pay(PAID.replace(gone, gone.replaceAll("\\w", "x"))))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'order_id'", "REFUND_SUCC"})
  void a_refund_that_lacks_its_order_or_outcome_is_kept(String gone) {
    assertThat(isKept(refund(REFUNDED.replace(gone, gone.replaceAll("\\w", "x"))))).isTrue();
  }

  @Test
  void an_old_components_order_is_paid_in_Beijing_time_and_nobodys() {
    String push =
        json(
            "open_product_order_pay",
            "oUSER",
            "'order_info':{'out_order_id':'1234567','order_id':12341231,'transaction_id':'4200001',"
                + "'pay_time':'2021-12-30 22:31:00','amount':10,'sp_openid':'oSP'}");

    assertThat(events(push))
        .containsExactly(
            event(
                "open-product:" + APPID + ":4200001",
                Instant.parse("2021-12-30T14:31:00Z"),
                IdentityKey.orderNo(APPID, "12341231"),
                List.of(PAYMENT),
                new OrderPaid(
                    "4200001",
                    Authority.PLATFORM,
                    Optional.of(Money.fen(10)),
                    Optional.empty(),
                    Mode.LIVE)));
    assertThat(accepted(push).warnings()).isEmpty();
    assertThat(isKept(push.replace("4200001", ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "'order_info':{%s}"})
  void a_payment_of_funds_is_known_by_wechat_pays_number_alone(String nested) {
    String told = "'trade_no':'1','transaction_id':'4200001','pay_time':'2021-12-30 22:31:00'";

    assertThat(events(json("funds_order_pay", "oUSER", String.format(nested, told))))
        .containsExactly(
            event(
                "funds:" + APPID + ":4200001",
                Instant.parse("2021-12-30T14:31:00Z"),
                IdentityKey.paymentNo("wxpay", "4200001"),
                List.of(),
                new OrderPaid(
                    "4200001", Authority.PLATFORM, Optional.empty(), Optional.empty(), Mode.LIVE)));
  }
}
