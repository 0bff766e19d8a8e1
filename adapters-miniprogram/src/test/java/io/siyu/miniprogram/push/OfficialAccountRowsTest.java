package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.ClearPushes.APPID;
import static io.siyu.miniprogram.push.ClearPushes.AT;
import static io.siyu.miniprogram.push.ClearPushes.POOL;
import static io.siyu.miniprogram.push.ClearPushes.USER;
import static io.siyu.miniprogram.push.ClearPushes.event;
import static io.siyu.miniprogram.push.ClearPushes.events;
import static io.siyu.miniprogram.push.ClearPushes.isKept;
import static io.siyu.miniprogram.push.ClearPushes.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.siyu.event.Engaged;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.event.Viewed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What followers of an official account do, from the platform's samples. */
class OfficialAccountRowsTest {
  private static final String S = ":1662480000";
  private static final String TICKET = "<Ticket><![CDATA[TICKET]]></Ticket>";

  private static String eventKey(String key) {
    return "<EventKey><![CDATA[" + key + "]]></EventKey>";
  }

  private static Event one(String key, Fact fact) {
    return event(key, AT, USER, List.of(), fact);
  }

  private static Event joined(String channel) {
    return one(
        "join:" + APPID + ":oUSER" + S,
        new Joined(POOL, "", Joined.Degree.FULL, channel, Party.CUSTOMER));
  }

  private static Engaged inbound(String what) {
    return new Engaged(POOL, what, Engaged.Direction.INBOUND);
  }

  static Stream<Arguments> pushes() {
    return Stream.of(
        arguments(xml("subscribe", ""), joined("")),
        arguments(xml("subscribe", eventKey("")), joined("")),
        arguments(xml("subscribe", eventKey("qrscene_123123") + TICKET), joined("123123")),
        arguments(xml("subscribe", eventKey("qrscene_qrscene_7") + TICKET), joined("qrscene_7")),
        arguments(
            xml("subscribe", eventKey("last_trade_no_4002752001201704258347703919")), joined("")),
        arguments(
            xml("SCAN", eventKey("SCENE_VALUE") + TICKET),
            one("qr:" + APPID + ":oUSER:SCENE_VALUE" + S, Touched.through("SCENE_VALUE"))),
        arguments(
            xml("SCAN", eventKey("qrscene_7") + TICKET),
            one("qr:" + APPID + ":oUSER:qrscene_7" + S, Touched.through("qrscene_7"))),
        arguments(
            xml("CLICK", eventKey("EVENTKEY")),
            one("menu:" + APPID + ":oUSER:EVENTKEY" + S, inbound("menu"))),
        arguments(
            xml(
                "scancode_push",
                eventKey("6")
                    + "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>"),
            one("scan:" + APPID + ":oUSER:6" + S, inbound("scan"))),
        arguments(
            xml("pic_weixin", eventKey("6")),
            one("menu:" + APPID + ":oUSER:6" + S, inbound("menu"))),
        arguments(
            xml("VIEW", eventKey("www.qq.com")),
            one("view:" + APPID + ":oUSER:www.qq.com" + S, new Viewed(POOL, "page", "www.qq.com"))),
        arguments(
            xml("view_miniprogram", eventKey("pages/index") + "<MenuId>7</MenuId>"),
            one(
                "view:" + APPID + ":oUSER:pages/index" + S,
                new Viewed(POOL, "page", "pages/index"))),
        arguments(
            xml(
                "LOCATION",
                "<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude>"
                    + "<Precision>119.385040</Precision>"),
            one("located:" + APPID + ":oUSER" + S, new Unmapped("location", "", List.of()))),
        arguments(
            xml("TEMPLATESENDJOBFINISH", "<MsgID>200163836</MsgID><Status>success</Status>"),
            one(
                "template:" + APPID + ":200163836",
                new Engaged(POOL, "template", Engaged.Direction.OUTBOUND))));
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void a_push_is_one_event(String push, Event expected) {
    assertThat(events(push)).containsExactly(expected);
  }

  @Test
  void whoever_stops_following_leaves_and_is_to_be_deleted() {
    assertThat(events(xml("unsubscribe", eventKey(""))))
        .containsExactly(
            one(
                "left:" + APPID + ":oUSER" + S,
                new Left(POOL, "", Party.CUSTOMER, Left.Why.REMOVED, "")),
            one(
                "erasure:" + APPID + ":unsubscribe:oUSER" + S,
                new ErasureRequested("unsubscribe", ErasureRequested.Scope.PERSON, "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "image",
        "voice",
        "video",
        "shortvideo",
        "location",
        "link",
        "miniprogrampage"
      })
  void a_message_is_known_by_its_number(String type) {
    String id = "<MsgId>7516223123456789012</MsgId>";
    Event event =
        event("msg:" + APPID + ":7516223123456789012", AT, USER, List.of(), inbound("message"));

    assertThat(events(xml(type, "<Content>您好</Content>" + id, AT))).containsExactly(event);
    assertThat(isKept(xml(type, "<Content>您好</Content>", AT))).isTrue();
  }

  @Test
  void within_a_second_a_repeat_is_the_same_and_another_key_another() {
    Event first = events(xml("CLICK", eventKey("V1001"))).get(0);

    assertThat(events(xml("click", eventKey("V1001")))).containsExactly(first);
    assertThat(events(xml("CLICK", eventKey("V1002"))).get(0).key()).isNotEqualTo(first.key());
  }

  static Stream<String> unread() {
    return Stream.of(
        xml("SCAN", eventKey("") + TICKET),
        xml("TEMPLATESENDJOBFINISH", "<MsgID>200163840</MsgID><Status>failed:user block</Status>"),
        xml("TEMPLATESENDJOBFINISH", "<Status>success</Status>"),
        xml("MASSSENDJOBFINISH", "<MsgID>1000001625</MsgID><Status>send success</Status>"),
        xml("subscribe", "").replace("oUSER", ""),
        xml("subscribe", "").replace("1662480000", ""));
  }

  @ParameterizedTest
  @MethodSource("unread")
  void what_lacks_something_or_reached_nobody_is_kept(String push) {
    assertThat(isKept(push)).isTrue();
  }
}
