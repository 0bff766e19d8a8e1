package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The signed body of a notification: what kind it is of, and its encrypted resource.
 *
 * @param eventType the kind, empty where it is absent
 * @param createTime when the notification was made, not when the thing happened
 * @param sealed the encrypted resource; empty where there is none that could be decrypted
 */
record Envelope(String eventType, Optional<Instant> createTime, Optional<Sealed> sealed) {
  private static final String ALGORITHM = "AEAD_AES_256_GCM";

  /**
   * An encrypted resource.
   *
   * @param ciphertext in Base64, with the tag at its end
   * @param nonce the nonce
   * @param associatedData what the tag covers besides; empty where there is none, which is the same
   *     to GCM
   */
  record Sealed(String ciphertext, String nonce, String associatedData) {}

  /** Reads a body; what cannot be read is empty. */
  static Envelope read(byte[] body) {
    Optional<JsonNode> json = parse(body);
    if (json.isEmpty()) {
      return new Envelope("", Optional.empty(), Optional.empty());
    }
    Fields fields = Fields.of(json.get(), new ArrayList<>());
    Fields resource = fields.child("resource");
    Optional<String> ciphertext = resource.text("ciphertext");
    Optional<String> nonce = resource.text("nonce");
    boolean known =
        ciphertext.isPresent()
            && nonce.isPresent()
            && resource.text("algorithm").orElse(ALGORITHM).equals(ALGORITHM);
    return new Envelope(
        fields.text("event_type").orElse(""),
        fields.instant("create_time"),
        known
            ? Optional.of(
                new Sealed(
                    ciphertext.get(), nonce.get(), resource.text("associated_data").orElse("")))
            : Optional.empty());
  }

  /** Parses bytes as strictly as possible: UTF-8 without a flaw that holds one JSON value. */
  static Optional<JsonNode> parse(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(Json.parse(text));
    } catch (CharacterCodingException | Json.MalformedJsonException e) {
      return Optional.empty();
    }
  }
}
