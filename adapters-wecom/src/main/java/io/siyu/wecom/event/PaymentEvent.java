package io.siyu.wecom.event;

import java.time.Instant;
import java.util.Optional;

/** 对外收款 events of connected mini programs (paths 97478, 97335, 97338). */
public sealed interface PaymentEvent extends WeComEvent {
  /**
   * A notice in the form of 微信支付 v3, within a push's encryption; the resource has a second one, of
   * another key.
   *
   * @param id the notice's own id
   * @param createdAt when the notice was made
   * @param notifyType such as {@code NORMALPAY}
   * @param eventType such as {@code TRANSACTION.SUCCESS}
   * @param resourceType what the resource is
   * @param resource the sealed resource
   * @param summary a word on it
   */
  record Notice(
      String id,
      Optional<Instant> createdAt,
      String notifyType,
      String eventType,
      String resourceType,
      SealedResource resource,
      String summary)
      implements PaymentEvent {}

  /**
   * A sealed resource (加密数据).
   *
   * @param algorithm such as {@code AEAD_AES_256_GCM}
   * @param ciphertext Base64
   * @param nonce of the cipher
   * @param associatedData of the cipher
   */
  record SealedResource(String algorithm, String ciphertext, String nonce, String associatedData) {}
}
