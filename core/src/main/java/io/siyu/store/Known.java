package io.siyu.store;

/**
 * The texts of an event that stand somewhere already, so that its business key and other fields may
 * refer to them. Reader and writer find the same texts in the same order. Not thread-safe.
 */
final class Known {
  /** Further texts are not worth looking through. */
  private static final int SIZE_MAX = 32;

  private final String[] texts = new String[SIZE_MAX];
  private int size;

  /** Begins with an event of a subject. */
  void begin(Name subject) {
    size = 0;
    add(subject);
  }

  void add(String text) {
    if (size < SIZE_MAX && !text.isEmpty()) {
      texts[size++] = text;
    }
  }

  /** Adds an event's source, whole and without what kind of account it is. */
  void addSource(String text) {
    add(text);
    add(text.substring(text.lastIndexOf('/') + 1));
  }

  void add(Name name) {
    add(name.value());
    add(name.issuer());
  }

  /** Where a text is, or -1. */
  int find(String text) {
    for (int i = 0; i < size; i++) {
      if (texts[i].equals(text)) {
        return i;
      }
    }
    return -1;
  }

  String get(int index) {
    if (index >= size) {
      throw ByteSource.damaged("it refers to a text that is not there");
    }
    return texts[index];
  }
}
