package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableList;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether WeChat Pay signed a message of v2 (签名校验): over every field that is not empty,
 * those unknown here included, in the order of their names, and the merchant's key at the end.
 *
 * <p>Immutable and thread-safe.
 */
final class MessageSignature {
  /** The merchant's own words, handed back as they were; they may well hold {@code &} and =. */
  private static final String ATTACH = "attach";

  private final ImmutableList<String> keys;
  private final Optional<SignType> configured;

  /**
   * Takes the keys and what signs with them.
   *
   * @param configured the one type that is accepted; where empty, the one that the message states
   */
  MessageSignature(List<String> keys, Optional<SignType> configured) {
    this.keys = ImmutableList.copyOf(keys);
    this.configured = configured;
  }

  /** Says why the message is not to be trusted; empty where it is. */
  Optional<Refusal> check(FlatXml message) {
    Optional<String> sign = message.text("sign");
    if (sign.isEmpty()) {
      return refuse(
          Reason.SIGNATURE_PARAM_MISSING,
          "a message without <sign> is not believed, whatever it says; hand on the whole body");
    }
    Optional<SignType> stated = message.text("sign_type").flatMap(SignType::of);
    SignType type = configured.or(() -> stated).orElse(SignType.MD5);
    if (message.text("sign_type").isPresent() && !stated.equals(Optional.of(type))) {
      return refuse(
          Reason.SIGNATURE_MISMATCH,
          "the message states another sign_type than signType, or one that is neither MD5 nor HMAC-SHA256");
    }
    if (!matches(message, type, sign.get())) {
      return refuse(
          Reason.SIGNATURE_MISMATCH,
          "the signature does not match; check apiV2Key, set signType to that of your orders, and hand on the"
              + " body as received");
    }
    if (isAmbiguous(message)) {
      return refuse(
          Reason.MALFORMED, "a field holds what reads as another field where it is signed");
    }
    return Optional.empty();
  }

  private boolean matches(FlatXml message, SignType type, String sign) {
    StringBuilder joined = new StringBuilder();
    message
        .fields()
        .forEach(
            (name, text) -> {
              if (!name.equals("sign")) {
                joined.append(name).append('=').append(text).append('&');
              }
            });
    byte[] given = sign.getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> type.sign(joined.toString(), key).getBytes(StandardCharsets.UTF_8))
        .anyMatch(right -> MessageDigest.isEqual(right, given));
  }

  /**
   * Whether the message may be another one, cut into fields elsewhere: {@code a=1&b=2} is signed
   * alike as two fields and as one. To change a field that is read here, its true text must end up
   * inside another field. That cannot be {@code attach}: what follows there comes later by name
   * than everything it swallows, and is the platform's own.
   */
  private static boolean isAmbiguous(FlatXml message) {
    return message.fields().entrySet().stream()
        .filter(field -> !field.getKey().equals(ATTACH) && field.getValue().indexOf('&') >= 0)
        .anyMatch(
            field ->
                V2Happening.SIGNED_FIELDS.stream()
                    .anyMatch(name -> field.getValue().contains('&' + name + '=')));
  }

  private static Optional<Refusal> refuse(Reason reason, String hint) {
    return Optional.of(new Refusal(reason, hint));
  }
}
