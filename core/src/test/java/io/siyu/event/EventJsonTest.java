package io.siyu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.money.Money;
import io.siyu.testing.EventArbitraries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final String PAID =
      "{\"specversion\":\"1.0\",\"type\":\"io.siyu.order.paid.v1\",\"id\":\"1\",\"source\":\"host/shop\","
          + "\"time\":\"2026-03-01T10:00:00+08:00\",\"subject\":\"order:shop:1\",\"data\":%s}";

  @Provide
  Arbitrary<Event> events() {
    return EventArbitraries.events();
  }

  @Property(tries = 1000)
  @Label("L-8 decode(encode(x)) = x for every event, unknown fields included")
  void decoding_what_was_encoded_gives_the_event(@ForAll("events") Event event)
      throws MalformedEventException {
    String text = EventJson.encode(event);
    String stored = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    Event decoded = EventJson.decode(stored);
    assertThat(decoded).isEqualTo(event);
    assertThat(EventJson.encode(decoded)).isEqualTo(text).doesNotContain("\n");
  }

  @Test
  @DisplayName("L-8 events encoded by earlier versions stay readable and encode as they were")
  void golden_events_stay_readable() throws IOException, MalformedEventException {
    List<String> lines = golden();
    List<FactKind> kinds = new ArrayList<>();
    for (String line : lines) {
      Event event = EventJson.decode(line);
      assertThat(EventJson.encode(event)).isEqualTo(line);
      kinds.add(event.fact().kind());
    }
    assertThat(kinds).containsOnly(FactKind.values());
    assertThat(lines)
        .anySatisfy(line -> assertThat(EventJson.decode(line).extras()).hasSizeGreaterThan(2));
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = EventJsonTest.class.getResourceAsStream("/golden/event-1.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void a_changed_event_is_refused_without_being_quoted() throws IOException {
    String line =
        golden().stream().filter(l -> l.contains("\"minor\":9900")).findFirst().orElseThrow();
    assertThatThrownBy(() -> EventJson.decode(line.replace("\"minor\":9900", "\"minor\":9901")))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(
            "not an event: /id: must be the hash of the event's content; it was changed or damaged");
  }

  @Test
  void what_is_no_event_is_refused_with_every_violation_at_once() {
    assertThatThrownBy(
            () ->
                EventJson.decode(
                    "{\"specversion\":\"1.0\",\"type\":\"io.siyu.order.paid.v1\",\"id\":\"1\",\"source\":\"a b\",\"data\":{}}"))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("/siyukey: ")
        .hasMessageContaining("/siyuprovenance: ")
        .hasMessageContaining("/source: ");
    for (String text : List.of("", "{", "[]", "1", "null", "{} {}", "{\"a\":1,\"a\":2}")) {
      assertThatThrownBy(() -> EventJson.decode(text)).isInstanceOf(MalformedEventException.class);
    }
  }

  private static List<String> violations(String data) throws Json.MalformedJsonException {
    Violations violations = new Violations();
    EventJson.envelope(JsonObject.of(Json.parse(PAID.formatted(data)), "", violations));
    return violations.list().stream().map(Violations.Violation::pointer).toList();
  }

  @Test
  void figures_that_are_no_amounts_are_violations() throws Json.MalformedJsonException {
    assertThat(violations("{\"total\":{\"minor\":1,\"currency\":\"CNY\"}}")).isEmpty();
    for (String minor :
        List.of(
            "-1",
            "1.5",
            "\"1\"",
            "1e3",
            "1E999999999",
            "9223372036854775808",
            "1" + "0".repeat(400))) {
      assertThat(violations("{\"total\":{\"minor\":" + minor + ",\"currency\":\"CNY\"}}"))
          .as(minor)
          .containsExactly("/data/total/minor");
    }
    assertThat(violations("{\"total\":{\"minor\":1,\"currency\":\"cny\"}}"))
        .containsExactly("/data/total/currency");
    assertThat(violations("{\"total\":5}"))
        .isNotEmpty()
        .allMatch(at -> at.startsWith("/data/total"));
    assertThat(violations("{\"mode\":\"TEST\"}")).containsExactly("/data/mode");
    assertThat(violations("{\"payment\":\"\\ud800\"}")).containsExactly("/data/payment");
    assertThat(violations("{\"claims\":[{\"key\":\"openid:\",\"role\":\"THIEF\"}]}"))
        .containsExactlyInAnyOrder("/data/claims/0/key", "/data/claims/0/role");
  }

  @Test
  void unknown_fields_of_a_claim_stay_with_it_when_claims_are_sorted()
      throws Json.MalformedJsonException, MalformedEventException {
    String data =
        "{\"claims\":[{\"key\":\"phone:cn:2\",\"x\":\"of 2\"},{\"key\":\"openid:wx:1\",\"x\":\"of 1\"},"
            + "{\"key\":\"phone:cn:2\",\"y\":\"of 2 too\"}]}";
    Violations violations = new Violations();
    Event event =
        EventJson.envelope(JsonObject.of(Json.parse(PAID.formatted(data)), "", violations))
            .orElseThrow()
            .event("k", Provenance.HOST, false);
    assertThat(violations.list()).isEmpty();
    assertThat(event.claims())
        .extracting(claim -> claim.key().value())
        .as("phone comes before openid among key types")
        .containsExactly("2", "1");
    assertThat(event.extras())
        .containsExactly(
            Map.entry("/data/claims/0/x", "\"of 2\""),
            Map.entry("/data/claims/0/y", "\"of 2 too\""),
            Map.entry("/data/claims/1/x", "\"of 1\""));
    assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
  }

  private static Event event(
      String key,
      Instant at,
      String source,
      String subject,
      List<Claim> claims,
      Fact fact,
      Provenance provenance,
      boolean approximate,
      Map<String, String> extras) {
    IdentityKey person = IdentityKey.openId("shop", subject);
    return Event.of(
        key,
        at,
        new Source(source),
        fact.kind().fits(person) ? person : IdentityKey.orderNo("shop", subject),
        claims,
        fact,
        provenance,
        approximate,
        extras);
  }

  @Test
  @DisplayName("E-1 the id covers everything an event says")
  void changing_any_part_changes_the_id() {
    Instant at = Instant.parse("2026-03-01T02:00:00Z");
    IdentityKey lin = IdentityKey.openId("wx1", "lin");
    Fact tag = new Tagged("a", "");
    List<Claim> none = List.of();
    Stream<Event> all =
        Stream.of(
            event("k", at, "s", "1", none, tag, Provenance.HOST, false, Map.of()),
            event("k2", at, "s", "1", none, tag, Provenance.HOST, false, Map.of()),
            event("k", at.plusMillis(1), "s", "1", none, tag, Provenance.HOST, false, Map.of()),
            event("k", at.plusSeconds(1), "s", "1", none, tag, Provenance.HOST, false, Map.of()),
            event("k", at, "s2", "1", none, tag, Provenance.HOST, false, Map.of()),
            event("k", at, "s", "2", none, tag, Provenance.HOST, false, Map.of()),
            event(
                "k", at, "s", "1", List.of(Claim.same(lin)), tag, Provenance.HOST, false, Map.of()),
            event(
                "k",
                at,
                "s",
                "1",
                List.of(Claim.payer(lin)),
                tag,
                Provenance.HOST,
                false,
                Map.of()),
            event("k", at, "s", "1", none, new Tagged("b", ""), Provenance.HOST, false, Map.of()),
            event("k", at, "s", "1", none, new Tagged("a", "b"), Provenance.HOST, false, Map.of()),
            event("k", at, "s", "1", none, new Untagged("a", ""), Provenance.HOST, false, Map.of()),
            event("k", at, "s", "1", none, tag, Provenance.CALLBACK, false, Map.of()),
            event("k", at, "s", "1", none, tag, Provenance.HOST, true, Map.of()),
            event("k", at, "s", "1", none, tag, Provenance.HOST, false, Map.of("/x", "1")),
            event("k", at, "s", "1", none, tag, Provenance.HOST, false, Map.of("/x", "\"1\"")),
            event("k", at, "s", "1", none, tag, Provenance.HOST, false, Map.of("/data/x", "1")));
    assertThat(all.map(Event::id)).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "E-1 the id does not depend on the order or repetition of claims, nor on less than a millisecond")
  void what_means_the_same_has_one_id() {
    Instant at = Instant.parse("2026-03-01T02:00:00.123Z");
    Claim one = Claim.same(new IdentityKey(KeyType.PHONE, "cn", "1"));
    Claim two = Claim.buyer(IdentityKey.unionId("a", "2"));
    Fact fact = new OrderPaid("p", Authority.HOST, Optional.empty(), Optional.empty(), Mode.LIVE);
    Event first =
        event("k", at, "s", "1", List.of(one, two), fact, Provenance.HOST, false, Map.of());
    Event second =
        event(
            "k",
            at.plusNanos(456),
            "s",
            "1",
            List.of(two, one, two),
            fact,
            Provenance.HOST,
            false,
            Map.of());
    assertThat(second).isEqualTo(first);
    assertThat(EventId.parse(first.id().toString())).contains(first.id());
  }

  @Test
  void lines_and_texts_do_not_run_into_each_other() {
    Instant at = Instant.EPOCH;
    Optional<Money> no = Optional.empty();
    OrderLine a = new OrderLine("a", 1, no, no);
    OrderLine b = new OrderLine("b", 1, no, no);
    Stream<Fact> facts =
        Stream.of(
            new OrderDescribed(List.of(a, b), no, List.of()),
            new OrderDescribed(List.of(b, a), no, List.of()),
            new OrderDescribed(List.of(a), no, List.of("b")),
            new OrderDescribed(List.of(a), no, List.of("b", "")),
            new OrderDescribed(List.of(), no, List.of("a", "b")),
            new OrderDescribed(List.of(), no, List.of("ab")));
    assertThat(
            facts.map(
                f -> event("k", at, "s", "1", List.of(), f, Provenance.HOST, false, Map.of()).id()))
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void no_event_shows_its_content_in_a_log(@ForAll("events") Event event) {
    assertThat(event.toString())
        .isEqualTo(
            "Event[" + event.fact().kind() + " " + event.occurredAt() + " " + event.id() + "]");
  }

  @Test
  void an_instant_that_rfc_3339_cannot_say_is_refused() {
    for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
      assertThatThrownBy(
              () ->
                  event(
                      "k",
                      at,
                      "s",
                      "1",
                      List.of(),
                      new Tagged("a", ""),
                      Provenance.HOST,
                      false,
                      Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
