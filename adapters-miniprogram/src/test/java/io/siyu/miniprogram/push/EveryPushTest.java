package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.APPID;
import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.Unmapped;
import io.siyu.miniprogram.kit.PushFault;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.miniprogram.kit.XpayPush;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation.Accepted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The delivery kit makes every push that is understood, as it comes and with every fault. */
class EveryPushTest {
  private final WeixinKit kit = Account.kit();
  private final PlatformAdapter adapter =
      Account.adapter(Account.json().put("freshnessSeconds", 600));

  static Stream<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_push_becomes_its_events_in_XML_and_in_JSON(Sample sample) {
    for (Delivery delivery : List.of(kit.deliver(sample.push()), kit.deliverJson(sample.push()))) {
      Accepted accepted = Account.accepted(adapter, delivery);
      sample.isWhat(accepted.events());
      assertThat(accepted.reply()).isEqualTo(Reply.text(200, "success"));
      assertThat(accepted.secrets()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("A-83 a push sent again until it is acknowledged is one")
  void a_push_sent_until_it_is_acknowledged_is_one(Sample sample) {
    List<Event> first = Account.events(kit.deliver(sample.push()));
    List<Delivery> retries = kit.deliverUnacknowledged(sample.push());
    assertThat(retries).hasSizeGreaterThan(2);
    assertThat(retries.stream().map(Delivery::query)).doesNotHaveDuplicates();
    assertThat(retries)
        .allSatisfy(
            retry -> assertThat(Account.accepted(adapter, retry).events()).isEqualTo(first));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_push_with_a_fault_is_refused_for_its_reason(Sample sample) {
    for (PushFault fault : PushFault.values()) {
      assertThat(Account.reason(adapter, kit.faulty(fault, sample.push())))
          .as(fault.name())
          .isEqualTo(fault.reason());
    }
  }

  @Test
  void no_row_is_left_out() {
    Set<String> made = new TreeSet<>();
    Samples.all().forEach(sample -> made.add(sample.name()));
    assertThat(made).isEqualTo(Rows.all().keySet());
  }

  static Stream<WeixinPush> withoutFact() {
    WeixinPush goods = XpayPush.goods(OPENID, "T0001", "4200001", "vip_month", 3000, 1990, AT);
    return Stream.of(
        WeixinPush.event("trade_manage_remind_access_api", WeixinPush.PLATFORM, AT),
        WeixinPush.event("trade_manage_remind_shipping", WeixinPush.PLATFORM, AT)
            .with("merchant_trade_no", "T0001"),
        WeixinPush.event("wxa_trade_controlled", WeixinPush.PLATFORM, AT),
        WeixinPush.event("xpay_complaint_notify", WeixinPush.PLATFORM, AT).with("OpenId", OPENID),
        WeixinPush.event("xpay_wxpay_callback_notify", WeixinPush.PLATFORM, AT),
        WeixinPush.event("xpay_subscribe_signing_result_notify", WeixinPush.PLATFORM, AT)
            .with("UserOpenid", OPENID),
        WeixinPush.event("xpay_subscribe_pay_fail_notify", WeixinPush.PLATFORM, AT)
            .with("OpenId", OPENID),
        WeixinPush.event("user_info_modified", WeixinPush.PLATFORM, AT).with("OpenID", OPENID),
        WeixinPush.event("wxalive_follow_notify", WeixinPush.PLATFORM, AT)
            .with("FollowNotify/user_openid", OPENID),
        WeixinPush.event("wxa_comment_bad_score", WeixinPush.PLATFORM, AT),
        // Less than a fact needs.
        goods.without("OutTradeNo"),
        goods.without("Env"),
        goods.with("Env", 2),
        goods.without("CreateTime").without("WeChatPayInfo"));
  }

  @ParameterizedTest
  @MethodSource("withoutFact")
  void what_no_fact_carries_is_kept_as_it_came(WeixinPush each) {
    WeixinPush push = each.with("RequestId", "r1");
    Event xml = Account.event(adapter, kit.deliver(push));
    Unmapped fact = (Unmapped) xml.fact();
    assertThat(fact.text()).isEqualTo(push.xml().replace("<![CDATA[r1]]>", "***"));
    assertThat(fact.mentions().contains(OPENID)).isEqualTo(push.xml().contains(OPENID));
    assertThat(Account.event(adapter, kit.deliver(push.with("RequestId", "r2")))).isEqualTo(xml);
    Event json = Account.event(adapter, kit.deliverJson(push));
    assertThat(((Unmapped) json.fact()).what()).isEqualTo(fact.what());
    assertThat(json.key()).isEqualTo(xml.key());
    assertThat(Account.event(adapter, kit.deliverJson(push.with("RequestId", "r2"))))
        .isEqualTo(json);
  }

  @Test
  @DisplayName("A-83 what happens to two people in one second are two happenings")
  void what_happens_to_two_people_in_one_second_are_two_happenings() {
    String other = "oUSER000000000000000000000002";
    for (Sample sample : Samples.all().toList()) {
      String xml = sample.push().xml();
      String theirs =
          xml.replace(OPENID, other)
              .replace("T0001", "T0002")
              .replace("4200001", "4200002")
              .replace("R1", "R2")
              .replaceAll("<MsgId>.*</MsgId>", "<MsgId>99</MsgId>")
              .replaceAll("<MsgID>.*</MsgID>", "<MsgID>99</MsgID>");
      assertThat(theirs).isNotEqualTo(xml);
      List<String> keys =
          Stream.concat(
                  Account.events(kit.deliver(xml, AT)).stream(),
                  Account.events(kit.deliver(theirs, AT)).stream())
              .map(Event::key)
              .toList();
      assertThat(keys).as(sample.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_colon_in_an_id_makes_no_other_key() {
    WeixinPush push = XpayPush.refund(OPENID, "T0001", "R:1%", 990, 0, AT);
    assertThat(Account.events(kit.deliver(push)).get(0).key())
        .isEqualTo("xpayr:" + APPID + ":R%3A1%25:0");
  }
}
