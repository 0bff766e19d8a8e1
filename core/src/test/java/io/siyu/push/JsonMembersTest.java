package io.siyu.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members are read by their exact name and as the kind of value that they are. */
class JsonMembersTest {
  private static JsonMembers members(String json) {
    return JsonMembers.read(Utf8.of(json)).orElseThrow();
  }

  @Test
  void a_text_is_one_and_digits_are_others() {
    JsonMembers in = members("{\"a\":\"7\",\"b\":7,\"c\":\"\u5BA2\",\"d\":\"\\n\",\"\":\"e\"}");

    assertThat(in.text("a")).contains("7");
    assertThat(in.digits("a")).isEmpty();
    assertThat(in.text("b")).isEmpty();
    assertThat(in.digits("b")).contains("7");
    assertThat(in.text("c")).contains("\u5BA2");
    assertThat(in.text("d")).contains("\n");
    assertThat(in.text("")).contains("e");
    assertThat(in.text("A")).isEmpty();
    assertThat(in.has("A")).isFalse();
    assertThat(in.toString()).doesNotContain("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "1e3",
        "1000000000000000000",
        "true",
        "[\"x\"]",
        "{\"x\":1}",
        "\"\\ud800\""
      })
  void what_is_neither_is_there_all_the_same(String value) {
    JsonMembers in = members("{\"a\":" + value + "}");

    assertThat(in.has("a")).isTrue();
    assertThat(in.text("a")).isEmpty();
    assertThat(in.digits("a")).isEmpty();
  }

  @Test
  void null_is_not_there() {
    assertThat(members("{\"a\":null}").has("a")).isFalse();
    assertThat(members("{\"a\":null}").object("a")).isEmpty();
  }

  @Test
  void of_an_object_inside_only_its_own_are_read() {
    JsonMembers in =
        members("{\"a\":{\"b\":\"1\",\"c\":{\"d\":\"2\"}},\"d\":\"3\",\"\\u0065\":\"4\"}");
    JsonMembers a = in.object("a").orElseThrow();

    assertThat(a.text("b")).contains("1");
    assertThat(a.text("d")).isEmpty();
    assertThat(a.object("c").flatMap(c -> c.text("d"))).contains("2");
    assertThat(in.text("b")).isEmpty();
    assertThat(in.text("e")).contains("4");
    assertThat(in.object("d")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "\"a\"",
        "{",
        "{}x",
        "\uFEFF{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":01}",
        "<a/>"
      })
  void what_is_no_object_has_none(String text) {
    assertThat(JsonMembers.read(Utf8.of(text))).isEmpty();
  }

  @Test
  void what_is_no_UTF_8_has_none() {
    byte[] bytes = "{\"a\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
    bytes[6] = (byte) 0xE9;

    assertThat(JsonMembers.read(Utf8.of(bytes))).isEmpty();
    assertThat(members("{\"a\":\"\uFFFD\"}").text("a")).contains("\uFFFD");
  }

  @Test
  void bytes_beyond_the_length_are_not_read() {
    byte[] bytes = "{\"a\":1}\u0007garbage".getBytes(StandardCharsets.US_ASCII);

    assertThat(JsonMembers.read(Utf8.of(bytes, 7)).orElseThrow().digits("a")).contains("1");
    assertThat(JsonMembers.read(Utf8.of(bytes))).isEmpty();
  }
}
