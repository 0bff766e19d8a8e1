package io.siyu.miniprogram.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without a parser is read as with one, and WeChat's data is. */
class PlainJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"C2_userInfo", "D1_phone", "D2_opengid", "D3_groupenter"})
  void data_as_wechat_writes_it_is_read(String name) throws Json.MalformedJsonException {
    String plain = Sealed.vector(name, "plain");

    assertThat(PlainJson.parse(plain).map(JsonNode.class::cast)).contains(Json.parse(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":1.5}",
        "{\"a\":-1}",
        "{\"a\":1e3}",
        "{\"a\":true}",
        "{\"a\":[]}",
        "{\"a\":1}x",
        "{\"a\":1} ",
        "{ \"a\":1}",
        "{\"a\":\"\\n\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1",
        "{\"a\":\"x",
        "{\"a",
        "{\"a\":1000000000000000000}",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}",
        "[1]",
        "1",
        "{\"a\":\u0000}"
      })
  void all_else_is_left_to_the_parser(String text) {
    assertThat(PlainJson.parse(text)).isEmpty();
  }

  @Test
  void numbers_keep_their_digits() {
    String text = "{\"a\":0,\"b\":2147483647,\"c\":2147483648,\"d\":999999999999999999}";

    assertThat(Json.canonical(PlainJson.parse(text).orElseThrow())).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "{",
            "}",
            "\"",
            ":",
            ",",
            "\"a\"",
            "\"b\":",
            "\"\u5BA2\uD83D\uDE00\"",
            "{\"c\":",
            "0",
            "12",
            "2147483648",
            "\"a\":1",
            " ",
            "\\",
            "\u0001",
            "\u007F",
            "-",
            ".",
            "[",
            "null",
            "\"\"")
        .list()
        .ofMaxSize(9)
        .map(parts -> "{\"x\":" + String.join("", parts));
  }

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
  void what_is_read_is_what_the_parser_reads(@ForAll("texts") String text)
      throws Json.MalformedJsonException {
    var read = PlainJson.parse(text);
    if (read.isPresent()) {
      assertThat(read.get()).isEqualTo(Json.parse(text));
    }
  }
}
