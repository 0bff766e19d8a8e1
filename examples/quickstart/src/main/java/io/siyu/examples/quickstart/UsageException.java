package io.siyu.examples.quickstart;

/** Arguments that cannot be meant; the message says which and what would do. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
