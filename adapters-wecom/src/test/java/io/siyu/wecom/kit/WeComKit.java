package io.siyu.wecom.kit;

import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes the deliveries of one callback address (投递工具): signed, encrypted and stamped.
 *
 * <p>It reads no clock; equal randomness and equal calls give equal deliveries. Not thread-safe.
 */
public final class WeComKit {
  /** How often the platform sends a push that nobody acknowledges (path 90930). */
  public static final int ATTEMPTS = 3;

  /** How long it waits for an acknowledgement before it sends again (paths 90930, 90238). */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String corp;
  private final String agentId;
  private final String receiveId;
  private final WeComSealer sealer;
  private final RandomGenerator random;

  private WeComKit(Builder builder) {
    this.corp = builder.corp;
    this.agentId = builder.agentId;
    this.receiveId = builder.receiveId;
    this.sealer = new WeComSealer(builder.token, builder.encodingAesKey);
    this.random = builder.random;
  }

  /**
   * Starts a kit for one callback address.
   *
   * @param corp who the envelope is for: a corp id, or a suite id
   * @param receiveId the id at the end of the plaintext, mostly the same; may be empty
   */
  public static Builder builder(
      String corp, String token, String encodingAesKey, String receiveId) {
    return new Builder(corp, token, encodingAesKey, receiveId);
  }

  /** What may be said beyond the secrets. */
  public static final class Builder {
    private final String corp;
    private final String token;
    private final String encodingAesKey;
    private final String receiveId;
    private String agentId = "";
    private RandomGenerator random = new SplittableRandom(1);

    private Builder(String corp, String token, String encodingAesKey, String receiveId) {
      this.corp = corp;
      this.token = token;
      this.encodingAesKey = encodingAesKey;
      this.receiveId = receiveId;
    }

    /** The app that the envelope names; suites have none. */
    public Builder agentId(String agentId) {
      this.agentId = agentId;
      return this;
    }

    /** Where nonces and random prefixes come from; from a fixed seed unless said. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** Makes the kit. */
    public WeComKit build() {
      return new WeComKit(this);
    }
  }

  /** The platform's check of the address, which must be answered by the echo. */
  public Delivery handshake(String echo, Instant at) {
    String ciphertext = seal(echo);
    String query = query(ciphertext, at) + "&echostr=" + encode(ciphertext);
    return Delivery.of("GET", query, Map.of(), new byte[0]).receivedAt(at);
  }

  /** A push in XML, signed in the second in which it happened. */
  public Delivery deliver(Push push) {
    return deliver(push.xml(), push.at());
  }

  /** A push in JSON, signed in the second in which it happened. */
  public Delivery deliverJson(Push push) {
    return deliverJson(push.json(), push.at());
  }

  /** A push with its plaintext, whatever that is, in an XML envelope. */
  public Delivery deliver(String plaintext, Instant at) {
    return deliverSealed(seal(plaintext), at);
  }

  /** A push with its plaintext, in a JSON envelope. */
  public Delivery deliverJson(String plaintext, Instant at) {
    String ciphertext = seal(plaintext);
    String body =
        "{\"ToUserName\":\"%s\",\"AgentID\":\"%s\",\"Encrypt\":\"%s\"}"
            .formatted(corp, agentId, ciphertext);
    return post(query(ciphertext, at), "application/json", body, at);
  }

  /** A push with whatever stands in the place of its ciphertext, rightly signed. */
  public Delivery deliverSealed(String ciphertext, Instant at) {
    return post(query(ciphertext, at), "text/xml", envelope(ciphertext), at);
  }

  /**
   * A push sent again because nobody acknowledged it: signed for the same second, encrypted anew,
   * received later.
   *
   * @param at when it was first sent
   * @param attempt 0 for the first sending, 1 and 2 for the others
   */
  public Delivery again(String plaintext, Instant at, int attempt) {
    return deliver(plaintext, at).receivedAt(attempts(at).get(attempt));
  }

  /** A push in XML sent again, as {@link #again(String, Instant, int)} does. */
  public Delivery again(Push push, int attempt) {
    return again(push.xml(), push.at(), attempt);
  }

