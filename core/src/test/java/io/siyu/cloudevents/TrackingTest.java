package io.siyu.cloudevents;

import static io.siyu.cloudevents.CloudEventsFixture.KIT;
import static io.siyu.cloudevents.CloudEventsFixture.NOW;
import static io.siyu.cloudevents.CloudEventsFixture.accepted;
import static io.siyu.cloudevents.CloudEventsFixture.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.Siyu;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Provenance;
import io.siyu.event.Shared;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.event.Viewed;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.json.Json;
import io.siyu.spi.Translation.Accepted;
import io.siyu.stage.Stage;
import io.siyu.testing.EventArbitraries;
import io.siyu.testing.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a host passes on of its clients' tracking. */
class TrackingTest {
  private static final String SESSION = "openid:wx8888:oLin";
  private static final IdentityKey LIN = IdentityKey.openId("wx8888", "oLin");
  private static final IdentityKey DEVICE = new IdentityKey(KeyType.DEVICE, "wx8888", "a-1");
  private static final IdentityKey USER = new IdentityKey(KeyType.CLIENT_ID, "wx8888", "10086");
  private static final String IDS = "{\"anonymousId\":\"a-1\",\"userId\":\"10086\"}";

  private static Accepted translated(String subject, String data) {
    return accepted(KIT.single(NOW, tracked("b1", subject, data)));
  }

  private static List<Event> events(String subject, String data) {
    Accepted accepted = translated(subject, data);
    assertThat(accepted.warnings()).isEmpty();
    return accepted.events();
  }

