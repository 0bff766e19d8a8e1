package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code encryptedData} holds (开放数据), or why it stays shut.
 *
 * <p>Nothing authenticates it but that it opens: no signature covers it, and who sends it can alter
 * parts that they know. So what it says counts as the client's word. Let nobody try it at will, and
 * answer the client every refusal alike.
 */
public sealed interface ClientData {
  /** Opened, and for this mini-program (watermark). Immutable. */
  final class Opened implements ClientData {
    private final String json;
    private final ObjectNode root;
    private final Optional<Instant> stampedAt;

    Opened(String json, ObjectNode root, Optional<Instant> stampedAt) {
      this.json = json;
      this.root = root;
      this.stampedAt = stampedAt;
    }

    /** The text, which is a JSON object. Personal. */
    public String json() {
      return json;
    }

    /** When WeChat gave it to the client, by its watermark; empty where that tells no time. */
    public Optional<Instant> stampedAt() {
      return stampedAt;
    }

    JsonObject read(Violations violations) {
      return JsonObject.of(root, "", violations);
    }

    /** Shows the length only: the text is personal. */
    @Override
    public String toString() {
      return "Opened[" + json.length() + " characters]";
    }
  }

  /**
   * Not opened.
   *
   * @param reason the stable reason
   * @param hint what to mend; never content
   */
  record Refused(Reason reason, String hint) implements ClientData {}
}