  /** When the platform sends a push that nobody acknowledges, the first time included. */
  public static List<Instant> attempts(Instant at) {
    return IntStream.range(0, ATTEMPTS).mapToObj(i -> at.plus(PATIENCE.multipliedBy(i))).toList();
  }

  /** A push in XML with one fault. */
  public Delivery faulty(Fault fault, Push push) {
    return faulty(fault, push.xml(), push.at());
  }

  /** A delivery with one fault; everything else about it is right. */
  public Delivery faulty(Fault fault, String plaintext, Instant at) {
    String ciphertext = sealWithPlus(plaintext);
    String query = query(ciphertext, at);
    String body = envelope(ciphertext);
    return switch (fault) {
      case TAMPERED_SIGNATURE -> {
        int digit = "msg_signature=".length();
        char other = query.charAt(digit) == '0' ? '1' : '0';
        yield xml("msg_signature=" + other + query.substring(digit + 1), body, at);
      }
      case MISSING_PARAMETER -> xml(query.substring(query.indexOf('&') + 1), body, at);
      case PLUS_TO_SPACE -> xml(query, body.replace('+', ' '), at);
      case BAD_BASE64 -> deliverSealed("*" + ciphertext.substring(1), at);
      case BAD_PADDING -> {
        byte[] padded = sealer.pad(frame(plaintext, receiveId));
        padded[padded.length - 1] = 0;
        yield deliverSealed(sealer.encrypt(padded), at);
      }
      case BAD_LENGTH -> {
        byte[] frame = frame(plaintext, receiveId);
        frame[WeComSealer.RANDOM_BYTES] = 0x7F;
        yield deliverSealed(sealer.encrypt(sealer.pad(frame)), at);
      }
      case WRONG_RECEIVE_ID ->
          deliverSealed(sealer.encrypt(sealer.pad(frame(plaintext, receiveId + "0"))), at);
      case WRONG_KEY -> deliverSealed(sealWithWrongKey(plaintext), at);
      case DTD ->
          xml(
              query,
              "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                  + body.replace("<AgentID>", "<AgentID>&x;"),
              at);
      case MALFORMED_XML -> xml(query, body.substring(0, body.length() - 2), at);
      case OVERSIZED_BODY -> {
        int missing = Math.max(0, (int) ConnectionConfig.BODY_BYTES_MAX + 1 - body.length());
        yield xml(query, body + " ".repeat(missing), at);
      }
      case STALE_TIMESTAMP -> xml(query, body, at).receivedAt(at.plus(Duration.ofDays(1)));
      case WRONG_METHOD ->
          Delivery.of("PUT", query, Map.of(), body.getBytes(StandardCharsets.UTF_8)).receivedAt(at);
    };
  }

  private String sealWithPlus(String plaintext) {
    String ciphertext = seal(plaintext);
    while (ciphertext.indexOf('+') < 0) {
      ciphertext = seal(plaintext);
    }
    return ciphertext;
  }

  /** Now and then what the right key makes of it happens to end as padding does. */
  private String sealWithWrongKey(String plaintext) {
    String ciphertext;
    do {
      ciphertext = sealer.withWrongKey().encrypt(sealer.pad(frame(plaintext, receiveId)));
    } while (sealer.isPadded(ciphertext));
    return ciphertext;
  }

  private String seal(String plaintext) {
    return sealer.encrypt(sealer.pad(frame(plaintext, receiveId)));
  }

  private byte[] frame(String plaintext, String receiver) {
    byte[] prefix = new byte[WeComSealer.RANDOM_BYTES];
    random.nextBytes(prefix);
    return sealer.frame(prefix, plaintext, receiver);
  }

  private String envelope(String ciphertext) {
    return ("<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%s]]></AgentID>"
            + "<Encrypt><![CDATA[%s]]></Encrypt></xml>")
        .formatted(corp, agentId, ciphertext);
  }

  private String query(String ciphertext, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    String nonce = Integer.toUnsignedString(random.nextInt());
    String signature = sealer.sign(timestamp, nonce, ciphertext);
    return "msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Delivery xml(String query, String body, Instant at) {
    return post(query, "text/xml", body, at);
  }

  private static Delivery post(String query, String contentType, String body, Instant at) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Delivery.of("POST", query, Map.of("content-type", contentType), bytes).receivedAt(at);
  }
}
