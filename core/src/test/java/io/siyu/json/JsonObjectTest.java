package io.siyu.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.json.Json.MalformedJsonException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
  private final Violations violations = new Violations();

  private JsonObject object(String text) throws MalformedJsonException {
    return JsonObject.of(Json.parse(text), "", violations);
  }

  private List<String> pointers() {
    return violations.list().stream().map(Violations.Violation::pointer).toList();
  }

  @Test
  void well_formed_fields_read_as_they_are() throws MalformedJsonException {
    JsonObject in =
        object(
            "{\"t\":\"x\",\"n\":-9223372036854775808,\"f\":true,\"at\":\"2026-03-01t10:00:00.5+08:00\",\"w\":\"MONDAY\","
                + "\"ts\":[\"a\",\"\"],\"ws\":[\"FRIDAY\"],\"os\":[{\"x\":1}],\"o\":{\"x\":2},\"none\":null}");
    assertThat(in.text("t")).isEqualTo("x");
    assertThat(in.number("n")).isEqualTo(Long.MIN_VALUE);
    assertThat(in.flag("f", false)).isTrue();
    assertThat(in.instant("at")).isEqualTo(Instant.parse("2026-03-01T02:00:00.5Z"));
    assertThat(in.word("w", DayOfWeek.class, null)).isEqualTo(DayOfWeek.MONDAY);
    assertThat(in.texts("ts")).containsExactly("a", "");
    assertThat(in.words("ws", DayOfWeek.class)).containsExactly(DayOfWeek.FRIDAY);
    assertThat(in.objects("os").get(0).number("x")).isEqualTo(1);
    assertThat(in.object("o").number("x")).isEqualTo(2);
    assertThat(in.optionalText("none")).isEmpty();
    assertThat(in.optionalObject("none")).isEmpty();
    assertThat(in.optionalInstant("none")).isEmpty();
    assertThat(in.optionalNumber("none")).isEmpty();
    assertThat(in.numberAtLeast("none", 1, 7)).isEqualTo(7);
    assertThat(in.word("none", DayOfWeek.class, DayOfWeek.SUNDAY)).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(in.objects("none")).isEmpty();
    assertThat(in.unread()).isEmpty();
    assertThat(violations.list()).isEmpty();
  }

  @Test
  void every_missing_field_is_one_violation_at_its_pointer() throws MalformedJsonException {
    JsonObject in = object("{}");
    in.text("a/b");
    in.number("c~d");
    in.instant("e");
    in.word("f", DayOfWeek.class, null);
    in.object("g").text("h");
    assertThat(pointers()).containsExactly("/a~1b", "/c~0d", "/e", "/f", "/g", "/g/h");
  }

  @Test
  void every_field_of_the_wrong_kind_is_one_violation_that_does_not_quote_it()
      throws MalformedJsonException {
    String phone = "13800138000";
    JsonObject in =
        object(
            "{\"x\":[["
                + phone
                + "]],\"s\":\""
                + phone
                + "\",\"n\":"
                + phone
                + ",\"l\":[\""
                + phone
                + "\",1]}");
    in.text("x");
    in.number("s");
    in.optionalText("n");
    in.flag("s", true);
    in.instant("s");
    in.instant("n");
    in.word("s", DayOfWeek.class, DayOfWeek.MONDAY);
    in.objects("s");
    in.texts("l");
    in.words("s", DayOfWeek.class);
    in.optionalObject("s");
    in.numberAtLeast("n", Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(pointers())
        .containsExactly("/x", "/s", "/n", "/s", "/s", "/n", "/s", "/s", "/l", "/s", "/s", "/n");
    assertThat(violations.list()).noneMatch(v -> v.toString().contains(phone));
  }

  @Test
  void numbers_that_no_long_holds_are_violations() throws MalformedJsonException {
    JsonObject in =
        object(
            "{\"a\":9223372036854775808,\"b\":1.0,\"c\":1e2,\"d\":1e999999999,\"e\":"
                + "9".repeat(1000)
                + "}");
    for (String name : in.names()) {
      assertThat(in.optionalNumber(name)).isEmpty();
    }
    assertThat(pointers()).containsExactly("/a", "/b", "/c", "/d", "/e");
  }

  @Test
  void instants_that_rfc_3339_cannot_say_are_violations() throws MalformedJsonException {
    List<String> bad =
        List.of(
            "",
            "2026-03-01",
            "2026-03-01T10:00:00",
            "2026-02-30T10:00:00Z",
            "2026-03-01 10:00:00Z",
            "+999999999-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59-18:00",
            "0000-01-01T00:00:00+18:00",
            "2026-03-01T10:00:00+99:00");
    for (String text : bad) {
      JsonObject in = object("{\"at\":\"" + text + "\",\"b\":\"" + text + "\"}");
      in.instant("at");
      in.optionalInstant("b");
      assertThat(pointers()).as(text).endsWith("/at", "/b").hasSize(2 * (bad.indexOf(text) + 1));
    }
    assertThat(object("{\"at\":\"9999-12-31T23:59:59.999Z\"}").instant("at"))
        .isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    assertThat(object("{\"at\":\"0000-01-01T00:00:00Z\"}").instant("at"))
        .isEqualTo(Instant.parse("0000-01-01T00:00:00Z"));
    assertThat(violations.list()).hasSize(2 * bad.size());
  }

  @Property(tries = 2000)
  void an_instant_in_whole_seconds_of_utc_is_read_as_in_any_form(
      @ForAll @IntRange(max = 9999) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day,
      @ForAll @IntRange(max = 25) int hour,
      @ForAll @IntRange(max = 61) int minute,
      @ForAll @IntRange(max = 61) int second,
      @ForAll @CharRange(from = 'S', to = 'U') char separator)
      throws MalformedJsonException {
    String text =
        String.format(
            Locale.ROOT,
            "%04d-%02d-%02d%s%02d:%02d:%02dZ",
            year,
            month,
            day,
            separator,
            hour,
            minute,
            second);
    Optional<Instant> expected;
    try {
      expected = Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      expected = Optional.empty();
    }
    assertThat(
            JsonObject.of(Json.parse("{\"at\":\"" + text + "\"}"), "", new Violations())
                .optionalInstant("at"))
        .isEqualTo(expected);
  }

  @Test
  void lone_surrogates_are_one_violation_each() throws MalformedJsonException {
    JsonObject in =
        object(
            "{\"a\":\"\\ud800\",\"b\":\"x\\udc00\",\"c\":\"\\udc00\\ud800\",\"d\":[\"\\ud800x\"],\"e\":\"\\ud83d\\ude00\"}");
    assertThat(in.text("a")).isEmpty();
    assertThat(in.optionalText("b")).isEmpty();
    assertThat(in.text("c")).isEmpty();
    assertThat(in.texts("d")).isEmpty();
    assertThat(in.text("e")).isEqualTo("\ud83d\ude00");
    assertThat(pointers()).containsExactly("/a", "/b", "/c", "/d");
  }

  @Test
  void fields_nobody_asked_for_are_the_rest_at_every_depth() throws MalformedJsonException {
    JsonObject in =
        object(
            "{\"a\":1,\"o\":{\"b\":{\"y\":2,\"x\":1},\"c\":1},\"l\":[{\"d\":null},{\"e/f\":\"\"}],\"g\":[]}");
    in.number("a");
    in.object("o").number("c");
    in.objects("l");
    assertThat(in.unread())
        .containsExactly(
            Map.entry("/g", "[]"),
            Map.entry("/l/0/d", "null"),
            Map.entry("/l/1/e~1f", "\"\""),
            Map.entry("/o/b", "{\"x\":1,\"y\":2}"));
    in.refuseUnread();
    assertThat(pointers()).containsExactly("/g", "/l/0/d", "/l/1/e~1f", "/o/b");
  }

  @Test
  void what_is_no_object_reads_as_an_empty_one() throws MalformedJsonException {
    for (String text : List.of("1", "\"x\"", "[]", "null")) {
      assertThat(JsonObject.of(Json.parse(text), "/p", violations).names()).isEmpty();
    }
    assertThat(JsonObject.of(null, "/p", violations).unread()).isEmpty();
    assertThat(pointers()).containsExactly("/p", "/p", "/p", "/p", "/p");
  }
}
