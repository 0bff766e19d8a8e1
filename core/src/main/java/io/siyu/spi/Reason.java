package io.siyu.spi;

/**
 * Why a delivery was rejected (拒收原因). The names are stable: hosts count and alert by them.
 *
 * <p>Where several apply, the first that an adapter's own order of checks meets is given (rule
 *
 */
public enum Reason {
  /** No connection has the name that the delivery was received for. */
  UNKNOWN_CONNECTION,
  /** The HTTP method is not one the platform uses here. */
  METHOD_NOT_ALLOWED,
  /** The body is larger than the connection accepts. */
  BODY_TOO_LARGE,
  /** The envelope is not the XML or JSON it should be, or lacks a part. */
  MALFORMED,
  /** The XML declares a document type or an entity, which no platform does and attackers do. */
  DTD_FORBIDDEN,
  /** A parameter or header that the signature needs is missing. */
  SIGNATURE_PARAM_MISSING,
  /** The signature does not match the content and the configured secret. */
  SIGNATURE_MISMATCH,
  /** The message was signed too long before, or after, it was received. */
  STALE_TIMESTAMP,
  /** The signing key's serial is not configured. */
  UNKNOWN_SERIAL,
  /** The ciphertext holds spaces: a framework decoded plus signs away. */
  CIPHERTEXT_HAS_SPACES,
  /** The ciphertext is not Base64. */
  BAD_BASE64,
  /** The padding is wrong after decryption: the key is. */
  BAD_PADDING,
  /**
   * The decrypted bytes do not have the platform's frame, or fail their authentication tag: the key
   * is wrong.
   */
  BAD_CIPHERTEXT,
  /** The message is for another account. */
  RECEIVE_ID_MISMATCH,
  /** The adapter broke its contract and threw; the platform is asked to try again. */
  ADAPTER_FAILED
}
