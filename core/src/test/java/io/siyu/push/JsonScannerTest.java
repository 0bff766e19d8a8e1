package io.siyu.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.siyu.json.Json;
import io.siyu.json.Utf8Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scanner reads is what the parser reads. */
class JsonScannerTest {
  private static Optional<Element> scanned(String text) {
    return JsonScanner.scan(Utf8.of(text)).map(JsonPart::element);
  }

  private static Optional<Element> parsed(String text) {
    try {
      JsonNode json = Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
      return Optional.of(new Element("", json.isNull() ? "" : json.asText(), children(json)));
    } catch (Json.MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static List<Element> children(JsonNode object) {
    List<Element> children = new ArrayList<>();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey(Utf8Order.INSTANCE))
        .forEach(member -> addElements(member.getKey(), member.getValue(), children));
    return children;
  }

  private static void addElements(String name, JsonNode node, List<Element> out) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> addElements(name, element, out));
    } else {
      // Half a surrogate pair has no UTF-8 form.
      String text = Utf8.of(node.isNull() ? "" : node.asText()).text();
      out.add(new Element(name, text, children(node)));
    }
  }

  private static void isReadAlike(String text) {
    assertThat(scanned(text)).as(text).isEqualTo(parsed(text));
  }

  @Test
  void the_small_objects_of_pushes_are_read() {
    String text =
        "{\"ToUserName\":\"gh_1\",\"CreateTime\":1772330400,\"List\":[{\"Id\":\"a\"},{\"Id\":\"b\"}],"
            + "\"Content\":\"\u6709\u6CA1\u6709 \uD83D\uDE00\",\"Of\":{\"It\":true,\"No\":null}}";
    assertThat(scanned(text)).isPresent();
    isReadAlike(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        " {\t\r\n } ",
        "\uFEFF{}",
        "\uFEFF\uFEFF{}",
        " \uFEFF{}",
        "{}\uFEFF",
        "{\u00A0}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":-1}",
        "{\"a\":+1}",
        "{\"a\":1.50}",
        "{\"a\":.5}",
        "{\"a\":5.}",
        "{\"a\":1e3}",
        "{\"a\":1E+400}",
        "{\"a\":1e999999999}",
        "{\"a\":1e9999999999}",
        "{\"a\":1-2}",
        "{\"a\":0x1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":999999999999999999}",
        "{\"a\":1000000000000000000}",
        "{\"a\":99999999999999999999999}",
        "{\"a\":true,\"b\":false,\"c\":null}",
        "{\"a\":truer}",
        "{\"a\":true1}",
        "{\"a\":nul}",
        "{\"a\":True}",
        "{\"a\":[]}",
        "{\"a\":[1,[2,{\"b\":[]}],[]],\"c\":{\"d\":[]}}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1}",
        "{\"a\":{]}",
        "{\"a\":1}x",
        "{\"a\":1}{}",
        "{\"a\":1} 1",
        "{\"a\":\"\\n\\t\\b\\f\\r\\/\\\\\\\"\\u5BA2\\ud83d\\ude00\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12G4\"}",
        "{\"a\":\"\\\"}",
        "{\"a\":\"\\",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\u007F\"}",
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0061\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"\\ud800\":1}",
        "{\"\\n\":1,\"/\":2,\"\":3,\"\u5BA2\":4}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"A\":2,\"a \":3}",
        "{\"a\":{\"b\":1},\"b\":{\"b\":1}}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":\"x",
        "{\"a",
        "{\"a\":\u0000}",
        "{/* no */}",
        "1",
        "\"a\"",
        "null"
      })
  void what_is_taken_and_what_is_refused_is_what_the_parser_takes_and_refuses(String text) {
    isReadAlike(text);
  }

  static List<String> large() {
    return List.of(
        "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}",
        "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}",
        "{\"a\":".repeat(64) + "1" + "}".repeat(64),
        "{\"a\":".repeat(65) + "1" + "}".repeat(65),
        "{\"a\":" + "9".repeat(1000) + "}",
        "{\"a\":" + "9".repeat(1001) + "}",
        "{\"" + "a".repeat(50_000) + "\":1}",
        "{\"" + "a".repeat(50_001) + "\":1}",
        "{\"" + "\u5BA2".repeat(50_000) + "\":1}",
        "{\"a\":\"" + "a".repeat(60_000) + "\"}",
        members(17, ""),
        members(17, ",\"n3\":1"),
        members(16, ",\"n15\":1"));
  }

  private static String members(int count, String last) {
    return IntStream.range(0, count)
        .mapToObj(number -> "\"n" + number + "\":" + number)
        .collect(Collectors.joining(",", "{", last + "}"));
  }

  @ParameterizedTest
  @MethodSource("large")
  void bounds_are_the_parsers(String text) {
    assertThat(scanned(text).equals(parsed(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\"", "\\", "\\n", "\u001F", "\u007F", "\u00A0", "\u5BA2", "!", "#", "[", "]"})
  void long_texts_end_and_are_refused_where_the_parser_says(String mark) {
    for (int before = 0; before <= 17; before++) {
      for (int after = 0; after <= 9; after++) {
        isReadAlike("{\"a\":\"" + "x".repeat(before) + mark + "y".repeat(after) + "\"}");
      }
    }
  }

  @Test
  void half_a_surrogate_pair_is_read_but_not_kept() {
    Utf8 half = Utf8.of("{\"a\":\"\\ud800\"}");
    Utf8 pair = Utf8.of("{\"a\":\"\\ud83d\\ude00\"}");
    assertThat(JsonScanner.scan(half)).isPresent();
    assertThat(JsonScanner.scanToKeep(half)).isEmpty();
    assertThat(JsonScanner.scanToKeep(pair)).isPresent();
  }

  @Test
  void what_is_no_UTF_8_is_read_as_its_replacement() {
    byte[] bytes = "{\"a?\":\"?b\",\"c\":1}".getBytes(StandardCharsets.US_ASCII);
    bytes[3] = (byte) 0xE5;
    bytes[7] = (byte) 0xFF;
    assertThat(JsonScanner.scan(Utf8.of(bytes)).map(JsonPart::element))
        .isPresent()
        .isEqualTo(parsed(Utf8.of(bytes).text()));
    byte[] twins = "{\"?\":1,\"?\":1}".getBytes(StandardCharsets.US_ASCII);
    twins[2] = (byte) 0xE5;
    twins[8] = (byte) 0xFF;
    assertThat(JsonScanner.scan(Utf8.of(twins))).isEmpty();
  }

  @Test
  void names_are_found_in_any_case_and_of_several_the_first_in_canonical_order() {
    JsonPart root =
        JsonScanner.scan(
                Utf8.of(
                    "{\"b\":[{\"x\":1},\" two \"],\"B\":\"one\",\"c\":[],\"\u017Fk\":\"s\",\"d\":{}}"))
            .orElseThrow();
    assertThat(root.first("b")).isEqualTo("one");
    assertThat(root.all("B").stream().map(Part::trimmed)).containsExactly("one", "", "two");
    assertThat(root.all("b").get(1).first("X")).isEqualTo("1");
    assertThat(root.all("c")).isEmpty();
    assertThat(root.first("SK")).isEqualTo("s");
    assertThat(root.first("s")).isEmpty();
    assertThat(root.inside()).hasSize(5);
    assertThat(root.toString()).doesNotContain("one");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\"a\"",
            "\"a\":",
            "\"A\":",
            "\"b\":1",
            "{\"c\":",
            "[{\"d\":",
            "0",
            "12",
            "-",
            ".",
            "e5",
            "1.5",
            "null",
            "true",
            "\"\"",
            " ",
            "\n",
            "\\",
            "\\n",
            "\\u0041",
            "\\ud800",
            "\u0001",
            "\uFEFF",
            "\u5BA2",
            "\uD83D\uDE00",
            "/")
        .list()
        .ofMaxSize(9)
        .map(parts -> "{\"x\":" + String.join("", parts));
  }

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
  void any_text_is_read_as_by_the_parser(@ForAll("texts") String text) {
    isReadAlike(text);
    isReadAlike(text + "}");
  }
}
