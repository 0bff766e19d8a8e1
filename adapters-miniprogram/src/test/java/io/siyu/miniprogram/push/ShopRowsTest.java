package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.ClearPushes.APPID;
import static io.siyu.miniprogram.push.ClearPushes.AT;
import static io.siyu.miniprogram.push.ClearPushes.ORDER;
import static io.siyu.miniprogram.push.ClearPushes.USER;
import static io.siyu.miniprogram.push.ClearPushes.accepted;
import static io.siyu.miniprogram.push.ClearPushes.event;
import static io.siyu.miniprogram.push.ClearPushes.events;
import static io.siyu.miniprogram.push.ClearPushes.isKept;
import static io.siyu.miniprogram.push.ClearPushes.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Completed;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.PullRequested;
import io.siyu.event.Refunded;
import io.siyu.event.Shipped;
import io.siyu.event.Unmapped;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop pushes of its orders and after-sales, in every spelling and with every code. */
class ShopRowsTest {
  private static final String ID = "3705115058471208928";
  private static final String EC = "ec:" + APPID + ":" + ID + ":";
  private static final PullRequested PULL = new PullRequested("channels/ec/order/get");
  private static final Instant PAID_AT = Instant.ofEpochSecond(1658509200);

  private static String order(String event, String more) {
    return json(
        "channels_ec_order_" + event, "oUSER", "'order_info':{'order_id':" + ID + more + "}");
  }

  private static Event ofBuyer(String key, Instant at, Fact fact) {
    return event(key, at, ORDER, List.of(Claim.buyer(USER)), fact);
  }

  private static OrderPaid unknownAmount() {
    return new OrderPaid("", Authority.PLATFORM, Optional.empty(), Optional.empty(), Mode.LIVE);
  }

  static Stream<Arguments> orders() {
    List<Event> paid =
        List.of(
            ofBuyer(EC + "pay", PAID_AT, unknownAmount()),
            ofBuyer("pull:" + EC + "pay", PAID_AT, PULL));
    return Stream.of(
        arguments(order("new", ""), List.of(ofBuyer("pull:" + EC + "new", AT, PULL))),
        arguments(order("pay", ",'pay_time':1658509200"), paid),
        arguments(
            json(
                "channels_ec_order_pay",
                "oUSER",
                "'order_info':{'order_id':'" + ID + "','pay_time':'1658509200'}"),
            paid),
        arguments(
            order("pay", ""),
            List.of(
                ofBuyer(EC + "pay", AT, unknownAmount()), ofBuyer("pull:" + EC + "pay", AT, PULL))),
        arguments(
            order("deliver", ",'finish_delivery':1"),
            List.of(ofBuyer(EC + "deliver", AT, new Shipped(true)))),
        arguments(
            order("deliver", ",'finish_delivery':'0'"),
            List.of(ofBuyer(EC + "deliver-part:1662480000", AT, new Shipped(false)))),
        arguments(
            order("confirm", ",'confirm_type':1"),
            List.of(ofBuyer(EC + "confirm", AT, new Completed(Party.CUSTOMER)))),
        arguments(
            order("confirm", ",'confirm_type':2"),
            List.of(ofBuyer(EC + "confirm", AT, new Completed(Party.PLATFORM)))),
        arguments(
            order("confirm", ",'confirm_type':3"),
            List.of(ofBuyer(EC + "confirm", AT, new Completed(Party.UNKNOWN)))),
        arguments(order("cancel", ",'cancel_type':1"), cancelled("用户取消")),
        arguments(order("cancel", ",'cancel_type':2"), cancelled("超时未支付")),
        arguments(order("cancel", ",'cancel_type':'3'"), cancelled("全部商品售后完成")),
        arguments(order("cancel", ",'cancel_type':4"), cancelled("超卖商家取消")),
        arguments(order("cancel", ",'cancel_type':9"), cancelled("9")),
        arguments(
            order("ext_info_update", ",'type':7"),
            List.of(ofBuyer("pull:" + EC + "ext:7:1662480000", AT, PULL))));
  }

  private static List<Event> cancelled(String reason) {
    return List.of(ofBuyer(EC + "cancel", AT, new OrderCancelled(reason)));
  }

  @ParameterizedTest
  @DisplayName("A-92 a shop's order is its sender's, and its amount is to be fetched")
  @MethodSource("orders")
  void an_order_is_its_buyers_and_told_without_its_amount(String push, List<Event> expected) {
    assertThat(events(push)).isEqualTo(expected);
  }

  @Test
  void an_order_without_a_sender_has_no_buyer() {
    Event event = events(order("confirm", ",'confirm_type':1").replace("oUSER", "")).get(0);

    assertThat(event.subject()).isEqualTo(ORDER);
    assertThat(event.claims()).isEmpty();
  }

