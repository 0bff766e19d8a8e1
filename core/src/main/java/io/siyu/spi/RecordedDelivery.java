package io.siyu.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A delivery as one line of a recorded-deliveries file (录制的投递): JSON with {@code receivedAt},
 * {@code adapter}, {@code method}, {@code query}, {@code headers} and {@code body}, or {@code
 * bodyBase64} where the body is not UTF-8 text.
 *
 * @param connection the name of the connection it was received for
 * @param delivery the delivery, stamped
 */
public record RecordedDelivery(String connection, Delivery delivery) {
  /**
   * A line that is not a recorded delivery; the message names the JSON pointer and the rule, never
   * content.
   */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }

  /**
   * Reads a line.
   *
   * @throws UnreadableException if it is not a recorded delivery
   */
  public static RecordedDelivery parse(String line) throws UnreadableException {
    Violations violations = new Violations();
    JsonObject in = JsonObject.parse(line, violations).orElseThrow(() -> unreadable(violations));
    String connection = in.text("adapter");
    Instant receivedAt = in.instant("receivedAt");
    String method = in.text("method");
    String query = in.optionalText("query");
    Map<String, String> headers = new TreeMap<>();
    JsonNode named = in.raw("headers");
    if (named != null) {
      // A header's name is content, so it is not named where it is wrong.
      if (named.isObject() && named.valueStream().allMatch(JsonNode::isTextual)) {
        named
            .properties()
            .forEach(header -> headers.put(header.getKey(), header.getValue().textValue()));
      } else {
        in.violation("headers", "must be an object of texts");
      }
    }
    byte[] body = in.optionalText("body").getBytes(StandardCharsets.UTF_8);
    String base64 = in.optionalText("bodyBase64");
    if (!base64.isEmpty()) {
      try {
        body = Base64.getDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        in.violation("bodyBase64", "must be Base64");
      }
    }
    if (!violations.isEmpty()) {
      throw unreadable(violations);
    }
    return new RecordedDelivery(
        connection, Delivery.of(method, query, headers, body).receivedAt(receivedAt));
  }

  private static UnreadableException unreadable(Violations violations) {
    return new UnreadableException(violations.list().get(0).toString());
  }

  /** Returns the line that {@link #parse} reads, without its end. */
  public String toLine() {
    ObjectNode out =
        Json.object()
            .put("receivedAt", delivery.receivedAt().toString())
            .put("adapter", connection)
            .put("method", delivery.method())
            .put("query", delivery.query());
    ObjectNode headers = out.putObject("headers");
    delivery.headers().forEach(headers::put);
    byte[] body = delivery.body();
    String text = text(body);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
      out.put("body", text);
    } else {
      out.put("bodyBase64", Base64.getEncoder().encodeToString(body));
    }
    return Json.canonical(out);
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}
