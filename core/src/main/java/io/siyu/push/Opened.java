package io.siyu.push;

import io.siyu.spi.Reason;

/** What became of an attempt to verify and decrypt. */
public sealed interface Opened {
  /** The message is authentic and ours; its {@code toString} shows no content. */
  record Message(Utf8 text) implements Opened {}

  /** It is not. */
  record Refused(Reason reason) implements Opened {}
}
