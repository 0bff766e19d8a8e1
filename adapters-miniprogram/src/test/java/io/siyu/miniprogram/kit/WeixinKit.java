package io.siyu.miniprogram.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.push.Credential;
import io.siyu.push.Sealer;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the message pushes (消息推送) of one account's address as 微信 makes them: sealed, clear or both.
 *
 * <p>It reads no clock, and draws every nonce from the random it is given: the same seed and the
 * same calls give the same bytes. Not thread-safe.
 */
public final class WeixinKit {
  private static final int CIPHER_BLOCK = 16;
  private static final int PADDING_MAX = 32;

  private final String appid;
  private final String receiveId;
  private final String token;
  private final String encodingAesKey;
  private final Credential credential;
  private final RandomGenerator random;

  /** A kit of an account that receives its own pushes. */
  public WeixinKit(String appid, String token, String encodingAesKey, RandomGenerator random) {
    this(appid, appid, token, encodingAesKey, random);
  }

  /**
   * A kit of an account that a third-party platform (第三方平台) receives pushes for.
   *
   * @param appid the account's
   * @param receiveId the platform's own appid, the component's
   * @param token the signing token
   * @param encodingAesKey 43 letters and digits
   * @param random where nonces and random bytes come from
   */
  public WeixinKit(
      String appid, String receiveId, String token, String encodingAesKey, RandomGenerator random) {
    this.appid = appid;
    this.receiveId = receiveId;
    this.token = token;
    this.encodingAesKey = encodingAesKey;
    this.credential = Credential.of(token, encodingAesKey);
    this.random = random;
  }

  /** The entry of a connections file that fits this kit, sealed. */
  public ObjectNode connection(String name) {
    ObjectNode entry = Json.object().put("name", name).put("type", "weixin").put("appid", appid);
    if (!receiveId.equals(appid)) {
      entry.put("component", receiveId);
    }
    return entry.put("token", token).put("encodingAesKey", encodingAesKey);
  }

  /** The platform's check of the address, which must be answered by the echo. */
  public Delivery handshake(String echo, Instant at) {
    String query = clearQuery(at) + "&echostr=" + URLEncoder.encode(echo, StandardCharsets.UTF_8);
    return Delivery.of("GET", query, Map.of(), new byte[0]).receivedAt(at);
  }

  /** A push in XML, sealed and sent in the second in which it happened. */
  public Delivery deliver(WeixinPush push) {
    return deliver(push.xml(), push.at());
  }

  /** A push in JSON, sealed and sent in the second in which it happened. */
  public Delivery deliverJson(WeixinPush push) {
    return deliver(push.json(), push.at());
  }

  /** A push with its plaintext, whatever that is, sealed; JSON in JSON, anything else in XML. */
  public Delivery deliver(String plaintext, Instant at) {
    return enveloped(seal(plaintext, at), isJson(plaintext), "");
  }

  /**
   * A push of compatible mode (兼容模式): sealed, and beside it a clear copy, which a stranger could
   * exchange unnoticed.
   */
  public Delivery deliverBesideCopy(WeixinPush push, WeixinPush copy) {
    String inside = copy.xml().substring("<xml>".length(), copy.xml().lastIndexOf("</xml>"));
    return enveloped(seal(push.xml(), push.at()), false, inside);
  }

  /** A push in clear, signed without its body (明文模式). */
  public Delivery deliverClear(String plaintext, Instant at) {
    return post(clearQuery(at), plaintext, isJson(plaintext), at);
  }

  /** A push in clear and unsigned, as from 云托管. */
  public Delivery deliverFromCloud(String plaintext, Instant at) {
    return post("", plaintext, isJson(plaintext), at);
  }

  /**
   * A push in XML sent again because nobody acknowledged it: sealed and signed anew.
   *
   * @param attempt 0 for the first sending
   */
  public Delivery again(WeixinPush push, int attempt) {
    return deliver(push.retry(attempt).xml(), push.attempts().get(attempt));
  }

  /** A push in XML as often as it is sent to somebody who never acknowledges it. */
  public List<Delivery> deliverUnacknowledged(WeixinPush push) {
    List<Delivery> out = new ArrayList<>();
    for (int i = 0; i < push.attempts().size(); i++) {
      out.add(again(push, i));
    }
    return out;
  }

  /** A push in XML with whatever stands in the place of its ciphertext, rightly signed. */
  public Delivery deliverSealed(String ciphertext, Instant at) {
    return enveloped(signed(ciphertext, at), false, "");
  }

