package io.siyu.cloudevents;

import static io.siyu.cloudevents.CloudEventsFixture.KIT;
import static io.siyu.cloudevents.CloudEventsFixture.NOW;
import static io.siyu.cloudevents.CloudEventsFixture.SECRET;
import static io.siyu.cloudevents.CloudEventsFixture.accepted;
import static io.siyu.cloudevents.CloudEventsFixture.adapter;
import static io.siyu.cloudevents.CloudEventsFixture.amount;
import static io.siyu.cloudevents.CloudEventsFixture.paid;
import static io.siyu.cloudevents.CloudEventsFixture.spent;
import static io.siyu.cloudevents.CloudEventsFixture.touched;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.money.Money;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import io.siyu.tck.CloudEventsKit;
import io.siyu.testing.EventArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CloudEventsAdapterTest {
  private static final String TYPE_RULE =
      "must be a fact type this version knows, such as io.siyu.order.paid.v1";

  private static Accepted single(String json) {
    return accepted(KIT.single(NOW, json));
  }

  private static Event only(String json) {
    Accepted accepted = single(json);
    assertThat(accepted.warnings()).isEmpty();
    assertThat(accepted.reply()).isEqualTo(Reply.empty(204));
    assertThat(accepted.events()).hasSize(1);
    return accepted.events().get(0);
  }

  private static Unmapped unmapped(Accepted accepted) {
    assertThat(accepted.events()).hasSize(1);
    assertThat(accepted.reply()).isEqualTo(Reply.empty(204));
    return (Unmapped) accepted.events().get(0).fact();
  }

  @Test
  void a_payment_becomes_a_fact_about_its_order() {
    String data =
        "{\"payment\":\"42\",\"total\":"
            + amount(9900)
            + ",\"payerTotal\":"
            + amount(9400)
            + ",\"claims\":[{\"key\":\"unionid:wxa:lin\",\"role\":\"BUYER\"},{\"key\":\"payment:wxpay:42\"}],\"till\":7}";
    assertThat(only(paid("1", data)))
        .isEqualTo(
            Event.of(
                "host:host/shop:1",
                Instant.parse("2026-03-01T02:00:00Z"),
                new Source("host/shop"),
                IdentityKey.orderNo("shop", "1"),
                List.of(
                    Claim.buyer(IdentityKey.unionId("wxa", "lin")),
                    Claim.same(IdentityKey.paymentNo("wxpay", "42"))),
                new OrderPaid(
                    "42",
                    Authority.HOST,
                    Optional.of(Money.fen(9900)),
                    Optional.of(Money.fen(9400)),
                    Mode.LIVE),
                Provenance.HOST,
                false,
                Map.of("/data/till", "7")));
  }

  @Test
  void an_order_keeps_its_lines_in_order() {
    String data =
        "{\"lines\":[{\"sku\":\"serum\",\"units\":2,\"list\":"
            + amount(19800)
            + ",\"paid\":"
            + amount(9900)
            + "},{\"sku\":\"gift\"}],\"total\":"
            + amount(9900)
            + ",\"coupons\":[\"WELCOME\"]}";
    Event event =
        only(
            CloudEventsKit.event(
                "io.siyu.order.described.v1",
                "o1",
                "host/shop",
                "order:shop:1",
                "2026-03-01T10:00:00+08:00",
                data));
    assertThat(event.fact())
        .isEqualTo(
            new OrderDescribed(
                List.of(
                    new OrderLine(
                        "serum", 2, Optional.of(Money.fen(19800)), Optional.of(Money.fen(9900))),
                    new OrderLine("gift", 1, Optional.empty(), Optional.empty())),
                Optional.of(Money.fen(9900)),
                List.of("WELCOME")));
  }

  @Test
  void touches_and_engagements_become_facts_about_their_person() {
    Event touch = only(touched("t1", "oLin"));
    assertThat(touch.subject()).isEqualTo(IdentityKey.openId("wx8888", "oLin"));
    assertThat(touch.fact()).isEqualTo(Touched.through("xhs-notes"));
    Event message =
        only(
            CloudEventsKit.event(
                "io.siyu.engaged.v1",
                "e1",
                "host/shop",
                "phone:cn:1",
                "2026-03-01T10:00:00.1239Z",
                "{\"what\":\"message\",\"direction\":\"INBOUND\"}"));
    assertThat(message.subject()).isEqualTo(new IdentityKey(KeyType.PHONE, "cn", "1"));
    assertThat(message.fact()).isEqualTo(new Engaged("", "message", Engaged.Direction.INBOUND));
    assertThat(message.occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123Z"));
  }

  @Test
  @DisplayName(
      "A-32 statements about one channel's day share a key, whatever their CloudEvents ids")
  void restatements_of_a_days_cost_share_a_key() {
    Event first = only(spent("s1", "5000", 1));
    Event second = only(spent("s2", "7000", 2));
    assertThat(first.key())
        .isEqualTo("spend:host/shop:xhs-notes:2026-03-01")
        .isEqualTo(second.key());
    assertThat(first.subject()).isEqualTo(new ChannelDay("xhs-notes", LocalDate.of(2026, 3, 1)));
    assertThat(second.fact()).isEqualTo(new Spent(Money.fen(7000), 2));
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  @DisplayName("A-32, E-8 what a day's statements are of has a key of its own each")
  void statements_of_different_things_replace_none_of_each_other() {
    List<String> keys =
        List.of(
            market("spent", "{\"amount\":{\"minor\":1,\"currency\":\"CNY\"}}").key(),
            market("spent", "{\"amount\":{\"minor\":1,\"currency\":\"CNY\"},\"cost\":\"BAIT\"}")
                .key(),
            market("exposed", "{\"impressions\":1}").key(),
            market("clicked", "{\"clicks\":1}").key(),
            market("offered", "{\"bait\":\"a:b\",\"people\":1}").key(),
            market("claimed", "{\"conversions\":1}").key());
    String day = ":host/shop:xhs-notes:2026-03-01";
    assertThat(keys)
        .containsExactly(
            "spend" + day,
            "spend" + day + ":BAIT",
            "exposed" + day,
            "clicked" + day,
            "offered" + day + ":a%3Ab",
            "claimed" + day);
  }

  private static Event market(String kind, String data) {
    return only(
        CloudEventsKit.event(
            "io.siyu." + kind + ".v1",
            "m1",
            "host/shop",
            "channelday:xhs-notes:2026-03-01",
            "2026-03-02T09:00:00+08:00",
            data));
  }

  @Test
  @DisplayName("A-32 keys of different sources, ids and channels never run into each other")
  void keys_are_unambiguous() {
    String one =
        only(CloudEventsKit.event(
                "io.siyu.tagged.v1",
                "b:c",
                "a",
                "phone:cn:1",
                "2026-03-01T10:00:00Z",
                "{\"tag\":\"x\"}"))
            .key();
    String two =
        only(CloudEventsKit.event(
                "io.siyu.tagged.v1",
                "c",
                "a:b",
                "phone:cn:1",
                "2026-03-01T10:00:00Z",
                "{\"tag\":\"x\"}"))
            .key();
    String three =
        only(CloudEventsKit.event(
                "io.siyu.tagged.v1",
                "c",
                "a%3Ab",
                "phone:cn:1",
                "2026-03-01T10:00:00Z",
                "{\"tag\":\"x\"}"))
            .key();
    assertThat(List.of(one, two, three))
        .containsExactly("host:a:b:c", "host:a%3Ab:c", "host:a%253Ab:c");
    String data = "{\"amount\":" + amount(1) + "}";
    assertThat(
            only(CloudEventsKit.event(
                    "io.siyu.spent.v1",
                    "1",
                    "a:b",
                    "channelday:c%3Ad:2026-03-01",
                    "2026-03-01T10:00:00Z",
                    data))
                .key())
        .isEqualTo("spend:a%3Ab:c%3Ad:2026-03-01");
  }

  @Test
  @DisplayName("A-31 an event from the network is the host's word, whatever it says of itself")
  void nobody_becomes_a_platform_by_saying_so() {
    String forged =
        paid("1", "{}")
            .replace("host/shop", "wxpay/1900001")
            .replace(
                "\"data\"",
                "\"siyukey\":\"pay:1900001:42\",\"siyuprovenance\":\"CALLBACK\",\"siyuapproximate\":true,\"data\"");
    Event event = only(forged);
    assertThat(event.provenance()).isEqualTo(Provenance.HOST);
    assertThat(event.key()).isEqualTo("host:wxpay/1900001:1");
    assertThat(event.approximate()).isFalse();
    assertThat(event.extras()).isEmpty();
  }

  @Provide
  Arbitrary<Event> events() {
    return EventArbitraries.events();
  }

  @Property(tries = 300)
  @Label(
      "A-31 what the library exports can be delivered, and keeps everything but key and provenance")
  void exported_events_can_be_delivered(@ForAll("events") Event event) {
    Event delivered = only(EventJson.encode(event));
    assertThat(
            Event.of(
                event.key(),
                delivered.occurredAt(),
                delivered.source(),
                delivered.subject(),
                delivered.claims(),
                delivered.fact(),
                event.provenance(),
                event.approximate(),
                delivered.extras()))
        .isEqualTo(event);
  }

  @Test
  @DisplayName("A-33 one unreadable event of a batch is kept and named, and the others go on")
  void a_batch_fails_by_the_event() throws MalformedEventException {
    Accepted accepted =
        accepted(
            KIT.batch(
                NOW,
                List.of(
                    touched("t1", "oLin"),
                    paid(
                        "p1",
                        "{\"total\":{\"minor\":-5,\"currency\":\"CNY\"},\"mode\":\"FUN\",\"claims\":[{\"key\":\"phone:cn:13800138000\",\"role\":\"BUYER\"}]}"),
                    "5",
                    CloudEventsKit.event(
                        "com.example.survey",
                        "x",
                        "host/shop",
                        "phone:cn:13900139000",
                        "2026-03-01T10:00:00Z",
                        "{\"answer\":\"so so\"}"),
                    touched("t2", "oWang"))));
    assertThat(accepted.events()).hasSize(5);
    assertThat(accepted.events().get(0)).isEqualTo(only(touched("t1", "oLin")));
    assertThat(accepted.events().get(4)).isEqualTo(only(touched("t2", "oWang")));
    assertThat(accepted.warnings())
        .containsExactly(
            "/1/data/total/minor: must be from 0 to 1000000000000",
            "/1/data/mode: must be one of [LIVE, SANDBOX]",
            "/2: must be a JSON object",
            "/2/specversion: must be \"1.0\"",
            "/3/type: " + TYPE_RULE);
    Event negative = accepted.events().get(1);
    Unmapped fact = (Unmapped) negative.fact();
    assertThat(fact.what()).isEqualTo("io.siyu.order.paid.v1");
    assertThat(fact.text()).startsWith("{\"data\":{\"claims\":[").contains("\"minor\":-5");
    assertThat(fact.mentions())
        .contains("13800138000", "phone:cn:13800138000", "order:shop:p1")
        .isSorted();
    assertThat(negative.occurredAt()).isEqualTo(NOW);
    assertThat(negative.source()).isEqualTo(new Source("host/my-shop"));
    assertThat(negative.subject()).isEqualTo(new AccountSubject("host/my-shop"));
    assertThat(negative.approximate()).isFalse();
    Event five = accepted.events().get(2);
    assertThat(five.fact()).isEqualTo(new Unmapped("unreadable", "5", List.of()));
    assertThat(five.occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(five.approximate()).isTrue();
    for (Event event : accepted.events()) {
      assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    }
  }

  @Test
  @DisplayName("A-33 points entered without a reason are kept unmapped, and those with one count")
  void points_need_their_reason() {
    String without =
        CloudEventsKit.event(
            "io.siyu.points.adjusted.v1",
            "p1",
            "host/shop",
            "memberno:club:7",
            "2026-03-01T10:00:00Z",
            "{\"ledger\":\"points\",\"points\":-300}");
    Accepted accepted = single(without);
    assertThat(accepted.warnings())
        .containsExactly("/data/reason: must be a text that is not empty");
    assertThat(unmapped(accepted).what()).isEqualTo("io.siyu.points.adjusted.v1");
    Event event = only(without.replace("-300", "-300,\"reason\":\"counter\""));
    assertThat(event.fact()).isEqualTo(new PointsAdjusted("points", -300, "counter", ""));
    assertThat(event.provenance()).isEqualTo(Provenance.HOST);
  }

  @Test
  @DisplayName(
      "A-33 an event sent again after its sender was mended does not share the unreadable one's"
          + " key")
  void a_mended_event_is_not_held_back_by_the_unreadable_one() {
    Event broken = single(paid("1", "{\"total\":\"99.00\"}")).events().get(0);
    assertThat(broken.fact()).isInstanceOf(Unmapped.class);
    assertThat(only(paid("1", "{\"total\":" + amount(9900) + "}")).key())
        .isNotEqualTo(broken.key());
    Event otherwise = single(paid("1", "{\"total\":\"98.00\"}")).events().get(0);
    assertThat(otherwise.key()).isNotEqualTo(broken.key());
    String spaced = paid("1", "{ \"total\" : \"99.00\" }");
    assertThat(single(spaced).events()).containsExactly(broken);
  }

  @Test
  @DisplayName("A-33 whatever is authentic JSON is kept, however odd")
  void odd_but_authentic_events_are_kept() throws MalformedEventException {
    String sound = paid("1", "{\"total\":" + amount(9900) + "}");
    Map<String, String> odd =
        Map.ofEntries(
            Map.entry(sound.replace("\"1.0\"", "\"0.3\""), "/specversion"),
            Map.entry(sound.replace(",\"time\":\"2026-03-01T10:00:00+08:00\"", ""), "/time"),
            Map.entry(sound.replace("2026-03-01T10:00:00+08:00", ""), "/time"),
            Map.entry(sound.replace("2026-03-01T10:00:00+08:00", "yesterday"), "/time"),
            Map.entry(sound.replace("2026-03", "+999999999-03"), "/time"),
            Map.entry(sound.replace("\"id\":\"1\"", "\"id\":1"), "/id"),
            Map.entry(sound.replace("\"id\":\"1\",", ""), "/id"),
            Map.entry(sound.replace("host/shop", "host shop"), "/source"),
            Map.entry(sound.replace("order:shop:1", "order 1"), "/subject"),
            Map.entry(sound.replace("order:shop:1", "channelday:x:2026-03-01"), "/subject"),
            Map.entry(sound.replace("order:shop:1", "account:x"), "/subject"),
            Map.entry(sound.replace("order:shop:1", "order:shop:\\ud800"), "/subject"),
            Map.entry(sound.replace("paid.v1", "paid.v2"), "/type"),
            Map.entry(sound.replace("io.siyu.order.paid.v1", "\\udc00"), "/type"),
            Map.entry(sound.replace("\"data\"", "\"date\""), "/data"),
            Map.entry(
                sound.replace("\"data\"", "\"datacontenttype\":\"text/xml\",\"data\""),
                "/datacontenttype"),
            Map.entry(sound.replace("9900", "1e999999999"), "/data/total/minor"),
            Map.entry(sound.replace("9900", "1" + "0".repeat(400)), "/data/total/minor"),
            Map.entry(sound.replace("9900", "99.00"), "/data/total/minor"),
            Map.entry(sound.replace("CNY", "\\ud800Y"), "/data/total/currency"),
            Map.entry("{}", "/specversion"));
    for (Map.Entry<String, String> each : odd.entrySet()) {
      Accepted accepted = single(each.getKey());
      assertThat(unmapped(accepted).text()).as(each.getValue()).startsWith("{");
      assertThat(accepted.warnings())
          .as(each.getKey())
          .anyMatch(w -> w.startsWith(each.getValue() + ": "));
      Event event = accepted.events().get(0);
      assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    }
  }

  @Test
  void unknown_fields_may_hold_what_facts_may_not() throws MalformedEventException {
    Event event = only(paid("1", "{\"note\":\"\\ud800\",\"n\":1e999999999}"));
    assertThat(event.extras())
        .containsEntry("/data/note", "\"\\" + "ud800\"")
        .containsEntry("/data/n", "1E+999999999");
    assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
  }

  @Test
  void an_empty_batch_is_acknowledged() {
    Accepted accepted = accepted(KIT.batch(NOW, List.of()));
    assertThat(accepted.events()).isEmpty();
    assertThat(accepted.reply()).isEqualTo(Reply.empty(204));
  }

  private static Delivery relabelled(Delivery of, String contentType) {
    Map<String, String> headers = new HashMap<>(of.headers());
    headers.put("content-type", contentType);
    return Delivery.of("POST", "", headers, of.body()).receivedAt(of.receivedAt());
  }

  @Test
  void the_body_tells_a_batch_from_an_event_not_the_content_type() {
    Delivery batch = KIT.batch(NOW, List.of(touched("t1", "oLin")));
    Delivery single = KIT.single(NOW, " \n" + touched("t1", "oLin"));
    List<Event> expected = List.of(only(touched("t1", "oLin")));
    for (String contentType :
        List.of("application/cloudevents+json", "application/json", "text/plain")) {
      assertThat(accepted(relabelled(batch, contentType)).events()).isEqualTo(expected);
      assertThat(accepted(relabelled(single, contentType)).events()).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName(
      "A-34 a body that is no JSON object or list is refused as malformed, since its sender can"
          + " mend it")
  void a_body_that_cannot_be_an_event_is_malformed() {
    List<String> bodies =
        List.of(
            "",
            "x",
            "5",
            "\"x\"",
            "null",
            "{",
            "{\"a\":1,\"a\":2}",
            touched("t", "o") + "x",
            "\ufeff{}",
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "{\"a\":1e99999999999}");
    for (String body : bodies) {
      Rejected rejected = (Rejected) adapter("").translate(KIT.single(NOW, body));
      assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED);
      assertThat(rejected.reply()).isEqualTo(Reply.empty(400));
    }
  }

  @Test
  @DisplayName(
      "A-30 connections may name the sources that the host speaks for; others are kept but not"
          + " believed")
  void a_source_that_is_not_the_hosts_is_not_believed() {
    PlatformAdapter adapter = adapter(",\"sources\":[\"host/shop\",\"host/crm\"]");
    Accepted known = (Accepted) adapter.translate(KIT.single(NOW, touched("t", "o")));
    assertThat(known.events().get(0).fact()).isInstanceOf(Touched.class);
    Accepted other =
        (Accepted)
            adapter.translate(
                KIT.single(NOW, touched("t", "o").replace("host/shop", "host/shop2")));
    assertThat(unmapped(other).what()).isEqualTo("io.siyu.touched.v1");
    assertThat(other.warnings())
        .containsExactly("/source: must be one of the connection's sources");
  }

  @Test
  void faults_are_told_apart_in_the_order_of_checks() {
    PlatformAdapter adapter = adapter("");
    Delivery sound = KIT.single(NOW, touched("t", "o"));
    for (Reason reason : CloudEventsKit.faults()) {
      assertThat(((Rejected) adapter.translate(KIT.faulty(reason, sound))).reason())
          .isEqualTo(reason);
    }
    Delivery stranger =
        new CloudEventsKit(CloudEventsFixture.OLD_SECRET, 1).single(NOW, "not json");
    assertThat(((Rejected) adapter.translate(stranger.receivedAt(NOW.plusSeconds(9999)))).reason())
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    Delivery late = KIT.single(NOW, "not json").receivedAt(NOW.plusSeconds(9999));
    assertThat(((Rejected) adapter.translate(late)).reason()).isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  void the_largest_body_is_the_connections() {
    PlatformAdapter adapter = adapter(",\"bodyBytesMax\":600");
    String event = touched("t", "o");
    Delivery fits = KIT.single(NOW, event + " ".repeat(600 - event.length()));
    Delivery tooLarge = KIT.single(NOW, event + " ".repeat(601 - event.length()));
    assertThat(adapter.translate(fits)).isInstanceOf(Accepted.class);
    assertThat(((Rejected) adapter.translate(tooLarge)).reason()).isEqualTo(Reason.BODY_TOO_LARGE);
  }

  @Test
  void every_retry_of_the_schedule_gives_the_same_events() {
    Delivery first = KIT.batch(NOW, List.of(touched("t1", "o"), paid("p", "{}"), "{\"odd\":true}"));
    List<Delivery> retries = KIT.retries(first);
    assertThat(retries).hasSize(CloudEventsKit.RETRY_WAITS.size());
    for (Delivery retry : retries) {
      assertThat(accepted(retry).events()).isEqualTo(accepted(first).events());
      assertThat(retry.header("webhook-signature")).isNotEqualTo(first.header("webhook-signature"));
    }
    assertThat(new CloudEventsKit(SECRET, 5).single(NOW, "{}").headers())
        .isEqualTo(new CloudEventsKit(SECRET, 5).single(NOW, "{}").headers());
  }
}
