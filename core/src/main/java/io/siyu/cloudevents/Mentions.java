package io.siyu.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.Utf8Order;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** Finds the id-like values of a JSON text, so that an erasure finds the text by them. */
final class Mentions {
  private static final int LENGTH_MIN = 4;
  private static final int LENGTH_MAX = 256;

  private final TreeSet<String> found = new TreeSet<>(Utf8Order.INSTANCE);

  private Mentions() {}

  /**
   * Returns the values of {@code subject} and of {@code data}, or of all where there is no data,
   * that could name somebody: short, without white space. An identity key's text counts, and so
   * does the value in it.
   */
  static List<String> in(JsonNode element) {
    Mentions mentions = new Mentions();
    mentions.collect(element.path("subject"));
    mentions.collect(element.has("data") ? element.get("data") : element);
    return List.copyOf(mentions.found);
  }

  private void collect(JsonNode node) {
    if (node.isContainerNode()) {
      node.forEach(this::collect);
    } else if (node.isTextual() || node.isIntegralNumber()) {
      String text = node.asText();
      add(text);
      Subject.parse(text)
          .filter(IdentityKey.class::isInstance)
          .map(IdentityKey.class::cast)
          .ifPresent(key -> add(key.value()));
    }
  }

  private void add(String text) {
    if (text.length() >= LENGTH_MIN
        && text.length() <= LENGTH_MAX
        && text.codePoints().noneMatch(Character::isWhitespace)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      found.add(text);
    }
  }
}
