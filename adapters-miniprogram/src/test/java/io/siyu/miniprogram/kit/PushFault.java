package io.siyu.miniprogram.kit;

import io.siyu.spi.Reason;

/**
 * What may go wrong with a sealed push on its way, or be tried by a stranger, each with the reason
 * for which it must be rejected (故障注入).
 */
public enum PushFault {
  /** It came by PUT. */
  WRONG_METHOD(Reason.METHOD_NOT_ALLOWED),
  /** The body is one byte larger than a connection accepts by default. */
  OVERSIZED_BODY(Reason.BODY_TOO_LARGE),
  /** The query lacks {@code msg_signature}, though it has a {@code signature}. */
  MISSING_PARAMETER(Reason.SIGNATURE_PARAM_MISSING),
  /** The envelope declares a document type with an external entity. */
  DTD(Reason.DTD_FORBIDDEN),
  /** The envelope is cut off. */
  MALFORMED_ENVELOPE(Reason.MALFORMED),
  /** Plus signs of the ciphertext have become spaces. */
  PLUS_TO_SPACE(Reason.CIPHERTEXT_HAS_SPACES),
  /** One digit of the signature is another. */
  TAMPERED_SIGNATURE(Reason.SIGNATURE_MISMATCH),
  /** In place of {@code msg_signature} stands {@code signature}, which covers no body. */
  SIGNATURE_OF_CLEAR_MODE(Reason.SIGNATURE_MISMATCH),
  /** The ciphertext is that of another push. */
  EXCHANGED_CIPHERTEXT(Reason.SIGNATURE_MISMATCH),
  /** It was received a day after it was signed; only a connection with a freshness minds. */
  STALE_TIMESTAMP(Reason.STALE_TIMESTAMP),
  /** The ciphertext, rightly signed, is not Base64. */
  BAD_BASE64(Reason.BAD_BASE64),
  /** It is rightly signed and encrypted with another key. */
  WRONG_KEY(Reason.BAD_PADDING),
  /** The ciphertext, rightly signed, hides wrong padding. */
  BAD_PADDING(Reason.BAD_PADDING),
  /** The message's length, rightly signed and padded, is beyond its end. */
  BAD_LENGTH(Reason.BAD_CIPHERTEXT),
  /** The message is for another account. */
  WRONG_RECEIVE_ID(Reason.RECEIVE_ID_MISMATCH);

  private final Reason reason;

  PushFault(Reason reason) {
    this.reason = reason;
  }

  /** Why a delivery with this fault must be rejected. */
  public Reason reason() {
    return reason;
  }
}
