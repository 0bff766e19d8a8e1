package io.siyu.wecom.kit;

import io.siyu.spi.Reason;

/** What can be wrong with a delivery, each with the reason for which it must be rejected (故障注入). */
public enum Fault {
  /** One digit of the signature is another. */
  TAMPERED_SIGNATURE(Reason.SIGNATURE_MISMATCH),
  /** The query lacks {@code msg_signature}. */
  MISSING_PARAMETER(Reason.SIGNATURE_PARAM_MISSING),
  /** Plus signs of the ciphertext have become spaces. */
  PLUS_TO_SPACE(Reason.CIPHERTEXT_HAS_SPACES),
  /** The ciphertext, rightly signed, is not Base64. */
  BAD_BASE64(Reason.BAD_BASE64),
  /** It is rightly signed and encrypted with another key. */
  WRONG_KEY(Reason.BAD_PADDING),
  /** The ciphertext, rightly signed, hides wrong padding. */
  BAD_PADDING(Reason.BAD_PADDING),
  /** The message's length, rightly signed and padded, is beyond its end. */
  BAD_LENGTH(Reason.BAD_CIPHERTEXT),
  /** The message is for another receive id. */
  WRONG_RECEIVE_ID(Reason.RECEIVE_ID_MISMATCH),
  /** The envelope declares a document type with an external entity. */
  DTD(Reason.DTD_FORBIDDEN),
  /** The envelope is cut off. */
  MALFORMED_XML(Reason.MALFORMED),
  /** The body is one byte larger than a connection accepts by default. */
  OVERSIZED_BODY(Reason.BODY_TOO_LARGE),
  /**
   * It was received a day after it was signed; only a connection with {@code freshnessSeconds}
   * minds.
   */
  STALE_TIMESTAMP(Reason.STALE_TIMESTAMP),
  /** It came by PUT. */
  WRONG_METHOD(Reason.METHOD_NOT_ALLOWED);

  private final Reason reason;

  Fault(Reason reason) {
    this.reason = reason;
  }

  /** Why a delivery with this fault must be rejected. */
  public Reason reason() {
    return reason;
  }
}
