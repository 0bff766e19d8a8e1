package io.siyu.wecom;

import io.siyu.spi.Reason;

/** What became of an attempt to verify and decrypt. */
sealed interface Opened {
  /** The message is authentic and ours. */
  record Message(String text) implements Opened {
    @Override
    public String toString() {
      return "Message[" + text.length() + " characters]";
    }
  }

  /** It is not. */
  record Refused(Reason reason) implements Opened {}
}
