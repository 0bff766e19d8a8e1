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
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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
    SortedSet<String> mentions = new TreeSet<>();
    json.ifPresent(node -> collect(node, mentions));
    return Event.of(
        "unmapped:" + Hashing.sha256().hashBytes(text),
        at,
        source,
        new AccountSubject(source.text()),
        List.of(),
        new Unmapped(eventType, new String(text, StandardCharsets.UTF_8), List.copyOf(mentions)),
        Provenance.CALLBACK);
  }

  private static void collect(JsonNode node, SortedSet<String> mentions) {
    if (node.isContainerNode()) {
      node.forEach(child -> collect(child, mentions));
    } else if ((node.isTextual() || node.isIntegralNumber()) && isIdLike(node.asText())) {
      mentions.add(node.asText());
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
