package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import io.siyu.event.Event;
import io.siyu.event.Source;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Translates the notifications (回调通知) of one WeChat Pay account.
 *
 * <p>The checks, in order: method, size, signature headers, serial, signature, freshness; then the
 * resource's Base64 and authentication tag; then for whom it is. A refused signature test (签名探测流量)
 * is a probe. Every refusal looks the same from outside, and WeChat Pay sends the notification
 * again for a day: enough to mend a configured key. What is authentic and for us is never refused
 * for not being understood.
 */
final class WechatPayAdapter implements PlatformAdapter {
  private static final Reply REFUSAL = Reply.json(401, "{\"code\":\"FAIL\",\"message\":\"失败\"}");
  private static final Reply DONE = Reply.empty(204);

  private final String mchid;
  private final Source source;
  private final ImmutableSet<String> appids;
  private final NotificationSignature signature;
  private final ResourceCipher cipher;
  private final int bodyBytesMax;

  WechatPayAdapter(
      String mchid,
      Set<String> appids,
      NotificationSignature signature,
      ResourceCipher cipher,
      int bodyBytesMax) {
    this.mchid = mchid;
    this.source = PayEvents.source(mchid);
    this.appids = ImmutableSet.copyOf(appids);
    this.signature = signature;
    this.cipher = cipher;
    this.bodyBytesMax = bodyBytesMax;
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
    Optional<Refusal> refusal = signature.check(delivery);
    if (refusal.isPresent()) {
      return NotificationSignature.isTest(delivery)
          ? new Translation.Probe(REFUSAL)
          : refuse(refusal.get().reason(), refusal.get().hint());
    }
    return open(delivery);
  }

  private Translation open(Delivery verified) {
    Envelope envelope = Envelope.read(verified.body());
    // The signed timestamp changes with every retry, and an id must not: what has no instant of its
    // own is in 1970.
    Instant at = envelope.createTime().orElse(Instant.EPOCH);
    if (envelope.sealed().isEmpty()) {
      byte[] body = verified.body();
      return accept(
          UnmappedText.event(source, envelope.eventType(), at, body, Envelope.parse(body)),
          List.of("the body is not JSON with a resource that could be decrypted"));
    }
    Envelope.Sealed sealed = envelope.sealed().get();
    byte[] ciphertext;
    try {
      ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
    } catch (IllegalArgumentException e) {
      return refuse(Reason.BAD_BASE64, "resource.ciphertext is signed, yet not Base64");
    }
    Optional<byte[]> text = cipher.open(ciphertext, sealed.nonce(), sealed.associatedData());
    if (text.isEmpty()) {
      return refuse(
          Reason.BAD_CIPHERTEXT,
          "the resource does not decrypt; set apiV3Key to the merchant's current APIv3 key and list the former one in"
              + " previousApiV3Keys");
    }
    return translate(envelope, at, text.get());
  }

  private Translation translate(Envelope envelope, Instant at, byte[] text) {
    Optional<JsonNode> json = Envelope.parse(text);
    List<String> warnings = new ArrayList<>();
    Happening.Read read = new Happening.Read(List.of(), false);
    if (json.isPresent()) {
      Happening happening = new Happening(source, envelope, json.get(), warnings);
      if (!happening.recipient().orElse(mchid).equals(mchid)) {
        return refuse(
            Reason.RECEIVE_ID_MISMATCH,
            "the notification is for another merchant account than mchid");
      }
      if (!appids.isEmpty() && !happening.appid().map(appids::contains).orElse(true)) {
        return refuse(
            Reason.RECEIVE_ID_MISMATCH, "the payment was made under an appid that appids lacks");
      }
      read = happening.read();
    } else {
      warnings.add("the decrypted resource is not JSON");
    }
    List<Event> events = new ArrayList<>(read.events());
    if (!read.whole()) {
      events.add(UnmappedText.event(source, envelope.eventType(), at, text, json));
    }
    return new Translation.Accepted(events, List.of(), warnings, DONE);
  }

  private static Translation accept(Event event, List<String> warnings) {
    return new Translation.Accepted(List.of(event), List.of(), warnings, DONE);
  }

  private static Translation refuse(Reason reason, String hint) {
    return new Translation.Rejected(reason, hint, REFUSAL);
  }
}