  private static Event only(String subject, String data) {
    List<Event> events = events(subject, data);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Fact fact(String data) {
    return only(SESSION, data).fact();
  }

  private static String viewed(String id, long time, String more) {
    return "{\"eventId\":\"%s\",\"event\":\"ProductViewed\",\"time\":%d,\"appId\":\"wx8888\",\"identities\":%s,\"properties\":{\"productId\":\"9\"}%s}"
        .formatted(id, time, IDS, more);
  }

  private static String batch(String... events) {
    return "{\"specVersion\":\"1\",\"events\":[" + String.join(",", events) + "]}";
  }

  @Test
  void a_view_becomes_a_fact_about_the_person_of_the_session() {
    long time = NOW.minusSeconds(60).toEpochMilli();
    Event event = only(SESSION, batch(viewed("e1", time, "")));
    assertThat(event)
        .isEqualTo(
            Event.of(
                event.key(),
                NOW.minusSeconds(60),
                new Source("host/shop"),
                LIN,
                List.of(Claim.same(DEVICE), Claim.same(USER)),
                new Viewed("weixin/wx8888", "product", "9"),
                Provenance.HOST,
                false,
                Map.of()));
    assertThat(event.key()).matches("host:host/shop:tracked-[0-9a-f]{64}");
    assertThat(only(SESSION, viewed("e1", time, "")))
        .as("a batch of one and one alone")
        .isEqualTo(event);
  }

  @Test
  void every_canonical_name_has_its_fact() {
    String page =
        ",\"appId\":\"wx8888\",\"properties\":{\"path\":\"pages/item?id=9\",\"price\":{\"minor\":1,\"currency\":\"CNY\"}}}";
    String pool = "weixin/wx8888";
    Map<String, Fact> facts =
        Map.of(
            "PageViewed", new Viewed(pool, "page", "pages/item"),
            "ProductViewed", new Viewed(pool, "product", "pages/item"),
            "CartItemAdded", new Viewed(pool, "cart", "pages/item"),
            "OrderSubmitted", new Viewed(pool, "submit", "pages/item"),
            "OrderPaidClient", new Viewed(pool, "pay", "pages/item"),
            "ContentShared", new Shared(pool, "page", "pages/item"),
            "AppOpened", new Touched("", "", "", true),
            "IdentityBound", new Identified("tracked"));
    facts.forEach(
        (name, fact) -> assertThat(fact("{\"event\":\"" + name + "\"" + page)).isEqualTo(fact));
    assertThat(fact("{\"event\":\"ContentShared\",\"properties\":{\"productId\":9}}"))
        .isEqualTo(new Shared("weixin/wx8888", "product", "9"));
  }

  @Test
  void an_opened_app_carries_what_its_code_or_link_carried() {
    String opened = "{\"event\":\"AppOpened\",\"entry\":{\"scene\":%s,\"query\":%s},%s}";
    String campaign = "\"campaign\":{\"source\":\"wecom\"}";
    assertThat(fact(opened.formatted("1047", "{\"scene\":\"a%3D1+2\"}", campaign)))
        .isEqualTo(new Touched("a=1+2", "", "1047", true));
    assertThat(fact(opened.formatted("1047", "{\"scene\":\"50%\"}", campaign)))
        .as("damaged, and so as it came")
        .isEqualTo(new Touched("50%", "", "1047", true));
    assertThat(fact(opened.formatted("\"1007\"", "{}", campaign)))
        .isEqualTo(new Touched("wecom", "", "1007", true));
    for (String back : List.of("1010", "1038")) {
      assertThat(fact(opened.formatted(back, "{\"scene\":\"old\"}", campaign)))
          .isEqualTo(new Touched("", "", back, false));
    }
    assertThat(fact(opened.formatted("12345", "{}", campaign)))
        .isEqualTo(new Touched("wecom", "", "", true));
  }

  @Test
  void an_event_of_sensors_is_read_as_its_kit_sends_it() {
    String sensors =
        """
        {"dialect":"sensors","events":[{"distinct_id":"oLin",
         "identities":{"$identity_mp_id":"a-1","$identity_mp_openid":"oLin","$identity_mp_unionid":"u",
          "$identity_login_id":"10086"},
         "type":"track","event":"%s","time":%d,"_track_id":123456789,"_flush_time":%d,
         "properties":{"$app_id":"wx9","$scene":"微信小程序-1047","$url_path":"pages/item/index",
          "$url_query":"id=9&scene=qr%%2D1","$utm_source":"wecom"}}]}
        """;
    long time = NOW.minusSeconds(3).toEpochMilli();
    Event launched = only(SESSION, sensors.formatted("$MPLaunch", time, time + 400));
    assertThat(launched.fact()).isEqualTo(new Touched("qr-1", "", "1047", true));
    assertThat(launched.claims())
        .as("the app is the session's, not the client's")
        .containsExactly(Claim.same(DEVICE), Claim.same(USER));
    assertThat(launched.occurredAt()).isEqualTo(NOW.minusSeconds(3));
    assertThat(only(SESSION, sensors.formatted("$MPViewScreen", time, time)).fact())
        .isEqualTo(new Viewed("weixin/wx8888", "page", "pages/item/index"));
    assertThat(
            events(
                SESSION,
                "{\"dialect\":\"sensors\",\"type\":\"track_id_bind\",\"login_id\":\"10086\"}"))
        .extracting(Event::fact)
        .containsExactly(new Identified("tracked"));
    Accepted other =
        translated(
            SESSION, sensors.replace("\"sensors\"", "\"other\"").formatted("$MPShare", time, time));
    assertThat(other.events().get(0).fact()).isInstanceOf(Unmapped.class);
    assertThat(other.warnings())
        .as("a vendor's names are its dialect's alone")
        .hasSize(1)
        .allMatch(w -> w.startsWith("/data/events/0/event: "));
  }

  @Test
  void an_event_of_growing_is_read_as_its_kit_sends_it() {
    String growing =
        "{\"dialect\":\"growingio\",\"eventType\":\"%s\",\"eventName\":\"%s\",\"timestamp\":%d,\"deviceId\":\"a-1\",\"userId\":\"10086\",\"domain\":\"wx8888\",\"path\":\"pages/a\",\"query\":\"scene=qr\",\"appChannel\":\"scn:1007\"}";
    long time = NOW.toEpochMilli();
    assertThat(fact(growing.formatted("VISIT", "", time)))
        .isEqualTo(new Touched("qr", "", "1007", true));
    Event page = only(SESSION, growing.formatted("PAGE", "", time));
    assertThat(page.fact()).isEqualTo(new Viewed("weixin/wx8888", "page", "pages/a"));
    assertThat(page.claims()).containsExactly(Claim.same(DEVICE), Claim.same(USER));
    assertThat(fact(growing.formatted("CUSTOM", "ProductViewed", time)))
        .isEqualTo(new Viewed("weixin/wx8888", "product", "pages/a"));
  }

  @Test
  @DisplayName("A-35 a tracked event that cannot be read is kept alone, and the others go on")
  void one_unreadable_event_is_kept_alone() {
    long time = NOW.toEpochMilli();
    String unknown = "{\"event\":\"VideoPlayed\",\"time\":" + time + ",\"name\":\"13800138000\"}";
    Accepted accepted =
        translated(
            SESSION,
            batch(
                viewed("e1", time, ""),
                unknown,
                "7",
                "{\"event\":\"AppOpened\",\"time\":\"noon\"}"));
    assertThat(accepted.events()).hasSize(4);
    assertThat(accepted.events().get(0).fact()).isInstanceOf(Viewed.class);
    Unmapped kept = (Unmapped) accepted.events().get(1).fact();
    assertThat(kept.what()).isEqualTo("io.siyu.tracked.v1");
    assertThat(kept.text()).contains("VideoPlayed", SESSION).doesNotContain("ProductViewed");
    assertThat(kept.mentions()).contains("13800138000", "oLin");
    String names =
        ": must be one of [AppOpened, PageViewed, ProductViewed, CartItemAdded, OrderSubmitted,"
            + " OrderPaidClient, ContentShared, IdentityBound], or a name of its dialect";
    assertThat(accepted.warnings())
        .containsExactly(
            "/data/events/1/event" + names,
            "/data/events/2/event" + names,
            "/data/events/3/time: must be in milliseconds since 1970");
    assertThat(accepted(KIT.single(NOW, kept.text())).events())
        .as("what is kept can be delivered again")
        .containsExactly(accepted.events().get(1));
  }

  @Test
  @DisplayName("A-35 what is wrong with the CloudEvent is said once, and all is kept")
  void wrong_cloud_events_are_kept() {
    long time = NOW.toEpochMilli();
    String two = batch(viewed("e1", time, ""), viewed("e2", time, ""));
    Accepted order = translated("order:shop:1", two);
    assertThat(order.warnings()).hasSize(1).allMatch(w -> w.startsWith("/subject: "));
    assertThat(order.events()).hasSize(2).allMatch(e -> e.fact() instanceof Unmapped);
    for (String data :
        List.of(
            "7",
            "{\"events\":{}}",
            "{\"events\":[],\"specVersion\":\"2\"}",
            batch(Collections.nCopies(Tracking.EVENTS_MAX + 1, "{}").toArray(String[]::new)))) {
      Accepted accepted = translated(SESSION, data);
      assertThat(accepted.warnings()).as(data).hasSize(1);
      assertThat(accepted.events()).hasSize(1).allMatch(e -> e.fact() instanceof Unmapped);
    }
  }

  @Provide
  Arbitrary<List<JsonNode>> anything() {
    return EventArbitraries.json().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Map<String, JsonNode>> anyFields() {
    Arbitrary<String> names =
        Arbitraries.of(
            "eventId",
            "time",
            "sentTime",
            "timestamp",
            "appId",
            "identities",
            "entry",
            "campaign",
            "share",
            "properties",
            "dialect",
            "type",
            "deviceId",
            "login_id",
            "distinct_id");
    return Arbitraries.maps(names, EventArbitraries.json()).ofMaxSize(8);
  }

  @Property(tries = 300)
  @Label("A-35 whatever a client sends, nothing throws and each event is one event")
  void nothing_is_lost(
      @ForAll("anything") List<JsonNode> anything,
      @ForAll("anyFields") Map<String, JsonNode> fields)
      throws MalformedEventException {
    var data = Json.object();
    var events = data.putArray("events");
    anything.forEach(events::add);
    var sound = Json.object();
    fields.forEach(sound::set);
    sound.put("event", "AppOpened");
    events.add(sound);
    Accepted accepted = translated(SESSION, Json.canonical(data));
    assertThat(accepted.events()).hasSize(anything.size() + 1);
    for (Event event : accepted.events()) {
      assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    }
  }

  @Test
  @DisplayName("A-36 of the ids that a client states come WEAK keys alone")
  void a_client_makes_nobody() {
    String ids =
        "{\"event\":\"AppOpened\",\"appId\":\"wx8888\",\"identities\":{\"anonymousId\":\"a-1\",\"userId\":\"10086\",\"openid\":\"%s\",\"unionid\":\"u\"}}";
    Accepted forged = translated(SESSION, ids.formatted("oWang"));
    assertThat(forged.events()).hasSize(1);
    assertThat(forged.events().get(0).subject()).isEqualTo(LIN);
    assertThat(forged.events().get(0).claims())
        .containsExactly(Claim.same(DEVICE), Claim.same(USER));
    assertThat(forged.warnings())
        .containsExactly(
            "/data/identities: an openid or unionid is the client's word and was left out; say who"
                + " it is in the CloudEvent's subject, from the session");
    assertThat(only(SESSION, ids.formatted("oLin")).subject())
        .as("as the session says")
        .isEqualTo(LIN);

    Accepted nobody = translated("", ids.formatted("oWang"));
    assertThat(nobody.warnings()).hasSize(1);
    assertThat(nobody.events().get(0).subject()).isEqualTo(DEVICE);
    assertThat(nobody.events().get(0).claims()).containsExactly(Claim.same(USER));
    assertThat(
            only(
                    "device:wx8888:a-1",
                    "{\"event\":\"AppOpened\",\"appId\":\"wx8888\",\"identities\":" + IDS + "}")
                .claims())
        .as("the subject is not claimed to be itself")
        .containsExactly(Claim.same(USER));
  }

  @Test
  @DisplayName("A-36 an id that no client can have is none")
  void ids_that_are_none() {
    String ids = "{\"event\":\"AppOpened\",\"identities\":{\"anonymousId\":\"%s\"}}";
    for (String id : List.of("", "†0", "\\ud800", "x".repeat(257))) {
      assertThat(only(SESSION, ids.formatted(id)).claims()).isEmpty();
      Accepted nobody = translated("", ids.formatted(id));
      assertThat(nobody.events().get(0).fact()).isInstanceOf(Unmapped.class);
      assertThat(nobody.warnings())
          .containsExactly(
              "/data/identities: must hold an anonymousId or a userId where the CloudEvent has no"
                  + " subject");
    }
  }

  @Test
  @DisplayName("A-36 what a client says of orders and payments is no money and no order")
  void a_client_moves_no_money() {
    String paid =
        "{\"event\":\"%s\",\"properties\":{\"orderId\":\"1\",\"price\":{\"minor\":2990,\"currency\":\"CNY\"}}}";
    Siyu siyu = Siyu.builder().playbook(Histories.playbook()).build();
    for (String name : List.of("OrderSubmitted", "OrderPaidClient")) {
      siyu.ingest(events(SESSION, paid.formatted(name)));
    }
    assertThat(siyu.member(LIN, NOW.plusSeconds(1)).orElseThrow().stage()).isEmpty();
    siyu.ingest(events(SESSION, "{\"event\":\"AppOpened\"}"));
    var member = siyu.member(LIN, NOW.plusSeconds(1)).orElseThrow();
    assertThat(member.stage()).contains(Stage.LEAD);
    assertThat(member.orders()).isEmpty();
  }

  @Test
  @DisplayName("A-37 what a client sends again has the same key, and by an honest clock is equal")
  void sent_again() {
    long time = NOW.minusSeconds(600).toEpochMilli();
    long later = NOW.plusSeconds(200).toEpochMilli();
    Event first = only(SESSION, viewed("e1", time, ",\"sentTime\":" + NOW.toEpochMilli()));
    Event again = only(SESSION, viewed("e1", time, ",\"sentTime\":" + later));
    assertThat(again).isEqualTo(first);
    String anonymous = viewed("", time, ",\"sentTime\":%d");
    assertThat(only(SESSION, anonymous.formatted(later)))
        .as("without an id, by its content")
        .isEqualTo(only(SESSION, anonymous.formatted(later - 1)));
    assertThat(
            List.of(
                first.key(),
                only(SESSION, viewed("e2", time, "")).key(),
                only(SESSION, viewed("e1", time + 1, "")).key(),
                only(SESSION, viewed("e1", time, "").replace("a-1", "a-2")).key(),
                only(SESSION, viewed("e1", time, "").replace("ProductViewed", "PageViewed")).key(),
                only(SESSION, viewed("", time, "")).key(),
                only(SESSION, viewed("", time, ",\"x\":1")).key()))
        .doesNotHaveDuplicates();
    assertThat(accepted(KIT.single(NOW, tracked("b2", SESSION, viewed("e1", time, "")))).events())
        .as("whatever the id of the CloudEvent that passes it on")
        .containsExactly(first);
  }

  @Test
  @DisplayName(
      "A-37 a clock that is wrong is corrected by the CloudEvent's time, never the receipt")
  void wrong_clocks() {
    long hour = Duration.ofHours(1).toMillis();
    long yearAhead = NOW.plus(Duration.ofDays(365)).toEpochMilli();
    String wrong = viewed("e1", yearAhead - hour, ",\"sentTime\":" + yearAhead);
    Event event = only(SESSION, wrong);
    assertThat(event.occurredAt()).isEqualTo(NOW.minusSeconds(3600));
    assertThat(accepted(KIT.single(NOW.plusSeconds(99), tracked("b1", SESSION, wrong))).events())
        .as("delivered later")
        .containsExactly(event);
  }

  @Test
  @DisplayName("A-37 what lies too far from the CloudEvent's time is kept but not believed")
  void implausible_times() {
    Instant earliest = NOW.minus(Duration.ofDays(30));
    Instant latest = NOW.plus(Duration.ofDays(1));
    for (Instant at : List.of(earliest, latest)) {
      assertThat(only(SESSION, viewed("e1", at.toEpochMilli(), "")).occurredAt()).isEqualTo(at);
    }
    for (long at :
        new long[] {
          earliest.toEpochMilli() - 1, latest.toEpochMilli() + 1, Long.MIN_VALUE, Long.MAX_VALUE
        }) {
      for (String sent : List.of("", ",\"sentTime\":" + NOW.toEpochMilli())) {
        Accepted accepted = translated(SESSION, viewed("e1", at, sent));
        assertThat(accepted.events().get(0).fact()).isInstanceOf(Unmapped.class);
        assertThat(accepted.warnings()).hasSize(1).allMatch(w -> w.startsWith("/data/time: "));
      }
    }
    assertThat(only(SESSION, "{\"event\":\"AppOpened\"}").occurredAt())
        .as("without a time, when the host received it")
        .isEqualTo(NOW);
  }
}
