package io.siyu.spi;

/**
 * What to answer the platform (应答). Immutable.
 *
 * @param status the HTTP status
 * @param contentType the media type; empty where the body is
 * @param body the body, to be sent in UTF-8
 */
public record Reply(int status, String contentType, String body) {
  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, "", "");
  }

  /** A plain text, sent as it stands: no quotes, no byte order mark, no end of line. */
  public static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body);
  }

  /** A JSON text. */
  public static Reply json(int status, String body) {
    return new Reply(status, "application/json", body);
  }

  /** Shows status and length only: a body may echo a secret. */
  @Override
  public String toString() {
    return "Reply[" + status + ", " + body.length() + " characters]";
  }
}
