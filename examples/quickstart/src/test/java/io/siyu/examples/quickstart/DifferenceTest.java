package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static List<String> between(String expected, String got) throws MalformedJsonException {
    return Difference.between(Json.parse(expected), Json.parse(got)).stream()
        .map(Difference::toString)
        .toList();
  }

  @Test
  void equal_values_differ_nowhere_whatever_the_order_of_their_members()
      throws MalformedJsonException {
    assertThat(
            between("{\"a\":[1,{\"b\":\"x\"}],\"c\":null}", "{\"c\":null,\"a\":[1,{\"b\":\"x\"}]}"))
        .isEmpty();
  }

  @Test
  void every_place_is_listed_with_its_pointer_and_both_values() throws MalformedJsonException {
    assertThat(
            between(
                "{\"a/b\":[1,2,3],\"c~\":{\"d\":true},\"gone\":0,\"same\":[{}]}",
                "{\"a/b\":[1,5],\"c~\":{\"d\":\"true\"},\"new\":{\"y\":2,\"x\":1},\"same\":[{}]}"))
        .containsExactly(
            "/a~1b/1: expected 2, got 5",
            "/a~1b/2: expected 3, got nothing",
            "/c~0/d: expected true, got \"true\"",
            "/gone: expected 0, got nothing",
            "/new: expected nothing, got {\"x\":1,\"y\":2}");
  }

  @Test
  void values_of_other_kinds_differ_as_a_whole() throws MalformedJsonException {
    assertThat(between("[1]", "{\"0\":1}")).containsExactly("/: expected [1], got {\"0\":1}");
  }
}
