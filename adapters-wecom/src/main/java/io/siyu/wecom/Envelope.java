package io.siyu.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The outside of a push (信封): the ciphertext is all that is read, since nothing else is signed. */
sealed interface Envelope {
  /** The ciphertext, trimmed, otherwise as received. */
  record Ciphertext(String text) implements Envelope {}

  /** There is none. */
  record Unreadable(Reason reason) implements Envelope {}

  /** Reads XML or JSON, whichever the first visible character says; names in any case. */
  static Envelope read(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String found = "";
    switch (Plaintext.firstVisible(text)) {
      case '<' -> {
        XmlScanner.Scan scan = XmlScanner.scan(text);
        if (scan.end() != XmlScanner.End.WELL_FORMED) {
          boolean dtd = scan.end() == XmlScanner.End.DTD;
          return new Unreadable(dtd ? Reason.DTD_FORBIDDEN : Reason.MALFORMED);
        }
        for (Leaf leaf : scan.leaves()) {
          if (found.isEmpty() && leaf.path().equalsIgnoreCase("Encrypt")) {
            found = leaf.trimmed();
          }
        }
      }
      case '{' -> {
        try {
          JsonNode json = Json.parse(Plaintext.withoutMark(text));
          for (Map.Entry<String, JsonNode> member : json.properties()) {
            JsonNode value = member.getValue();
            if (found.isEmpty()
                && value.isTextual()
                && member.getKey().equalsIgnoreCase("Encrypt")) {
              found = value.textValue().trim();
            }
          }
        } catch (MalformedJsonException e) {
          return new Unreadable(Reason.MALFORMED);
        }
      }
      default -> {
        return new Unreadable(Reason.MALFORMED);
      }
    }
    return found.isEmpty() ? new Unreadable(Reason.MALFORMED) : new Ciphertext(found);
  }
}
