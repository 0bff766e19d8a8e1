package io.siyu.cloudevents;

import static io.siyu.cloudevents.CloudEventsFixture.OLD_SECRET;
import static io.siyu.cloudevents.CloudEventsFixture.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import io.siyu.tck.CloudEventsKit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {
  /** The vector of the specification's reference libraries. */
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

  private static final long TIMESTAMP = 1614265330;
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static StandardWebhooks webhooks(String... secrets) {
    List<byte[]> keys = new ArrayList<>();
    for (String secret : secrets) {
      keys.add(StandardWebhooks.key(secret).orElseThrow());
    }
    return new StandardWebhooks(keys, 300);
  }

  private static Delivery delivery(
      String id, String timestamp, String signature, String body, long at) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Webhook-Id", id);
    headers.put("Webhook-Timestamp", timestamp);
    headers.put("Webhook-Signature", signature);
    headers.values().removeIf(String::isEmpty);
    return Delivery.of("POST", "", headers, body.getBytes(StandardCharsets.UTF_8))
        .receivedAt(Instant.ofEpochSecond(at));
  }

  private static Delivery vector(String signature, long at) {
    return delivery(ID, Long.toString(TIMESTAMP), signature, BODY, at);
  }

  @Test
  @DisplayName("A-30 the published vector verifies")
  void the_published_vector_verifies() {
    assertThat(webhooks(SECRET).objection(vector(SIGNATURE, TIMESTAMP))).isEmpty();
    assertThat(
            new CloudEventsKit(SECRET, 0)
                .again(
                    Delivery.of(
                        "POST",
                        "",
                        Map.of("webhook-id", ID, "content-type", "x"),
                        BODY.getBytes(StandardCharsets.UTF_8)),
                    Instant.ofEpochSecond(TIMESTAMP))
                .header("webhook-signature"))
        .as("the kit signs as the reference does")
        .contains(SIGNATURE);
  }

  @Test
  @DisplayName(
      "A-30 one v1 signature that matches is enough, and unknown versions count for nothing")
  void one_matching_signature_is_enough() {
    StandardWebhooks webhooks = webhooks(SECRET);
    String other = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    String bare = SIGNATURE.substring(3);
    for (String good :
        List.of(
            other + " " + SIGNATURE,
            "v2," + bare + " " + SIGNATURE,
            SIGNATURE + "  v1a,abc",
            "v1, , " + SIGNATURE)) {
      assertThat(webhooks.objection(vector(good, TIMESTAMP))).as(good).isEmpty();
    }
    for (String bad :
        List.of(
            other,
            "v2," + bare,
            "v1a," + bare,
            bare,
            "v1",
            "v1,",
            " ",
            "V1," + bare,
            SIGNATURE + "=",
            "v1," + bare.replace("=", ""),
            SIGNATURE.replace("g0h", "g0H"),
            "v1," + bare + "," + bare)) {
      assertThat(webhooks.objection(vector(bad, TIMESTAMP)))
          .as(bad)
          .contains(Reason.SIGNATURE_MISMATCH);
    }
  }

  @Test
  @DisplayName("A-30 id, timestamp, body and secret are all signed")
  void every_signed_part_counts() {
    StandardWebhooks webhooks = webhooks(SECRET);
    String timestamp = Long.toString(TIMESTAMP);
    assertThat(webhooks.objection(delivery(ID + "x", timestamp, SIGNATURE, BODY, TIMESTAMP)))
        .contains(Reason.SIGNATURE_MISMATCH);
    assertThat(webhooks.objection(delivery(ID, "1614265331", SIGNATURE, BODY, TIMESTAMP)))
        .contains(Reason.SIGNATURE_MISMATCH);
    assertThat(webhooks.objection(delivery(ID, timestamp, SIGNATURE, BODY + " ", TIMESTAMP)))
        .contains(Reason.SIGNATURE_MISMATCH);
    assertThat(webhooks(OLD_SECRET).objection(vector(SIGNATURE, TIMESTAMP)))
        .contains(Reason.SIGNATURE_MISMATCH);
    assertThat(webhooks(OLD_SECRET, SECRET).objection(vector(SIGNATURE, TIMESTAMP)))
        .as("a previous secret is accepted while keys are rotated")
        .isEmpty();
    assertThat(webhooks().objection(vector(SIGNATURE, TIMESTAMP)))
        .contains(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void a_missing_header_is_named_before_anything_else() {
    StandardWebhooks webhooks = webhooks(SECRET);
    String timestamp = Long.toString(TIMESTAMP);
    for (Delivery delivery :
        List.of(
            delivery("", timestamp, SIGNATURE, BODY, TIMESTAMP),
            delivery(ID, "", SIGNATURE, BODY, TIMESTAMP),
            delivery(ID, timestamp, "", BODY, TIMESTAMP))) {
      assertThat(webhooks.objection(delivery)).contains(Reason.SIGNATURE_PARAM_MISSING);
    }
  }

  @Test
  @DisplayName("A-30 freshness is judged against the receipt, on both sides, the bound included")
  void freshness_is_judged_on_both_sides() {
    StandardWebhooks webhooks = webhooks(SECRET);
    assertThat(webhooks.objection(vector(SIGNATURE, TIMESTAMP + 300))).isEmpty();
    assertThat(webhooks.objection(vector(SIGNATURE, TIMESTAMP - 300))).isEmpty();
    assertThat(webhooks.objection(vector(SIGNATURE, TIMESTAMP + 301)))
        .contains(Reason.STALE_TIMESTAMP);
    assertThat(webhooks.objection(vector(SIGNATURE, TIMESTAMP - 301)))
        .contains(Reason.STALE_TIMESTAMP);
  }

  @Test
  void a_signed_timestamp_that_is_no_number_is_stale() {
    StandardWebhooks webhooks = webhooks(SECRET);
    for (String odd : List.of("yesterday", "-1614265330", "99999999999999999999", "１６１４２６５３３０")) {
      assertThat(webhooks.objection(delivery(ID, odd, "v1," + signature(odd), BODY, TIMESTAMP)))
          .as(odd)
          .contains(Reason.STALE_TIMESTAMP);
    }
  }

  private static String signature(String timestamp) {
    byte[] key = StandardWebhooks.key(SECRET).orElseThrow();
    byte[] mac =
        Hashing.hmacSha256(key)
            .hashString(ID + "." + timestamp + "." + BODY, StandardCharsets.UTF_8)
            .asBytes();
    return Base64.getEncoder().encodeToString(mac);
  }

  @Test
  void a_key_has_its_prefix_and_24_to_64_bytes() {
    assertThat(StandardWebhooks.key(SECRET)).get().satisfies(key -> assertThat(key).hasSize(24));
    String sixteen = "A".repeat(16);
    for (String bad :
        List.of(
            "",
            "whsec_",
            SECRET.substring(6),
            "WHSEC_" + SECRET.substring(6),
            "whsec_" + sixteen,
            "whsec_" + "A".repeat(88),
            "whsec_not base64!" + sixteen + sixteen)) {
      assertThat(StandardWebhooks.key(bad)).as(bad).isEmpty();
    }
    assertThat(StandardWebhooks.key("whsec_" + "A".repeat(84) + "AA==")).isPresent();
  }
}
