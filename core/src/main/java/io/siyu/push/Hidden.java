package io.siyu.push;

/**
 * A text that names or describes a person, or was said by one (不外显的文本). {@link #toString} does not
 * show it.
 *
 * @param value the text; empty where the push has none
 */
public record Hidden(String value) {
  /** Whether the push has none. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "" : "***";
  }
}
