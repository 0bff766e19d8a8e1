package io.siyu.push;

import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;

/**
 * Rejections: for each reason what to mend, and for all of them one answer, which tells an attacker
 * nothing.
 */
public final class Refusals {
  private static final Reply REPLY = Reply.empty(401);

  private Refusals() {}

  public static Translation of(Reason reason) {
    return new Translation.Rejected(reason, hint(reason), REPLY);
  }

  private static String hint(Reason reason) {
    return switch (reason) {
      case METHOD_NOT_ALLOWED -> "route only GET and POST of the callback address here";
      case BODY_TOO_LARGE -> "raise bodyBytesMax if the platform really sends bodies this large";
      case SIGNATURE_PARAM_MISSING ->
          "pass the raw query with msg_signature (signature where nothing is sealed), timestamp and"
              + " nonce, for a GET also echostr";
      case SIGNATURE_MISMATCH ->
          "compare the connection's token with the app's callback page, and pass query and body untouched";
      case CIPHERTEXT_HAS_SPACES ->
          "pass the raw body: something has form-decoded it and turned plus signs into spaces";
      case BAD_BASE64 -> "pass the raw body: the signed ciphertext is not Base64";
      case BAD_PADDING ->
          "compare the connection's encodingAesKey with the app's callback page: the padding is wrong";
      case BAD_CIPHERTEXT ->
          "compare the connection's encodingAesKey with the app's callback page: the decrypted frame is"
              + " wrong";
      case RECEIVE_ID_MISMATCH ->
          "the message is authentic but for another receive id or authorised corp: add the id to"
              + " receiveIds, set component, or connect that corp or account";
      case STALE_TIMESTAMP ->
          "check this machine's clock and freshnessSeconds, and stamp the delivery when it arrives";
      case DTD_FORBIDDEN ->
          "the XML declares a document type; the platform never does: block the sender";
      case MALFORMED ->
          "pass the raw body: XML or JSON with an Encrypt element for a POST, an encrypted echo for a GET";
      default -> "this adapter does not give this reason";
    };
  }
}
