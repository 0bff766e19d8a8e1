package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an authentic notification that is not understood, whole: WeChat Pay puts no secrets into
 * its resources.
 */
final class UnmappedText {
  private static final int ID_LENGTH_MIN = 6;
  private static final int ID_LENGTH_MAX = 128;
  private static final String ID_PUNCTUATION = "_-|*@.+";

  private UnmappedText() {}

  /**
   * Makes the event of a text: the decrypted resource, or the body where none could be decrypted.
   */
  static Event event(
      Source source, String eventType, Instant at, byte[] text, Optional<JsonNode> json) {
    List<String> values = new ArrayList<>();
    json.ifPresent(node -> collect(node, values));
    return event(source, eventType, at, text, values);
  }

  /** Makes the event of a text in which these values stand. */
  static Event event(
      Source source, String eventType, Instant at, byte[] text, Collection<String> values) {
    List<String> mentions =
        values.stream().filter(UnmappedText::isIdLike).distinct().sorted().toList();
    return Event.of(
        "unmapped:" + Hashing.sha256().hashBytes(text),
        at,
        source,
        new AccountSubject(source.text()),
        List.of(),
        new Unmapped(eventType, new String(text, StandardCharsets.UTF_8), mentions),
        Provenance.CALLBACK);
  }

  private static void collect(JsonNode node, List<String> values) {
    if (node.isContainerNode()) {
      node.forEach(child -> collect(child, values));
    } else if (node.isTextual() || node.isIntegralNumber()) {
      values.add(node.asText());
    }
  }

  /**
   * Tells whether a value may be an id by its looks, since the names of unknown fields say nothing:
   * order numbers have 6 characters and more, openids 28. Words in capitals are states and types.
   */
  private static boolean isIdLike(String value) {
    return value.length() >= ID_LENGTH_MIN
        && value.length() <= ID_LENGTH_MAX
        && value.chars().allMatch(UnmappedText::isIdCharacter)
        && !value.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
  }

  private static boolean isIdCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || ID_PUNCTUATION.indexOf(c) >= 0;
  }
}
