package io.siyu.event;

/**
 * The account in which something happened (事件源), not the app that delivered it: {@code
 * wecom/<corp>}, {@code wxpay/<mchid>}, {@code host/<name>}.
 *
 * @param text a URI reference without spaces; not empty
 */
public record Source(String text) {
  /** Checks the form. */
  public Source {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("an event source must be a URI reference without spaces");
    }
  }
}
