package io.siyu.wecom;

/**
 * A value in a message, with its place.
 *
 * @param path the names above it, joined by {@code /}, without the root's
 * @param value the text as it stands, spaces included
 * @param from where its content begins in the text, in characters; 0 where the text is JSON
 * @param to where it ends
 */
record Leaf(String path, String value, int from, int to) {
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
