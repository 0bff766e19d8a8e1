package io.siyu.tck;

import com.google.common.hash.Hashing;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The least adapter that is sound: a body of three words, signed together with a nonce. */
final class ToyAdapter implements PlatformAdapter {
  static final String SECRET = "toy-secret-5150";
  static final String PHONE = "13800138000";

  static Delivery signed(String words, String nonce) {
    byte[] body = (words + " " + PHONE).getBytes(StandardCharsets.UTF_8);
    return Delivery.of(
            "POST",
            "",
            Map.of("x-nonce", nonce, "x-signature", signature(nonce, body), "x-trace", "abc"),
            body)
        .receivedAt(Instant.EPOCH);
  }

  private static String signature(String nonce, byte[] body) {
    return Hashing.hmacSha256(SECRET.getBytes(StandardCharsets.UTF_8))
        .newHasher()
        .putBytes(nonce.getBytes(StandardCharsets.UTF_8))
        .putByte((byte) 0)
        .putBytes(body)
        .hash()
        .toString();
  }

  static Rejected refuse(Reason reason) {
    return new Rejected(reason, "mend it: " + reason, Reply.empty(400));
  }

  @Override
  public Translation translate(Delivery delivery) {
    if (!delivery.method().equals("POST")) {
      return refuse(Reason.METHOD_NOT_ALLOWED);
    }
    Optional<String> nonce = delivery.header("x-nonce");
    Optional<String> signature = delivery.header("x-signature");
    if (nonce.isEmpty() || signature.isEmpty()) {
      return refuse(Reason.SIGNATURE_PARAM_MISSING);
    }
    return signature(nonce.get(), delivery.body()).equals(signature.get())
        ? read(delivery)
        : refuse(Reason.SIGNATURE_MISMATCH);
  }

  /** Believes whatever it gets. */
  static Translation read(Delivery delivery) {
    String text = new String(delivery.body(), StandardCharsets.UTF_8);
    String[] words = text.split(" ", -1);
    Fact fact =
        words[0].equals("tag") && words.length > 2
            ? new Tagged(words[2], "")
            : new Unmapped(words[0], text, List.of());
    Event event =
        Event.of(
            "toy:" + text,
            Instant.EPOCH,
            new Source("toy/1"),
            new IdentityKey(KeyType.PHONE, "cn", PHONE),
            List.of(),
            fact,
            Provenance.CALLBACK);
    return new Accepted(List.of(event), List.of(), List.of(), Reply.empty(204));
  }
}
