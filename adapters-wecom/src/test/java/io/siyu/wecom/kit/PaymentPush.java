package io.siyu.wecom.kit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Notices of 对外收款 by a connected mini program, whose resource has an encryption of its own. */
public final class PaymentPush {
  private PaymentPush() {}

  /**
   * A payment was made. The platform sends it in JSON alone.
   *
   * @param ciphertext the sealed resource, in Base64
   * @param nonce of the resource's cipher
   */
  public static Push paid(String noticeId, String ciphertext, String nonce, Instant at) {
    return Push.bare(
        at,
        Part.empty()
            .with("id", noticeId)
            .with(
                "create_time",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.ofHours(8))))
            .with("notify_type", "NORMALPAY")
            .with("event_type", "TRANSACTION.SUCCESS")
            .with("resource_type", "encrypt-resource")
            .with("resource/algorithm", "AEAD_AES_256_GCM")
            .with("resource/ciphertext", ciphertext)
            .with("resource/nonce", nonce)
            .with("resource/associated_data", "transaction")
            .with("summary", "支付成功"));
  }
}
