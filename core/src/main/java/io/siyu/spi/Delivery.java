package io.siyu.spi;

import com.google.common.collect.ImmutableMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as a platform sent it (投递): nothing verified, nothing decoded.
 *
 * <p>Treat as immutable: the body is not copied and must not be changed by anybody. {@link
 * #toString} shows no content.
 */
public final class Delivery {
  private final String method;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable Instant receivedAt;

  private Delivery(
      String method,
      String query,
      Map<String, String> headers,
      byte[] body,
      @Nullable Instant receivedAt) {
    this.method = method;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.receivedAt = receivedAt;
  }

  /**
   * A delivery just received; whoever hands it on stamps it with {@link #receivedAt(Instant)}.
   *
   * @param method the HTTP method in capitals
   * @param query the raw query string, still percent-encoded, without the question mark; empty
   *     where there is none
   * @param headers the headers; names are not case-sensitive, and of two that differ in case alone
   *     the last counts
   * @param body the raw body, exactly as received; empty where there is none
   */
  public static Delivery of(String method, String query, Map<String, String> headers, byte[] body) {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new Delivery(method, query, ImmutableMap.copyOf(lower), body, null);
  }

  /** Returns this delivery as received at an instant. Freshness is judged against it. */
  public Delivery receivedAt(Instant instant) {
    return new Delivery(method, query, headers, body, instant);
  }

  /** Tells whether it is known when this was received. */
  public boolean isStamped() {
    return receivedAt != null;
  }

  /**
   * When this was received.
   *
   * @throws IllegalStateException if nobody has said; {@link #receivedAt(Instant)} does
   */
  public Instant receivedAt() {
    if (receivedAt == null) {
      throw new IllegalStateException(
          "the delivery does not say when it was received; stamp it with receivedAt(instant)");
    }
    return receivedAt;
  }

  /** The HTTP method in capitals. */
  public String method() {
    return method;
  }

  /** The raw query string. */
  public String query() {
    return query;
  }

  /**
   * A query parameter, decoded once as forms are ({@code +} is a space); the first where there are
   * several, empty where there is none or it cannot be decoded.
   */
  public Optional<String> query(String name) {
    int at = 0;
    while (at <= query.length()) {
      int end = query.indexOf('&', at);
      end = end < 0 ? query.length() : end;
      int equals = at + name.length();
      if (equals < end && query.charAt(equals) == '=' && query.startsWith(name, at)) {
        return decode(query.substring(equals + 1, end));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return Optional.of(text);
    }
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The headers by lower-case name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A header by its lower-case name. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The raw body; not a copy. */
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "Delivery[" + method + ", body of " + body.length + " bytes]";
  }
}
