package io.siyu.miniprogram.client;

import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.push.JsonMembers;
import io.siyu.push.Utf8;
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
    private final Utf8 json;
    private final JsonMembers members;
    private final Optional<Instant> stampedAt;

    Opened(Utf8 json, JsonMembers members, Optional<Instant> stampedAt) {
      this.json = json;
      this.members = members;
      this.stampedAt = stampedAt;
    }

    /** The text, which is a JSON object. Personal. */
    public String json() {
      return json.text();
    }

    /** When WeChat gave it to the client, by its watermark; empty where that tells no time. */
    public Optional<Instant> stampedAt() {
      return stampedAt;
    }

    /** What it says, read where it stands. */
    JsonMembers members() {
      return members;
    }

    /** The same with violations noted, for what is not as WeChat writes it. */
    JsonObject read(Violations violations) {
      return JsonObject.parse(json(), violations).orElseThrow();
    }

    /** Shows the length only: the text is personal. */
    @Override
    public String toString() {
      return "Opened[" + json().length() + " characters]";
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
