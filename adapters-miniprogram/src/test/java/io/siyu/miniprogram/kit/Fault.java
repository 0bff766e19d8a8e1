package io.siyu.miniprogram.kit;

/** What may go wrong with a notification on its way, or be tried by a stranger. */
public enum Fault {
  /** The method is GET: {@code METHOD_NOT_ALLOWED}. */
  GET_METHOD,
  /** The body is one byte larger than the default limit: {@code BODY_TOO_LARGE}. */
  OVERSIZED,
  /** A proxy dropped {@code Wechatpay-Nonce}: {@code SIGNATURE_PARAM_MISSING}. */
  MISSING_HEADER,
  /** The timestamp is not a number: {@code MALFORMED}. */
  GARBLED_TIMESTAMP,
  /** The signature is of another type, as of the SM2 algorithm: {@code SIGNATURE_MISMATCH}. */
  OTHER_SIGNATURE_TYPE,
  /** The platform signs with a key that is not configured: {@code UNKNOWN_SERIAL}. */
  UNKNOWN_SERIAL,
  /** The signature is of other content: {@code SIGNATURE_MISMATCH}. */
  WRONG_SIGNATURE,
  /** The signature is not Base64: {@code SIGNATURE_MISMATCH}. */
  GARBLED_SIGNATURE,
  /** A signature test (签名探测流量): a probe, refused. */
  SIGNTEST,
  /** The body was written anew by a JSON library: {@code SIGNATURE_MISMATCH}. */
  CHANGED_BODY,
  /** It arrives 300 seconds after it was signed: {@code STALE_TIMESTAMP}. */
  STALE,
  /** It arrives 300 seconds before it was signed: {@code STALE_TIMESTAMP}. */
  EARLY,
  /** The ciphertext is signed but not Base64: {@code BAD_BASE64}. */
  GARBLED_CIPHERTEXT,
  /** The resource is encrypted with another APIv3 key: {@code BAD_CIPHERTEXT}. */
  WRONG_API_V3_KEY,
  /** The body is signed but not JSON: accepted as {@code Unmapped}. */
  MALFORMED_JSON
}
