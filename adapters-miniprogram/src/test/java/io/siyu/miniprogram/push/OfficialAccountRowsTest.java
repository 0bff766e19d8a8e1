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

import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.FactKind;
import io.siyu.event.Joined;
import io.siyu.event.Party;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What followers of an official account do, where a push can be read in two ways. */
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

  static Stream<Arguments> pushes() {
    return Stream.of(
        arguments(xml("subscribe", ""), joined("")),
        arguments(xml("subscribe", eventKey("")), joined("")),
        arguments(xml("subscribe", eventKey("qrscene_123123") + TICKET), joined("123123")),
        arguments(xml("subscribe", eventKey("qrscene_qrscene_7") + TICKET), joined("qrscene_7")),
        arguments(
            xml("subscribe", eventKey("last_trade_no_4002752001201704258347703919")), joined("")),
        arguments(
            xml("SCAN", eventKey("qrscene_7") + TICKET),
            one("qr:" + APPID + ":oUSER:qrscene_7" + S, Touched.through("qrscene_7"))),
        arguments(
            xml(
                "LOCATION",
                "<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude>"
                    + "<Precision>119.385040</Precision>"),
            one(
                "unmapped:" + APPID + ":location:oUSER" + S,
                new Unmapped("location", "", List.of()))));
  }

  @ParameterizedTest
  @DisplayName("A-90 the code of a QR code is the EventKey without the platform's prefix")
  @MethodSource("pushes")
  void a_push_is_one_event(String push, Event expected) {
    assertThat(events(push)).containsExactly(expected);
  }

  @Test
  @DisplayName("A-91 whoever follows no more has left, and an erasure of everything is owed")
  void whoever_follows_no_more_has_left_and_is_to_be_deleted() {
    List<Event> events = events(xml("unsubscribe", eventKey("last_trade_no_4002752")));

    assertThat(events)
        .extracting(event -> event.fact().kind())
        .containsExactly(FactKind.LEFT, FactKind.ERASURE_REQUESTED);
    assertThat(events).allSatisfy(event -> assertThat(event.subject()).isEqualTo(USER));
    assertThat(events.get(1).fact())
        .isEqualTo(new ErasureRequested("unsubscribe", ErasureRequested.Scope.PERSON, ""));
  }

  @Test
  void within_a_second_a_repeat_is_the_same_and_another_key_another() {
    Event first = events(xml("CLICK", eventKey("V1001"))).get(0);

    assertThat(events(xml("click", eventKey("V1001")))).containsExactly(first);
    assertThat(events(xml("CLICK", eventKey("V1002"))).get(0).key()).isNotEqualTo(first.key());
  }

  static Stream<String> unread() {
    return Stream.of(
        xml("text", "<Content>您好</Content>", AT),
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
