package io.siyu.push;

import io.siyu.spi.Reason;
import java.time.Instant;

/** What became of an attempt to verify and decrypt. */
public sealed interface Opened {
  /**
   * The message is authentic and ours; its {@code toString} shows no content.
   *
   * @param text what it says
   * @param credential what it was sealed with
   * @param signedAt when it was signed, by the second
   */
  record Message(Utf8 text, Credential credential, Instant signedAt) implements Opened {}

  /** It is not. */
  record Refused(Reason reason) implements Opened {}
}
