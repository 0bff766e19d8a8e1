package io.siyu.push;

import java.util.Set;

/**
 * The marks of some names in ASCII: numbers that names have in common if they differ in case alone,
 * so that few names are compared letter by letter.
 */
final class NameMarks {
  /** The one bit in which a small letter and a capital differ. */
  static final int CASE = 0x20;

  private final int[] marks;

  private NameMarks(int[] marks) {
    this.marks = marks;
  }

  static NameMarks of(Set<String> names) {
    return new NameMarks(names.stream().mapToInt(NameMarks::of).toArray());
  }

  static int of(String name) {
    return of(name.length(), name.charAt(0), name.charAt(name.length() - 1));
  }

  static int of(int length, int first, int last) {
    return length << 16 | (first & 0x7F | CASE) << 8 | (last & 0x7F | CASE);
  }

  boolean contain(int mark) {
    for (int each : marks) {
      if (each == mark) {
        return true;
      }
    }
    return false;
  }
}
