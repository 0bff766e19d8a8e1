package io.siyu.miniprogram.pay;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import io.siyu.event.Event;
import io.siyu.event.Source;
import io.siyu.push.XmlMessage;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Translates the notifications of v2 (V2 回调通知) of one WeChat Pay account.
 *
 * <p>The checks, in order: method, size, XML; of a payment its signature, of a refund that it
 * opens; then for whom it is. What is in the clear part of a refund is signed by nobody, so nothing
 * of it reaches an event. No message of v2 says when it was sent: one that is replayed gives the
 * event that it gave before.
 */
final class WechatPayV2Adapter implements PlatformAdapter {
  private static final Reply REFUSAL = reply(401, "FAIL", "失败");
  private static final Reply DONE = reply(200, "SUCCESS", "OK");

  /** What differs from one notification to the next of the same thing. */
  private static final ImmutableSet<String> TRANSPORT = ImmutableSet.of("nonce_str", "sign");

  private final String mchid;
  private final boolean partner;
  private final Source source;
  private final ImmutableSet<String> appids;
  private final MessageSignature signature;
  private final RefundCipher cipher;
  private final int bodyBytesMax;

  /**
   * An adapter of one account.
   *
   * @param partner whether it acts for others (服务商)
   * @param appids those accepted; any where empty
   */
  WechatPayV2Adapter(
      String mchid,
      boolean partner,
      Set<String> appids,
      MessageSignature signature,
      RefundCipher cipher,
      int bodyBytesMax) {
    this.mchid = mchid;
    this.partner = partner;
    this.source = PayEvents.source(mchid);
    this.appids = ImmutableSet.copyOf(appids);
    this.signature = signature;
    this.cipher = cipher;
    this.bodyBytesMax = bodyBytesMax;
  }

  private static Reply reply(int status, String code, String message) {
    return new Reply(
        status,
        "text/xml; charset=utf-8",
        "<xml><return_code><![CDATA["
            + code
            + "]]></return_code><return_msg><![CDATA["
            + message
            + "]]></return_msg></xml>");
  }

  @Override
  public Translation translate(Delivery delivery) {
    if (!delivery.method().equals("POST")) {
      return refuse(Reason.METHOD_NOT_ALLOWED, "WeChat Pay notifies by POST");
    }
    if (delivery.body().length > bodyBytesMax) {
      return refuse(
          Reason.BODY_TOO_LARGE, "the body has more bytes than bodyBytesMax, " + bodyBytesMax);
    }
    XmlMessage message = XmlMessage.read(delivery.body());
    if (message instanceof XmlMessage.Unreadable unreadable
        && unreadable.reason() == Reason.DTD_FORBIDDEN) {
      return refuse(
          Reason.DTD_FORBIDDEN, "WeChat Pay declares no document type; somebody else sent this");
    }
    Optional<FlatXml> fields =
        message instanceof XmlMessage.Read read
            ? FlatXml.of(read.root()).filter(xml -> xml.root().equals("xml"))
            : Optional.empty();
    return fields.isPresent()
        ? translate(fields.get())
        : refuse(
            Reason.MALFORMED,
            "the body is not the XML of a notification of v2; notifications of v3 need type wechatpay");
  }

  private Translation translate(FlatXml message) {
    Optional<String> sealed = message.text("req_info");
    if (sealed.isEmpty() || message.text("sign").isPresent()) {
      Optional<Refusal> refusal = signature.check(message);
      if (refusal.isPresent()) {
        return refuse(refusal.get().reason(), refusal.get().hint());
      }
    }
    return sealed.isPresent() ? open(message, sealed.get()) : payment(message);
  }

  private Translation payment(FlatXml message) {
    Optional<Translation> misdirected = misdirected(message);
    if (misdirected.isPresent()) {
      return misdirected.get();
    }
    List<String> warnings = new ArrayList<>();
    Optional<Event> event = new V2Happening(source, message, warnings).paid();
    String what = message.text("transaction_id").isPresent() ? "payment" : "notification";
    return accept(event.orElseGet(() -> unmapped(what, message.without(TRANSPORT))), warnings);
  }

  private Translation open(FlatXml clear, String sealed) {
    if (sealed.indexOf(' ') >= 0) {
      return refuse(
          Reason.CIPHERTEXT_HAS_SPACES,
          "req_info holds spaces: the body was decoded as a form, which makes + a space; hand on the raw body");
    }
    byte[] ciphertext;
    try {
      ciphertext = Base64.getDecoder().decode(CharMatcher.anyOf("\r\n").removeFrom(sealed));
    } catch (IllegalArgumentException e) {
      return refuse(Reason.BAD_BASE64, "req_info is not Base64");
    }
    Optional<FlatXml> opened = cipher.open(ciphertext);
    if (opened.isEmpty()) {
      return refuse(
          Reason.BAD_CIPHERTEXT,
          "req_info does not decrypt to a refund; set apiV2Key to the merchant's current API key and list the former one"
              + " in previousApiV2Keys");
    }
    return refund(clear, opened.get());
  }

  private Translation refund(FlatXml clear, FlatXml sealed) {
    Optional<Translation> misdirected =
        misdirected(clear).or(() -> misdirected(sealed)).or(() -> unexpected(clear));
    if (misdirected.isPresent()) {
      return misdirected.get();
    }
    List<String> warnings = new ArrayList<>();
    Optional<Event> event =
        new V2Happening(source, sealed, warnings)
            .refunded(partner ? Optional.empty() : Optional.of(mchid));
    return accept(event.orElseGet(() -> unmapped("refund", sealed)), warnings);
  }

  /** Refuses what is for another account. */
  private Optional<Translation> misdirected(FlatXml message) {
    if (!message.text("mch_id").orElse(mchid).equals(mchid)) {
      return Optional.of(
          refuse(
              Reason.RECEIVE_ID_MISMATCH,
              "the notification is for another merchant account than mchid"));
    }
    if (!appids.isEmpty() && !message.text("appid").map(appids::contains).orElse(true)) {
      return Optional.of(
          refuse(
              Reason.RECEIVE_ID_MISMATCH, "the payment was made under an appid that appids lacks"));
    }
    return Optional.empty();
  }

  /** Refuses a sub-merchant's refund where it would be taken for one of the merchant's own. */
  private Optional<Translation> unexpected(FlatXml clear) {
    return !partner && clear.text("sub_mch_id").isPresent()
        ? Optional.of(
            refuse(
                Reason.RECEIVE_ID_MISMATCH,
                "the refund is of a sub-merchant; set partner to true if mchid is a partner's"))
        : Optional.empty();
  }

  /** Nothing but the fields that are read tells the time, so what is not read is in 1970. */
  private Event unmapped(String what, FlatXml message) {
    byte[] text = message.write().getBytes(StandardCharsets.UTF_8);
    return UnmappedText.event(source, what, Instant.EPOCH, text, message.fields().values());
  }

  private static Translation accept(Event event, List<String> warnings) {
    return new Translation.Accepted(List.of(event), List.of(), warnings, DONE);
  }

  private static Translation refuse(Reason reason, String hint) {
    return new Translation.Rejected(reason, hint, REFUSAL);
  }
}
