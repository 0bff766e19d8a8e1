package io.siyu.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.testing.EventArbitraries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Provide
  Arbitrary<JsonNode> json() {
    return EventArbitraries.json().withoutEdgeCases();
  }

  @Provide
  Arbitrary<String> texts() {
    return EventArbitraries.texts();
  }

  @Property(tries = 500)
  void the_canonical_form_is_stable_and_survives_utf_8(@ForAll("json") JsonNode node)
      throws MalformedJsonException {
    String text = Json.canonical(node);
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(text);
    assertThat(text).doesNotContain("\n");
    assertThat(Json.canonical(Json.parse(text))).isEqualTo(text);
    assertThat(Json.canonical(Json.parse(Json.pretty(node)))).isEqualTo(text);
  }

  @Test
  void the_canonical_form_sorts_members_by_utf_8_and_keeps_numbers_exact()
      throws MalformedJsonException {
    assertThat(
            canonical(
                "{ \"\uffee\":1, \"\ud83d\ude00\":2, \"b\":{\"z\":[ {\"y\":1.10,\"x\":-0.5} ],\"a\":null}, \"a\":1E400 }"))
        .isEqualTo(
            "{\"a\":1E+400,\"b\":{\"a\":null,\"z\":[{\"x\":-0.5,\"y\":1.10}]},\"\uffee\":1,\"\ud83d\ude00\":2}");
    String long400 = "1" + "0".repeat(400);
    assertThat(canonical(long400)).isEqualTo(long400);
  }

  @Test
  void lone_surrogates_are_escaped_and_pairs_are_not() throws MalformedJsonException {
    assertThat(canonical("[\"\\ud83d\\ude00\",\"a\\ud83d\",\"\\ude00b\",\"\\ude00\\ud83d\"]"))
        .isEqualTo(
            "[\"\ud83d\ude00\",\"a\\uD83D\",\"\\uDE00b\",\"\\uDE00\\uD83D\"]"
                .replace("D83D", "d83d")
                .replace("DE00", "de00"));
  }

  private static String canonical(String text) throws MalformedJsonException {
    return Json.canonical(Json.parse(text));
  }

  @Test
  void what_is_not_exactly_one_sound_value_is_malformed_without_being_quoted() {
    List<String> bad =
        List.of(
            "",
            " ",
            "{",
            "{\"phone\":13800138000",
            "{\"a\":1,\"a\":2}",
            "{\"x\":{\"a\":1,\"a\":2}}",
            "1 2",
            "{} x",
            "NaN",
            "+1",
            "01",
            "'a'",
            "{a:1}",
            "[1,]",
            "\ufeff{}",
            "\"\u0001\"",
            "{\"\\ud800\":1}",
            "{\"\\udc00\":1}",
            "// c\n1",
            "1e99999999999",
            "1e2147483647",
            "123456789.0e2147483647",
            "1e-2147483648",
            "{\"a\":[1e1000000000]}",
            "[".repeat(Json.DEPTH_MAX + 1) + "]".repeat(Json.DEPTH_MAX + 1),
            "[".repeat(1_000_000),
            "{\"a\":".repeat(200_000),
            "9".repeat(1001));
    for (String text : bad) {
      String start = text.substring(0, Math.min(text.length(), 30));
      assertThatThrownBy(() -> Json.parse(text))
          .as(start)
          .isInstanceOf(MalformedJsonException.class)
          .hasNoCause()
          .message()
          .doesNotContain("13800138000")
          .hasSizeLessThan(100);
    }
  }

  @Test
  void nesting_up_to_the_limit_is_parsed() throws MalformedJsonException {
    String deepest = "[".repeat(Json.DEPTH_MAX) + "]".repeat(Json.DEPTH_MAX);
    assertThat(canonical(deepest)).isEqualTo(deepest);
    assertThat(canonical("1e999999999")).isEqualTo("1E+999999999");
  }

  @Property(tries = 1000)
  void utf_8_order_is_the_order_of_the_bytes(@ForAll("texts") String a, @ForAll("texts") String b) {
    int bytes =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(Utf8Order.INSTANCE.compare(a, b))).isEqualTo(Integer.signum(bytes));
  }

  @Test
  void utf_8_order_places_supplementary_characters_last() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "\ud83d\ude00",
                "\uffee",
                "a\ud83d\ude01",
                "a\ud83d\ude00",
                "a",
                "",
                "\ue000",
                "中"));
    texts.sort(Utf8Order.INSTANCE);
    assertThat(texts)
        .containsExactly(
            "", "a", "a\ud83d\ude00", "a\ud83d\ude01", "中", "\ue000", "\uffee", "\ud83d\ude00");
  }
}