  @Test
  void two_orders_of_one_person_and_second_are_two() {
    Event one = events(order("pay", "")).get(0);
    Event other = events(order("pay", "").replace(ID, "3705115058471208929")).get(0);

    assertThat(other.key()).isNotEqualTo(one.key());
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(events(order("pay", "")).get(0)).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm_type", "cancel_type", "finish_delivery"})
  void an_unknown_or_missing_code_is_warned_of(String field) {
    String event = field.equals("finish_delivery") ? "deliver" : field.replace("_type", "");

    assertThat(accepted(order(event, ",'" + field + "':77")).warnings())
        .containsExactly("channels_ec_order_" + event + ": " + field + " is not known");
    assertThat(accepted(order(event, "")).warnings())
        .containsExactly("channels_ec_order_" + event + " lacks " + field);
  }

  private static String afterSale(String status) {
    return json(
        "channels_ec_aftersale_update",
        "oSYSTEM",
        "'finder_shop_aftersale_status_update':{'status':'"
            + status
            + "','after_sale_order_id':4000000003705115059,'order_id':"
            + ID
            + "}");
  }

  private static Event afterSalePull(String status) {
    return event(
        "pull:eca:" + APPID + ":4000000003705115059:" + status + ":1662480000",
        AT,
        ORDER,
        List.of(),
        new PullRequested("channels/ec/aftersale/getaftersaleorder"));
  }

  @ParameterizedTest
  @DisplayName("A-93 an after-sale is a refund where its status says that the money went back")
  @ValueSource(strings = {"MERCHANT_REFUND_SUCCESS", "MERCHANT_RETURN_SUCCESS"})
  void an_after_sale_that_gave_the_money_back_is_a_refund_of_an_unknown_amount(String status) {
    Refunded refund =
        new Refunded(
            "4000000003705115059",
            Authority.PLATFORM,
            Refunded.Outcome.SUCCESS,
            Optional.empty(),
            Optional.empty(),
            Mode.LIVE);

    assertThat(events(afterSale(status)))
        .containsExactly(
            event("ecr:" + APPID + ":4000000003705115059", AT, ORDER, List.of(), refund),
            afterSalePull(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USER_CANCELD",
        "MERCHANT_PROCESSING",
        "MERCHANT_REJECT_REFUND",
        "MERCHANT_REJECT_RETURN",
        "USER_WAIT_RETURN",
        "RETURN_CLOSED",
        "MERCHANT_WAIT_RECEIPT",
        "MERCHANT_OVERDUE_REFUND",
        "PLATFORM_REFUNDING",
        "PLATFORM_REFUND_FAIL",
        "USER_WAIT_CONFIRM",
        "MERCHANT_REFUND_RETRY_FAIL",
        "MERCHANT_FAIL"
      })
  void any_other_after_sale_is_to_be_fetched(String status) {
    assertThat(events(afterSale(status))).containsExactly(afterSalePull(status));
  }

  @Test
  @DisplayName("A-93 an after-sale of an unknown status is no refund, and is kept")
  void an_after_sale_of_an_unknown_status_moves_no_money_and_is_kept() {
    String push = afterSale("MERCHANT_REFUND_SUCCESS_2");

    assertThat(isKept(push)).isTrue();
    assertThat(accepted(push).warnings())
        .containsExactly("channels_ec_aftersale_update: status is not known");
  }

  static Stream<String> kept() {
    String related = "'Data':{'order_id':" + ID + ",'shop_appid':'wxshop'}";
    return Stream.of(
        order("wait_shipping", ""),
        order("settle", ",'settle_time':1658509200"),
        order("pay", "").replace(ID, "\"\""),
        json("channels_ec_order_confirm", "oUSER", "'order_info':{}"),
        json("channels_ec_order_confirm", "oUSER", ""),
        afterSale("MERCHANT_REFUND_SUCCESS").replace(ID, "\"\""),
        json("channels_ec_present_aftersale_update", "oSYSTEM", ""),
        json("channels_ec_coupon_receive", "oUSER", "'receive_info':{'coupon_id':1}"),
        json("channels_ec_user_coupon_use", "oUSER", ""),
        json("channels_ec_vip_grade_info_update", "oUSER", "'user_info':{'grade':2}"),
        json("channels_ec_vip_score_update", "oUSER", "'user_info':{'score':2}"),
        json("channels_ec_vip_user_auto_add", "oUSER", "'info':{'outer_userid':'M1'}"),
        json("channels_ec_order_unuse_vip_discount", "oUSER", ""),
        json("channels_ec_sharer_change", "oSYSTEM", "'openid':'oUSER','bind_status':1"),
        json("cooperation_shop_order", "oUSER", related),
        json("related_shop_order_submission", "oUSER", related),
        json("open_product_order_settle", "oUSER", "'order_info':{'order_id':" + ID + "}"),
        json("open_product_receive_coupon", "oUSER", ""),
        json("funds_order_refund", "oUSER", "'refund_no':'R1','status':'SUCCESS'"));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void what_no_fact_carries_is_kept(String push) {
    assertThat(isKept(push)).isTrue();
  }

  @Test
  @DisplayName("A-94 the order_id of a linked mini-program is another number than the shop's")
  void a_related_order_never_meets_the_shops_own_number() {
    Event event =
        events(json("related_shop_order_submission", "oUSER", "'Data':{'order_id':" + ID + "}"))
            .get(0);

    assertThat(event.subject()).isNotEqualTo(ORDER);
    assertThat(event.claims()).isEmpty();
    assertThat(((Unmapped) event.fact()).mentions()).containsExactly(ID, "oUSER");
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        arguments(
            "channels_ec_vip_user_info_get",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"info\":{\"is_vip\":false}}"),
        arguments(
            "channels_ec_order_use_vip_discount", "{\"errcode\":0,\"errmsg\":\"ok\",\"result\":2}"),
        arguments("channels_ec_gen_order_info_init", "{\"errcode\":0,\"errmsg\":\"ok\"}"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void a_question_has_a_safe_answer(String event, String answer) {
    Translation translation =
        ClearPushes.translate(json(event, "oUSER", "'info':{'shop_appid':'wxshop'}"));

    assertThat(translation)
        .isInstanceOfSatisfying(
            Translation.Question.class,
            question -> {
              assertThat(question.ask()).contains("wxshop");
              assertThat(question.reply().body()).isEqualTo(answer);
              assertThat(question.answer().apply("{}").body()).isEqualTo("{}");
            });
  }
}
