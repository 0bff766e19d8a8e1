package io.siyu.miniprogram.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the notifications of WeChat Pay v2 (微信支付 V2 回调通知), in XML: payments as WeChat Pay signs
 * them and refunds as it encrypts them.
 *
 * <p>It reads no clock, and draws every nonce from the random it is given: the same seed and the
 * same calls give the same bytes. Not thread-safe.
 */
public final class WechatPayV2Kit {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter PAID_AT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
  private static final DateTimeFormatter REFUNDED_AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int NONCE_BYTES = 16;

  private final String mchid;
  private final String appid;
  private final String apiV2Key;
  private final String signType;
  private final RandomGenerator random;

  /**
   * A kit of one merchant account.
   *
   * @param mchid the merchant number
   * @param appid the appid under which payments are made
   * @param apiV2Key the API key, 32 bytes
   * @param signType {@code MD5} or {@code HMAC-SHA256}
   * @param random where nonces come from
   */
  public WechatPayV2Kit(
      String mchid, String appid, String apiV2Key, String signType, RandomGenerator random) {
    this.mchid = mchid;
    this.appid = appid;
    this.apiV2Key = apiV2Key;
    this.signType = signType;
    this.random = random;
  }

  /** The entry of a connections file that fits this kit. */
  public ObjectNode connection(String name) {
    ObjectNode entry = Json.object();
    entry
        .put("name", name)
        .put("type", "wechatpay-v2")
        .put("mchid", mchid)
        .put("apiV2Key", apiV2Key)
        .put("signType", signType);
    entry.putArray("appids").add(appid);
    return entry;
  }

  /**
   * A payment that succeeded; amounts in 分.
   *
   * @param cash what the payer paid; the rest of the total are coupons
   */
  public V2Notice paid(
      String orderNo, String transactionId, String openId, long total, long cash, Instant paidAt) {
    Map<String, String> fields = new HashMap<>();
    fields.put("return_code", "SUCCESS");
    fields.put("result_code", "SUCCESS");
    fields.put("appid", appid);
    fields.put("mch_id", mchid);
    fields.put("openid", openId);
    fields.put("is_subscribe", "N");
    fields.put("trade_type", "JSAPI");
    fields.put("bank_type", "OTHERS");
    fields.put("fee_type", "CNY");
    fields.put("total_fee", Long.toString(total));
    fields.put("cash_fee", Long.toString(cash));
    if (cash < total) {
      fields.put("settlement_total_fee", Long.toString(cash));
      fields.put("coupon_fee", Long.toString(total - cash));
      fields.put("coupon_count", "1");
      fields.put("coupon_id_0", "109519");
      fields.put("coupon_fee_0", Long.toString(total - cash));
    }
    fields.put("transaction_id", transactionId);
    fields.put("out_trade_no", orderNo);
    fields.put("attach", "");
    fields.put("time_end", PAID_AT.format(paidAt.atOffset(CHINA)));
    return new V2Notice(fields, Map.of());
  }

  /**
   * A refund that ended; amounts in 分.
   *
   * @param status {@code SUCCESS}, {@code CHANGE} (退款异常) or {@code REFUNDCLOSE}; only a success
   *     says when it ended
   */
  public V2Notice refunded(
      String orderNo,
      String transactionId,
      String refundId,
      String status,
      long total,
      long refund,
      Instant at) {
    Map<String, String> sealed = new HashMap<>();
    sealed.put("out_trade_no", orderNo);
    sealed.put("transaction_id", transactionId);
    sealed.put("out_refund_no", "R" + refundId);
    sealed.put("refund_id", refundId);
    sealed.put("refund_status", status);
    sealed.put("total_fee", Long.toString(total));
    sealed.put("refund_fee", Long.toString(refund));
    sealed.put("settlement_refund_fee", Long.toString(refund));
    sealed.put("refund_recv_accout", "支付用户零钱");
    sealed.put("refund_account", "REFUND_SOURCE_RECHARGE_FUNDS");
    sealed.put("refund_request_source", "API");
    if (status.equals("SUCCESS")) {
      sealed.put("success_time", REFUNDED_AT.format(at.atOffset(CHINA)));
    }
    Map<String, String> clear = Map.of("return_code", "SUCCESS", "appid", appid, "mch_id", mchid);
    return new V2Notice(clear, sealed);
  }

  /** A signed message of any kind. */
  public V2Notice other(Map<String, String> fields) {
    Map<String, String> clear = new HashMap<>(fields);
    clear.put("appid", appid);
    clear.put("mch_id", mchid);
    return new V2Notice(clear, Map.of());
  }

  /**
   * The same payment or refund as a partner (服务商) is told of it, whose merchant number and appid
   * are this kit's.
   *
   * @param subMchid the merchant for whom the partner acts
   * @param subAppid that merchant's appid
   * @param subOpenId the payer's openid there; a refund names no payer
   */
  public static V2Notice forPartner(
      V2Notice notice, String subMchid, String subAppid, String subOpenId) {
    V2Notice partners = notice.with("sub_mch_id", subMchid).with("sub_appid", subAppid);
    return notice.isRefund() ? partners : partners.with("sub_openid", subOpenId);
  }

