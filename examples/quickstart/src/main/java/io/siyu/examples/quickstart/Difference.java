package io.siyu.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import io.siyu.json.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place where a JSON value is not what it should be.
 *
 * @param pointer the JSON pointer of the place
 * @param expected what should be there, as JSON
 * @param got what is there, as JSON
 */
record Difference(String pointer, String expected, String got) {
  private static final String NOTHING = "nothing";

  /**
   * Lists every place where two values differ, in the order of the expected one's sorted members.
   */
  static List<Difference> between(JsonNode expected, JsonNode got) {
    List<Difference> found = new ArrayList<>();
    compare("", expected, got, found);
    return found;
  }

  private static void compare(
      String at, @Nullable JsonNode expected, @Nullable JsonNode got, List<Difference> found) {
    if (expected != null && got != null && expected.isObject() && got.isObject()) {
      Set<String> names = new TreeSet<>(Utf8Order.INSTANCE);
      expected.fieldNames().forEachRemaining(names::add);
      got.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String below = at + "/" + name.replace("~", "~0").replace("/", "~1");
        compare(below, expected.get(name), got.get(name), found);
      }
    } else if (expected != null && got != null && expected.isArray() && got.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
        compare(at + "/" + i, expected.get(i), got.get(i), found);
      }
    } else if (!text(expected).equals(text(got))) {
      found.add(new Difference(at, text(expected), text(got)));
    }
  }

  private static String text(@Nullable JsonNode node) {
    return node == null ? NOTHING : Json.canonical(node);
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + ": expected " + expected + ", got " + got;
  }
}
