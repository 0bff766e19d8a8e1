package io.siyu.basket;

import java.util.Arrays;

/** Rows of small numbers, each rising, one after another in one array. */
final class Rows {
  /** The numbers are less than this. */
  private final int width;

  private final int size;

  /** Where each row begins, and where the last one ends. */
  private final int[] starts;

  private final int[] held;

  Rows(int width, int size, int[] starts, int[] held) {
    this.width = width;
    this.size = size;
    this.starts = starts;
    this.held = held;
  }

  int width() {
    return width;
  }

  /** Where each number stands. */
  static final class Places {
    /** Where nobody asks. */
    static final Places NONE = new Places(new int[0], new int[0], new int[0]);

    /** Where those of each number begin, and where the last one's end. */
    private final int[] starts;

    private final int[] rows;
    private final int[] places;

    private Places(int[] starts, int[] rows, int[] places) {
      this.starts = starts;
      this.rows = rows;
      this.places = places;
    }
  }

  /** For each number the rows that it is in, and where. */
  Places places() {
    int occurrences = starts[size];
    int[] firsts = new int[width + 1];
    for (int i = 0; i < occurrences; i++) {
      firsts[held[i] + 1]++;
    }
    for (int number = 0; number < width; number++) {
      firsts[number + 1] += firsts[number];
    }
    int[] next = Arrays.copyOf(firsts, width);
    int[] rows = new int[occurrences];
    int[] places = new int[occurrences];
    for (int row = 0; row < size; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int at = next[held[i]]++;
        rows[at] = row;
        places[at] = i;
      }
    }
    return new Places(firsts, rows, places);
  }

  /** How many rows each pair is in: that of a lesser number x and y is at x × width + y. */
  int[] pairs() {
    int[] pairs = new int[width * width];
    for (int row = 0; row < size; row++) {
      int end = starts[row + 1];
      for (int i = starts[row]; i < end; i++) {
        int base = held[i] * width;
        for (int j = i + 1; j < end; j++) {
          pairs[base + held[j]]++;
        }
      }
    }
    return pairs;
  }

  /** The same for one lesser number alone, at y. */
  int[] pairs(int number, Places places) {
    int[] pairs = new int[width];
    for (int at = places.starts[number]; at < places.starts[number + 1]; at++) {
      int end = starts[places.rows[at] + 1];
      for (int i = places.places[at] + 1; i < end; i++) {
        pairs[held[i]]++;
      }
    }
    return pairs;
  }

  /**
   * What stands after a number, in the rows in which it is, if two or more of it are kept.
   *
   * @param kept for each number the one that stands for it then, or -1
   * @param width how many are kept
   */
  Rows after(int number, Places places, int[] kept, int width) {
    int from = places.starts[number];
    int to = places.starts[number + 1];
    int room = 0;
    for (int at = from; at < to; at++) {
      room += starts[places.rows[at] + 1] - places.places[at] - 1;
    }
    int[] ends = new int[to - from + 1];
    int[] rest = new int[room];
    int rows = 0;
    int size = 0;
    for (int at = from; at < to; at++) {
      int end = starts[places.rows[at] + 1];
      int start = size;
      for (int i = places.places[at] + 1; i < end; i++) {
        int other = kept[held[i]];
        if (other >= 0) {
          rest[size++] = other;
        }
      }
      if (size - start > 1) {
        ends[++rows] = size;
      } else {
        size = start;
      }
    }
    return new Rows(width, rows, ends, rest);
  }
}
