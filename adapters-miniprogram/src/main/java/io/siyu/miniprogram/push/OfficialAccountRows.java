package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
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
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What followers of an official account do (公众号), beside what they write. */
final class OfficialAccountRows {
  private static final String SCENE = "qrscene_";
  private static final String LAST_PAYMENT = "last_trade_no_";

  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.<String, Row>builder()
          .put(Rows.MESSAGE + "voice", MessageRows::message)
          .put(Rows.MESSAGE + "video", MessageRows::message)
          .put(Rows.MESSAGE + "shortvideo", MessageRows::message)
          .put(Rows.MESSAGE + "location", MessageRows::message)
          .put(Rows.MESSAGE + "link", MessageRows::message)
          .put("subscribe", row(OfficialAccountRows::followed))
          .put("unsubscribe", row(OfficialAccountRows::unfollowed))
          .put("scan", row(OfficialAccountRows::scanned))
          .put("click", row(deed -> deed.engaged("menu")))
          .put("pic_sysphoto", row(deed -> deed.engaged("menu")))
          .put("pic_photo_or_album", row(deed -> deed.engaged("menu")))
          .put("pic_weixin", row(deed -> deed.engaged("menu")))
          .put("location_select", row(deed -> deed.engaged("menu")))
          .put("scancode_push", row(deed -> deed.engaged("scan")))
          .put("scancode_waitmsg", row(deed -> deed.engaged("scan")))
          .put("view", row(OfficialAccountRows::viewed))
          .put("view_miniprogram", row(OfficialAccountRows::viewed))
          .put("location", row(OfficialAccountRows::located))
          .put("templatesendjobfinish", row(OfficialAccountRows::sent))
          .buildOrThrow();

  private OfficialAccountRows() {}

  /** What somebody did, and when: here the sender is always the person. */
  private record Deed(Push push, IdentityKey person, Instant at) {
    static Optional<Deed> of(Push push) {
      return push.sender()
          .flatMap(person -> push.createdAt().map(at -> new Deed(push, person, at)));
    }

    String eventKey() {
      return push.fields().optional("EventKey");
    }

    /** Told apart by person and second, as the platform advises. */
    Event event(String kind, Fact fact) {
      return push.event(push.keyAt(at, kind, person.value()), at, person, List.of(), fact);
    }

    /** Told apart by what was pressed, too: a second is long enough for two keys of a menu. */
    Event pressed(String kind, Fact fact) {
      String key = push.keyAt(at, kind, person.value(), eventKey());
      return push.event(key, at, person, List.of(), fact);
    }

    List<Event> engaged(String what) {
      return List.of(pressed(what, new Engaged(push.pool(), what, Engaged.Direction.INBOUND)));
    }
  }

  private static Row row(Function<Deed, List<Event>> read) {
    return push -> Deed.of(push).map(read).orElse(List.of());
  }

  private static List<Event> followed(Deed deed) {
    Joined fact = Joined.full(deed.push().pool(), "", channel(deed.eventKey()));
    return List.of(deed.event("join", fact));
  }

  /**
   * The code of the QR code scanned. The prefix is the platform's, and stands there once. The
   * number of somebody's last payment, which comes in its place, is no campaign's code.
   */
  private static String channel(String eventKey) {
    if (eventKey.startsWith(LAST_PAYMENT)) {
      return "";
    }
    return eventKey.startsWith(SCENE) ? eventKey.substring(SCENE.length()) : eventKey;
  }

  /** "开发者收到用户取消关注事件时，需要删除该用户的所有信息". */
  private static List<Event> unfollowed(Deed deed) {
    Push push = deed.push();
    Left left = new Left(push.pool(), "", Party.CUSTOMER, Left.Why.REMOVED, "");
    ErasureRequested owed = new ErasureRequested("unsubscribe", ErasureRequested.Scope.PERSON, "");
    String erasure = push.keyAt(deed.at(), "erasure", owed.demand(), deed.person().value());
    return List.of(
        deed.event("left", left), push.event(erasure, deed.at(), deed.person(), List.of(), owed));
  }

  /** A follower's scan has no prefix, so that a code that begins like one stays whole. */
  private static List<Event> scanned(Deed deed) {
    String code = deed.push().fields().text("EventKey");
    return code.isEmpty() ? List.of() : List.of(deed.pressed("qr", Touched.through(code)));
  }

  private static List<Event> viewed(Deed deed) {
    return List.of(deed.pressed("view", new Viewed(deed.push().pool(), "page", deed.eventKey())));
  }

  /**
   * Where somebody is: no fact needs it, and it comes by itself every few seconds, so that it tells
   * nothing of what they do. It is kept without the place.
   */
  private static List<Event> located(Deed deed) {
    Push push = deed.push();
    String key = push.keyAt(deed.at(), "unmapped", "location", deed.person().value());
    Unmapped fact = new Unmapped("location", "", List.of());
    return List.of(push.event(key, deed.at(), deed.person(), List.of(), fact));
  }

  /** A message that could not be delivered reached nobody. */
  private static List<Event> sent(Deed deed) {
    Push push = deed.push();
    String id = push.fields().text("MsgID");
    if (id.isEmpty() || !push.fields().text("Status").equals("success")) {
      return List.of();
    }
    Engaged fact = new Engaged(push.pool(), "template", Engaged.Direction.OUTBOUND);
    return List.of(push.event(push.key("template", id), deed.at(), deed.person(), List.of(), fact));
  }
}
