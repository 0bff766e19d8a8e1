package io.siyu.miniprogram.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the notifications of WeChat Pay v3 (微信支付回调) as WeChat Pay signs and encrypts them.
 *
 * <p>It reads no clock, and draws every nonce from the random it is given: the same seed and the
 * same calls give the same bytes. Not thread-safe.
 */
public final class WechatPayKit {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final String NONCE_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SIGNATURE_NONCE_LENGTH = 32;
  private static final int GCM_NONCE_LENGTH = 12;
  private static final int GCM_TAG_BITS = 128;
  private static final Duration TOLERANCE = Duration.ofSeconds(300);

  /** The waits between pushes until one is acknowledged, which add up to 24 h 4 min (重试策略). */
  private static final List<Duration> RETRY_WAITS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(60),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(6));

  private final String mchid;
  private final String appid;
  private final String apiV3Key;
  private final KeyPair keys;
  private final String serial;
  private final RandomGenerator random;

  /**
   * A kit of one merchant account.
   *
   * @param mchid the merchant number
   * @param appid the appid under which payments are made
   * @param apiV3Key the APIv3 key, 32 bytes
   * @param keys the platform's key pair; {@link TestKeys#pair} has one
   * @param serial the serial under which the public key is configured
   * @param random where nonces come from
   */
  public WechatPayKit(
      String mchid,
      String appid,
      String apiV3Key,
      KeyPair keys,
      String serial,
      RandomGenerator random) {
    this.mchid = mchid;
    this.appid = appid;
    this.apiV3Key = apiV3Key;
    this.keys = keys;
    this.serial = serial;
    this.random = random;
  }

  /** The entry of a connections file that fits this kit. */
  public ObjectNode connection(String name) {
    ObjectNode entry = Json.object();
    entry.put("name", name).put("type", "wechatpay").put("mchid", mchid).put("apiV3Key", apiV3Key);
    entry.putArray("appids").add(appid);
    entry
        .putArray("publicKeys")
        .addObject()
        .put("serial", serial)
        .put("key", TestKeys.pem(keys.getPublic()));
    return entry;
  }

  /** A payment that succeeded; amounts in 分. */
  public Notice paid(
      String orderNo,
      String transactionId,
      String openId,
      long total,
      long payerTotal,
      Instant successTime) {
    ObjectNode resource = Json.object();
    resource
        .put("transaction_id", transactionId)
        .put("mchid", mchid)
        .put("appid", appid)
        .put("out_trade_no", orderNo)
        .put("trade_type", "JSAPI")
        .put("trade_state", "SUCCESS")
        .put("trade_state_desc", "支付成功")
        .put("bank_type", "OTHERS")
        .put("success_time", rfc3339(successTime));
    resource.putObject("payer").put("openid", openId);
    resource
        .putObject("amount")
        .put("total", total)
        .put("payer_total", payerTotal)
        .put("currency", "CNY")
        .put("payer_currency", "CNY");
    return notice("TRANSACTION.SUCCESS", "transaction", successTime, resource);
  }

  /**
   * A refund that ended; amounts in 分.
   *
   * @param status {@code SUCCESS}, {@code ABNORMAL} or {@code CLOSED}
   */
  public Notice refunded(
      String orderNo,
      String transactionId,
      String refundId,
      String status,
      long refund,
      long payerRefund,
      Instant at) {
    ObjectNode resource = Json.object();
    resource
        .put("mchid", mchid)
        .put("out_trade_no", orderNo)
        .put("transaction_id", transactionId)
        .put("out_refund_no", "R" + refundId)
        .put("refund_id", refundId)
        .put("refund_status", status)
        .put("user_received_account", "支付用户零钱");
    if (status.equals("SUCCESS")) {
      resource.put("success_time", rfc3339(at));
    }
    resource
        .putObject("amount")
        .put("total", refund)
        .put("refund", refund)
        .put("payer_total", payerRefund)
        .put("payer_refund", payerRefund);
    return notice("REFUND." + status, "refund", at, resource);
  }

  /**
   * The same payment or refund as a partner (服务商) is told of it, whose merchant number and appid
   * are this kit's.
   *
   * @param subMchid the merchant for whom the partner acts
   * @param subAppid that merchant's appid
   * @param subOpenId the payer's openid there; a refund names no payer
   */
  public static Notice forPartner(
      Notice notice, String subMchid, String subAppid, String subOpenId) {
    ObjectNode resource = object(notice);
    rename(resource, "mchid", "sp_mchid");
    rename(resource, "appid", "sp_appid");
    resource.put("sub_mchid", subMchid);
    if (resource.path("payer") instanceof ObjectNode payer) {
      rename(payer, "openid", "sp_openid");
      payer.put("sub_openid", subOpenId);
      resource.put("sub_appid", subAppid);
    }
    return notice.resource(Json.canonical(resource));
  }

  /**
   * Several payments made as one (合单支付), for which this kit's merchant asked.
   *
   * @param combinedOrderNo the number they have in common
   * @param parts payments as this or other kits give them, of partners too
   * @param at when the notification was made
   */
  public Notice combined(String combinedOrderNo, List<Notice> parts, Instant at) {
    ObjectNode resource = Json.object();
    resource
        .put("combine_appid", appid)
        .put("combine_mchid", mchid)
        .put("combine_out_trade_no", combinedOrderNo);
    ArrayNode orders = resource.putArray("sub_orders");
    for (Notice part : parts) {
      ObjectNode order = object(part);
      if (order.remove("payer") instanceof ObjectNode payer) {
        rename(payer, "sp_openid", "openid");
        if (payer.has("sub_openid")) {
          order.set("sub_openid", payer.remove("sub_openid"));
        }
        resource.set("combine_payer_info", payer);
      }
      order.remove(List.of("appid", "sp_appid", "trade_state_desc"));
      rename(order, "sp_mchid", "mchid");
      ObjectNode amount = (ObjectNode) order.get("amount");
      rename(amount, "total", "total_amount");
      rename(amount, "payer_total", "payer_amount");
      orders.add(order);
    }
    return notice("TRANSACTION.SUCCESS", "transaction", at, resource);
  }

  private static ObjectNode object(Notice notice) {
    try {
      return (ObjectNode) Json.parse(notice.resource());
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("the notice's resource is not a JSON object", e);
    }
  }

  private static void rename(ObjectNode in, String from, String to) {
    JsonNode value = in.remove(from);
    if (value != null) {
      in.set(to, value);
    }
  }

  /** A notification of any kind. */
  public Notice other(String eventType, String resourceJson, Instant createTime) {
    return new Notice(id(), eventType, createTime, "other", resourceJson);
  }

  private Notice notice(String type, String originalType, Instant at, ObjectNode resource) {
    return new Notice(id(), type, at, originalType, Json.canonical(resource));
  }

  private String id() {
    return "EV-" + letters(SIGNATURE_NONCE_LENGTH);
  }

  private static String rfc3339(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(CHINA));
  }

  /**
   * Delivers a notice at an instant, encrypted and signed then; delivered again it differs in every
   * nonce.
   */
  public Delivery send(Notice notice, Instant at) {
    return sign(body(notice, apiV3Key), at);
  }

  /**
   * Delivers a notice as the platform does once more: the same content in other ciphertext, 15
   * seconds later.
   */
  public Delivery again(Notice notice, Instant firstSent) {
    return send(notice, firstSent.plus(RETRY_WAITS.get(0)));
  }

  /** Delivers a notice as often as it is sent to somebody who never acknowledges it. */
  public List<Delivery> sendUnacknowledged(Notice notice, Instant first) {
    return schedule(first).stream().map(at -> send(notice, at)).toList();
  }

  /** When a notification that is never acknowledged is sent: at first and 15 times more. */
  public static List<Instant> schedule(Instant first) {
    List<Instant> out = new ArrayList<>(List.of(first));
    RETRY_WAITS.forEach(wait -> out.add(out.get(out.size() - 1).plus(wait)));
    return out;
  }

  /** Delivers a notice with one fault and everything else right. */
  public Delivery faulty(Fault fault, Notice notice, Instant at) {
    Delivery whole = send(notice, at);
    return switch (fault) {
      case GET_METHOD -> Delivery.of("GET", "", whole.headers(), whole.body()).receivedAt(at);
      case OVERSIZED -> sign(padded(whole.body()), at);
      case MISSING_HEADER -> with(whole, "wechatpay-nonce", "");
      case GARBLED_TIMESTAMP -> with(whole, "wechatpay-timestamp", "yesterday");
      case OTHER_SIGNATURE_TYPE ->
          with(whole, "wechatpay-signature-type", "WECHATPAY2-SM2-WITH-SM3");
      case UNKNOWN_SERIAL -> with(whole, "wechatpay-serial", serial + "0");
      case WRONG_SIGNATURE ->
          with(whole, "wechatpay-signature", header(send(notice, at), "wechatpay-signature"));
      case GARBLED_SIGNATURE -> with(whole, "wechatpay-signature", "!");
      case SIGNTEST -> with(whole, "wechatpay-signature", signTest(whole));
      case CHANGED_BODY ->
          replaceBody(whole, new String(whole.body(), StandardCharsets.UTF_8) + " ");
      case STALE -> whole.receivedAt(at.plus(TOLERANCE));
      case EARLY -> whole.receivedAt(at.minus(TOLERANCE));
      case GARBLED_CIPHERTEXT -> sign(envelope(notice, "nonce0000000", "not Base64"), at);
      case WRONG_API_V3_KEY -> sign(body(notice, otherApiV3Key()), at);
      case MALFORMED_JSON -> sign("{\"id\":".getBytes(StandardCharsets.UTF_8), at);
    };
  }

  private String otherApiV3Key() {
    return (apiV3Key.charAt(0) == '0' ? '1' : '0') + apiV3Key.substring(1);
  }

  private static String header(Delivery delivery, String name) {
    return delivery.header(name).orElse("");
  }

  private static String signTest(Delivery whole) {
    String prefix = "WECHATPAY/SIGNTEST/";
    return prefix + header(whole, "wechatpay-signature").substring(prefix.length());
  }

  private static Delivery with(Delivery delivery, String header, String value) {
    Map<String, String> headers = new LinkedHashMap<>(delivery.headers());
    headers.put(header, value);
    return Delivery.of(delivery.method(), delivery.query(), headers, delivery.body())
        .receivedAt(delivery.receivedAt());
  }

  private static Delivery replaceBody(Delivery delivery, String body) {
    return Delivery.of(
            delivery.method(),
            delivery.query(),
            delivery.headers(),
            body.getBytes(StandardCharsets.UTF_8))
        .receivedAt(delivery.receivedAt());
  }

  private static byte[] padded(byte[] body) {
    byte[] out = new byte[(int) ConnectionConfig.BODY_BYTES_MAX + 1];
    Arrays.fill(out, (byte) ' ');
    System.arraycopy(body, 0, out, 0, body.length);
    return out;
  }

  private byte[] body(Notice notice, String key) {
    String nonce = letters(GCM_NONCE_LENGTH);
    return envelope(notice, nonce, encrypt(notice, nonce, key));
  }

  private static byte[] envelope(Notice notice, String nonce, String ciphertext) {
    ObjectNode envelope = Json.object();
    envelope
        .put("id", notice.id())
        .put("create_time", rfc3339(notice.createTime()))
        .put("resource_type", "encrypt-resource")
        .put("event_type", notice.eventType())
        .put("summary", "通知");
    envelope
        .putObject("resource")
        .put("original_type", notice.originalType())
        .put("algorithm", "AEAD_AES_256_GCM")
        .put("ciphertext", ciphertext)
        .put("associated_data", notice.originalType())
        .put("nonce", nonce);
    return Json.canonical(envelope).getBytes(StandardCharsets.UTF_8);
  }

  private static String encrypt(Notice notice, String nonce, String key) {
    try {
      Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
      gcm.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
          new GCMParameterSpec(GCM_TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
      gcm.updateAAD(notice.originalType().getBytes(StandardCharsets.UTF_8));
      byte[] sealed = gcm.doFinal(notice.resource().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the kit could not encrypt; is the APIv3 key 32 bytes?", e);
    }
  }

  /** Signs any body, so that a test may put into it what it likes. */
  public Delivery sign(byte[] body, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    String nonce = letters(SIGNATURE_NONCE_LENGTH);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Wechatpay-Serial", serial);
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Signature", signature(timestamp, nonce, body));
    headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    return Delivery.of("POST", "", headers, body).receivedAt(at);
  }

  private String signature(String timestamp, String nonce, byte[] body) {
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(keys.getPrivate());
      rsa.update((timestamp + '\n' + nonce + '\n').getBytes(StandardCharsets.UTF_8));
      rsa.update(body);
      rsa.update((byte) '\n');
      return Base64.getEncoder().encodeToString(rsa.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the kit could not sign; is the key pair of RSA?", e);
    }
  }

  private String letters(int length) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(NONCE_LETTERS.charAt(random.nextInt(NONCE_LETTERS.length())));
    }
    return out.toString();
  }
}
