package io.siyu.error;

/**
 * The root of every exception this library throws on purpose.
 *
 * <p>A message names the thing, the rule it broke and the fix; it never holds a secret or personal
 * data.
 */
public class SiyuException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message fit for a log. */
  public SiyuException(String message) {
    super(message);
  }

  /** Creates an exception with a message fit for a log and its cause. */
  public SiyuException(String message, Throwable cause) {
    super(message, cause);
  }
}
