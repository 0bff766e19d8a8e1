package io.siyu.push;

/**
 * A value in a message.
 *
 * @param path the names above it, joined by {@code /}, without the root's
 * @param value the text as it stands, spaces included
 */
public record Leaf(String path, String value) {
  /** The last name of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The value without the stray spaces that samples carry inside ids and around CDATA. */
  String trimmed() {
    return value.trim();
  }

  @Override
  public String toString() {
    return "Leaf[" + path + "]";
  }
}