  /** Delivers a notice at an instant, under a nonce of its own. */
  public Delivery send(V2Notice notice, Instant at) {
    return post(xml(fields(notice, apiV2Key, signType)), at);
  }

  /** Delivers a notice once more, as the platform does 15 seconds later. */
  public Delivery again(V2Notice notice, Instant firstSent) {
    return send(notice, WechatPayKit.schedule(firstSent).get(1));
  }

  /** Delivers a notice as often as it is sent to somebody who never acknowledges it. */
  public List<Delivery> sendUnacknowledged(V2Notice notice, Instant first) {
    return WechatPayKit.schedule(first).stream().map(at -> send(notice, at)).toList();
  }

  /** Delivers a notice with one fault and everything else right. */
  public Delivery faulty(V2Fault fault, V2Notice notice, Instant at) {
    Map<String, String> whole = fields(notice, apiV2Key, signType);
    String body = xml(whole);
    return switch (fault) {
      case GET_METHOD -> Delivery.of("GET", "", Map.of(), bytes(body)).receivedAt(at);
      case OVERSIZED -> post(body + " ".repeat(missing(body)), at);
      case CUT -> post(body.substring(0, body.length() / 2), at);
      case DTD -> post("<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///dev/null\">]>" + body, at);
      case NO_SIGN -> post(xml(without(whole, "sign", "req_info")), at);
      case OTHER_SIGN_TYPE -> post(xml(fields(payment(notice), apiV2Key, otherSignType())), at);
      case UNKNOWN_SIGN_TYPE -> post(xml(with(whole, "sign_type", "SM3")), at);
      case LOST_FIELD ->
          post(
              xml(without(fields(payment(notice).with("new", "1"), apiV2Key, signType), "new")),
              at);
      case WRONG_KEY -> post(xml(fields(notice, otherKey(), signType)), at);
      case OTHER_MERCHANT -> send(notice.with("mch_id", mchid + "0"), at);
      case FORM_DECODED -> post(body.replace('+', ' '), at);
      case GARBLED_CIPHERTEXT -> post(xml(with(whole, "req_info", "not+Base64!")), at);
    };
  }

  private static V2Notice payment(V2Notice notice) {
    if (notice.isRefund()) {
      throw new IllegalArgumentException("refunds are not signed; take a payment for this fault");
    }
    return notice;
  }

  private static int missing(String body) {
    return (int) ConnectionConfig.BODY_BYTES_MAX + 1 - bytes(body).length;
  }

  private String otherKey() {
    return (apiV2Key.charAt(0) == '0' ? '1' : '0') + apiV2Key.substring(1);
  }

  private String otherSignType() {
    return signType.equals("MD5") ? "HMAC-SHA256" : "MD5";
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> fields, String... names) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.keySet().removeAll(Arrays.asList(names));
    return changed;
  }

  private Map<String, String> fields(V2Notice notice, String key, String type) {
    Map<String, String> fields = new TreeMap<>(notice.clear());
    fields.put("nonce_str", nonce());
    if (notice.isRefund()) {
      fields.put("req_info", sealed(notice.sealed(), key));
      return fields;
    }
    if (!type.equals("MD5") || !type.equals(signType)) {
      fields.put("sign_type", type);
    }
    fields.put("sign", sign(fields, key, type));
    return fields;
  }

  private String nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }

  private static String sign(Map<String, String> fields, String key, String type) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            text.append(name).append('=').append(value).append('&');
          }
        });
    byte[] signed = bytes(text.append("key=").append(key).toString());
    try {
      if (type.equals("MD5")) {
        return capitals(MessageDigest.getInstance("MD5").digest(signed));
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
      return capitals(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the kit could not sign", e);
    }
  }

  private static String capitals(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static String sealed(Map<String, String> fields, String key) {
    return seal("<root>" + elements(fields, "", "") + "</root>", key);
  }

  /** Encrypts any text, so that a test may put into {@code req_info} what it likes. */
  public String seal(String text) {
    return seal(text, apiV2Key);
  }

  private static String seal(String text, String key) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes(key));
      Cipher ecb = Cipher.getInstance("AES/ECB/PKCS5Padding");
      ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes(HexFormat.of().formatHex(md5)), "AES"));
      return Base64.getEncoder().encodeToString(ecb.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the kit could not encrypt", e);
    }
  }

  private static String xml(Map<String, String> fields) {
    return "<xml>" + elements(fields, "<![CDATA[", "]]>") + "</xml>";
  }

  private static String elements(Map<String, String> fields, String before, String after) {
    StringBuilder out = new StringBuilder();
    fields.forEach(
        (name, text) -> out.append('<' + name + '>' + before + text + after + "</" + name + ">\n"));
    return out.toString();
  }

  /** Delivers any body. */
  public static Delivery post(String body, Instant at) {
    return Delivery.of("POST", "", Map.of("Content-Type", "text/xml"), bytes(body)).receivedAt(at);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
