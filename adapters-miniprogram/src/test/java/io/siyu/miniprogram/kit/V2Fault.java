package io.siyu.miniprogram.kit;

/** What may go wrong with a notification of v2 on its way, or be tried by a stranger. */
public enum V2Fault {
  /** The method is GET: {@code METHOD_NOT_ALLOWED}. */
  GET_METHOD,
  /** The body is one byte larger than the default limit: {@code BODY_TOO_LARGE}. */
  OVERSIZED,
  /** The body ends in the middle: {@code MALFORMED}. */
  CUT,
  /** The body declares a document type with an external entity: {@code DTD_FORBIDDEN}. */
  DTD,
  /** There is neither signature nor sealed part: {@code SIGNATURE_PARAM_MISSING}. */
  NO_SIGN,
  /**
   * A payment is signed by the other algorithm, and says so: {@code SIGNATURE_MISMATCH} where the
   * connection has a {@code signType}.
   */
  OTHER_SIGN_TYPE,
  /** A payment states an algorithm that is none of the two: {@code SIGNATURE_MISMATCH}. */
  UNKNOWN_SIGN_TYPE,
  /** A payment lost a field that the adapter does not know: {@code SIGNATURE_MISMATCH}. */
  LOST_FIELD,
  /**
   * Another merchant's key signed or sealed it: {@code SIGNATURE_MISMATCH} of a payment, {@code
   * BAD_CIPHERTEXT} of a refund.
   */
  WRONG_KEY,
  /** It is another merchant's, who has the same key: {@code RECEIVE_ID_MISMATCH}. */
  OTHER_MERCHANT,
  /** A framework decoded a refund's body as a form: {@code CIPHERTEXT_HAS_SPACES}. */
  FORM_DECODED,
  /** What a refund seals is not Base64: {@code BAD_BASE64}. */
  GARBLED_CIPHERTEXT
}
