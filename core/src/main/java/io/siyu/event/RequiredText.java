package io.siyu.event;

import io.siyu.json.JsonObject;

/** Texts without which a fact says nothing. */
final class RequiredText {
  /** Stands where no text can be read, in a fact that is discarded. */
  private static final String UNREADABLE = "?";

  private RequiredText() {}

  /**
   * Checks that a text is there.
   *
   * @throws IllegalArgumentException naming the rule, if it is not
   */
  static void require(String text, String rule) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(rule);
    }
  }

  static String read(JsonObject in, String name) {
    String text = in.text(name);
    return text.isEmpty() ? UNREADABLE : text;
  }
}