  /** A push in XML with one fault; everything else about it is right. */
  public Delivery faulty(PushFault fault, WeixinPush push) {
    Instant at = push.at();
    Sealer.Sealed sealed = sealWithPlus(push.xml(), at);
    Delivery whole = enveloped(sealed, false, "");
    String body = new String(whole.body(), StandardCharsets.UTF_8);
    return switch (fault) {
      case WRONG_METHOD ->
          Delivery.of("PUT", whole.query(), whole.headers(), whole.body()).receivedAt(at);
      case OVERSIZED_BODY -> {
        int missing = Math.max(0, (int) ConnectionConfig.BODY_BYTES_MAX + 1 - body.length());
        yield post(whole.query(), body + " ".repeat(missing), false, at);
      }
      case MISSING_PARAMETER ->
          post(whole.query().replaceAll("&msg_signature=[^&]*", ""), body, false, at);
      case DTD ->
          post(
              whole.query(),
              "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                  + body.replace("<ToUserName>", "<ToUserName>&x;"),
              false,
              at);
      case MALFORMED_ENVELOPE ->
          post(whole.query(), body.substring(0, body.length() - 2), false, at);
      case PLUS_TO_SPACE -> post(whole.query(), body.replace('+', ' '), false, at);
      case TAMPERED_SIGNATURE -> {
        char other = sealed.signature().charAt(0) == '0' ? '1' : '0';
        yield withSignature(whole, other + sealed.signature().substring(1));
      }
      case SIGNATURE_OF_CLEAR_MODE -> withSignature(whole, whole.query("signature").orElseThrow());
      case EXCHANGED_CIPHERTEXT ->
          post(
              whole.query(),
              body.replace(sealed.ciphertext(), seal(push.xml(), at).ciphertext()),
              false,
              at);
      case STALE_TIMESTAMP -> whole.receivedAt(at.plus(Duration.ofDays(1)));
      case BAD_BASE64 -> deliverSealed("*" + sealed.ciphertext().substring(1), at);
      case WRONG_KEY -> enveloped(sealWithWrongKey(push.xml(), at), false, "");
      case BAD_PADDING -> deliverSealed(flipped(sealed, -CIPHER_BLOCK - 1, 0x80), at);
      case BAD_LENGTH -> deliverSealed(flipped(sealed, 0, 0x7F), at);
      case WRONG_RECEIVE_ID ->
          enveloped(
              new Sealer(credential, receiveId + "0")
                  .seal(push.xml(), at.getEpochSecond(), nonce(), before()),
              false,
              "");
    };
  }

  /**
   * Flips bits of a ciphertext's byte, which flips them in the plaintext one block later, where the
   * length stands behind the first block and the last padding byte at the end.
   */
  private static String flipped(Sealer.Sealed sealed, int at, int bits) {
    byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
    bytes[at < 0 ? bytes.length + at : at] ^= (byte) bits;
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Delivery withSignature(Delivery whole, String signature) {
    String query = whole.query().replaceAll("msg_signature=[^&]*", "msg_signature=" + signature);
    return Delivery.of("POST", query, whole.headers(), whole.body()).receivedAt(whole.receivedAt());
  }

  private Sealer.Sealed seal(String plaintext, Instant at) {
    return new Sealer(credential, receiveId)
        .seal(plaintext, at.getEpochSecond(), nonce(), before());
  }

  private Sealer.Sealed signed(String ciphertext, Instant at) {
    return new Sealer(credential, receiveId).signed(ciphertext, at.getEpochSecond(), nonce());
  }

  private Sealer.Sealed sealWithPlus(String plaintext, Instant at) {
    Sealer.Sealed sealed = seal(plaintext, at);
    while (sealed.ciphertext().indexOf('+') < 0) {
      sealed = seal(plaintext, at);
    }
    return sealed;
  }

  /** Now and then what the right key makes of it happens to end as padding does. */
  private Sealer.Sealed sealWithWrongKey(String plaintext, Instant at) {
    char other = encodingAesKey.charAt(0) == 'A' ? 'B' : 'A';
    Sealer sealer =
        new Sealer(Credential.of(token, other + encodingAesKey.substring(1)), receiveId);
    Sealer.Sealed sealed;
    do {
      sealed = sealer.seal(plaintext, at.getEpochSecond(), nonce(), before());
    } while (endsAsPadding(sealed.ciphertext()));
    return sealed;
  }

  private boolean endsAsPadding(String ciphertext) {
    SecretKeySpec key = credential.aesKey();
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(key.getEncoded(), 0, CIPHER_BLOCK));
      byte[] plain = cipher.doFinal(Base64.getDecoder().decode(ciphertext));
      byte last = plain[plain.length - 1];
      return last > 0 && last <= PADDING_MAX;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-CBC", e);
    }
  }

  private String nonce() {
    return Integer.toUnsignedString(random.nextInt());
  }

  private byte[] before() {
    byte[] bytes = new byte[Sealer.RANDOM_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private String clearQuery(Instant at) {
    return query(Long.toString(at.getEpochSecond()), nonce());
  }

  /** What every push has, and the signature that covers no body. */
  private String query(String timestamp, String nonce) {
    String[] parts = {token, timestamp, nonce};
    Arrays.sort(parts);
    try {
      byte[] text = String.join("", parts).getBytes(StandardCharsets.UTF_8);
      String signature = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
      return "signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-1", e);
    }
  }

  private Delivery enveloped(Sealer.Sealed sealed, boolean json, String besideInXml) {
    String query =
        query(Long.toString(sealed.timestamp()), sealed.nonce())
            + "&encrypt_type=aes&msg_signature="
            + sealed.signature();
    String body =
        json
            ? Json.object()
                .put("ToUserName", "gh_000000000001")
                .put("Encrypt", sealed.ciphertext())
                .toString()
            : "<xml><ToUserName><![CDATA[gh_000000000001]]></ToUserName><Encrypt><![CDATA["
                + sealed.ciphertext()
                + "]]></Encrypt>"
                + besideInXml
                + "</xml>";
    return post(query, body, json, Instant.ofEpochSecond(sealed.timestamp()));
  }

  private static boolean isJson(String text) {
    return text.startsWith("{");
  }

  private static Delivery post(String query, String body, boolean json, Instant at) {
    Map<String, String> headers = Map.of("content-type", json ? "application/json" : "text/xml");
    return Delivery.of("POST", query, headers, body.getBytes(StandardCharsets.UTF_8))
        .receivedAt(at);
  }
}
