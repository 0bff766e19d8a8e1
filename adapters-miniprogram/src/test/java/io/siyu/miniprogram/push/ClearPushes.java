package io.siyu.miniprogram.push;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account whose pushes come in clear, so that tests show them as they are written. */
final class ClearPushes {
  static final String APPID = Account.APPID;
  static final String POOL = "weixin/" + APPID;
  static final IdentityKey USER = IdentityKey.openId(APPID, "oUSER");
  static final IdentityKey ORDER = IdentityKey.orderNo(APPID, "3705115058471208928");
  static final Instant AT = Instant.ofEpochSecond(1662480000);

  private static final PlatformAdapter ADAPTER = Account.adapter(Account.cloudJson());

  private ClearPushes() {}

  static Delivery delivery(String text) {
    return Delivery.of("POST", "", Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  static Translation translate(String text) {
    return ADAPTER.translate(delivery(text));
  }

  static Translation.Accepted accepted(String text) {
    return Account.accepted(ADAPTER, delivery(text));
  }

  static List<Event> events(String text) {
    return accepted(text).events();
  }

  /** Whether it is kept as it came, and as nothing else. */
  static boolean isKept(String text) {
    List<Event> events = events(text);
    return events.size() == 1
        && events.get(0).fact() instanceof Unmapped unmapped
        && unmapped.text().contains("CreateTime");
  }

  /** A push in JSON; apostrophes stand for quotation marks. */
  static String json(String event, String sender, String more) {
    return ("{'ToUserName':'gh_*','FromUserName':'"
            + sender
            + "','CreateTime':1662480000,'MsgType':'event','Event':'"
            + event
            + "'"
            + (more.isEmpty() ? "" : "," + more)
            + "}")
        .replace('\'', '"');
  }

  /** An event of an official account, in XML. */
  static String xml(String event, String more) {
    return xml("event", "<Event><![CDATA[" + event + "]]></Event>" + more, AT);
  }

  static String xml(String type, String more, Instant at) {
    return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName>"
        + "<FromUserName><![CDATA[oUSER]]></FromUserName><CreateTime>"
        + at.getEpochSecond()
        + "</CreateTime><MsgType><![CDATA["
        + type
        + "]]></MsgType>"
        + more
        + "</xml>";
  }

  static Event event(String key, Instant at, Subject subject, List<Claim> claims, Fact fact) {
    return Event.of(key, at, new Source(POOL), subject, claims, fact, Provenance.CALLBACK);
  }
}
