package io.siyu.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.Utf8Order;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the id-like values of a JSON text, so that an erasure finds the text by them. */
final class Mentions {
  private static final Set<String> IMPERSONAL =
      Set.of("specversion", "type", "source", "time", "datacontenttype", "dataschema");

  private static final int LENGTH_MIN = 4;
  private static final int LENGTH_MAX = 256;

  private final TreeSet<String> found = new TreeSet<>(Utf8Order.INSTANCE);

  private Mentions() {}

  /**
   * Returns the values that could name somebody, of every member but those in which CloudEvents say
   * what kind of thing it is: short, without white space. An identity key's text counts, and so
   * does the value in it.
   */
  static List<String> in(JsonNode element) {
    Mentions mentions = new Mentions();
    if (element.isObject()) {
      element
          .properties()
          .forEach(
              member -> {
                if (!IMPERSONAL.contains(member.getKey())) {
                  mentions.collect(member.getValue());
                }
              });
    } else {
      mentions.collect(element);
    }
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
