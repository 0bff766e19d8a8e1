package io.siyu.store;

import java.util.Arrays;

/**
 * A long list of numbers in pages, zero where nothing is set. A view sees what was there when it
 * was taken: a page that is changed afterwards is copied first. Not thread-safe, but for views.
 */
final class PagedInts {
  private static final int SHIFT = 14;
  private static final int LENGTH = 1 << SHIFT;
  private static final int MASK = LENGTH - 1;
  private static final int FIRST_LENGTH = 16;

  private int[][] pages = new int[4][];
  private int[] since = new int[4];
  private int count;
  private int views;
  private int directorySince;

  int get(int index) {
    return get(pages, index);
  }

  private static int get(int[][] pages, int index) {
    int page = index >>> SHIFT;
    if (page >= pages.length || pages[page] == null) {
      return 0;
    }
    int[] numbers = pages[page];
    int at = index & MASK;
    return at < numbers.length ? numbers[at] : 0;
  }

  void set(int index, int value) {
    int page = index >>> SHIFT;
    while (page >= count) {
      add();
    }
    int at = index & MASK;
    if (at >= pages[page].length) {
      // Only the first page starts small, since many stores stay so.
      replace(page, Arrays.copyOf(pages[page], Math.min(LENGTH, Integer.highestOneBit(at) * 2)));
    } else if (since[page] != views) {
      replace(page, pages[page].clone());
    }
    pages[page][at] = value;
  }

  private void add() {
    if (count == pages.length) {
      pages = Arrays.copyOf(pages, count * 2);
      since = Arrays.copyOf(since, count * 2);
      directorySince = views;
    }
    own(count);
    pages[count] = new int[count == 0 ? FIRST_LENGTH : LENGTH];
    since[count++] = views;
  }

  private void replace(int page, int[] with) {
    own(page);
    pages[page] = with;
    since[page] = views;
  }

  private void own(int page) {
    if (directorySince != views && (page == count || since[page] != views)) {
      pages = pages.clone();
      directorySince = views;
    }
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(pages);
  }

  /** What is here now, for ever. */
  View view() {
    views++;
    return new View(pages);
  }

  /** What was in the list at some moment. Thread-safe. */
  static final class View {
    private final int[][] pages;

    private View(int[][] pages) {
      this.pages = pages;
    }

    int get(int index) {
      return PagedInts.get(pages, index);
    }
  }
}
