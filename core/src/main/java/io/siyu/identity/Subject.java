package io.siyu.identity;

import java.util.Optional;

/**
 * What an event is about (主体): a person's key or an order's, a channel's day, a group chat, or an
 * account as a whole.
 *
 * <p>Every subject has one text form, {@code kind:issuer:value}, in which issuer and value have
 * {@code %} and {@code :} percent-encoded. Subjects are ordered by that text's UTF-8 bytes.
 * Immutable.
 */
public sealed interface Subject permits IdentityKey, ChannelDay, AccountSubject, GroupChat {
  /** Returns the text form, which may hold personal data and belongs in no log. */
  String text();

  /** Reads a text form; empty where it is not one. */
  static Optional<Subject> parse(String text) {
    return SubjectText.parse(text);
  }
}
