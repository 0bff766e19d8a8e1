package io.siyu.spi;

import io.siyu.error.SiyuException;

/** A store that could not do what it was asked; nothing of it was done. */
public final class StoreException extends SiyuException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Creates an exception.
   *
   * @param message what failed, without personal data
   * @param retryable whether the same call may succeed later
   * @param cause what the store's medium threw
   */
  public StoreException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Whether the same call may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
