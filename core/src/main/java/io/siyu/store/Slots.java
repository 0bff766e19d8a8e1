package io.siyu.store;

import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * A set of numbers found by the hash of what each stands for, in two flat arrays. Not thread-safe.
 */
final class Slots {
  /** No such number. */
  static final int NONE = -1;

  private static final byte EMPTY = 0;
  private static final byte DELETED = 1;

  private byte[] marks = new byte[8];
  private int[] numbers = new int[8];
  private int used;
  private int live;

  /** Eight bits of the hash that rarely let a wrong number be looked at. */
  private static byte mark(long hash) {
    return (byte) (hash >>> 56 | 2);
  }

  private int home(long hash) {
    return (int) ((hash & 0xFFFF_FFFFL) * marks.length >>> 32);
  }

  private int next(int at) {
    return at + 1 == marks.length ? 0 : at + 1;
  }

  /** Finds the number with such a hash for which a test holds, or {@link #NONE}. */
  int find(long hash, IntPredicate test) {
    int at = place(hash, test);
    return at < 0 ? NONE : numbers[at];
  }

  private int place(long hash, IntPredicate test) {
    byte mark = mark(hash);
    for (int at = home(hash); marks[at] != EMPTY; at = next(at)) {
      if (marks[at] == mark && test.test(numbers[at])) {
        return at;
      }
    }
    return -1;
  }

  /** Adds a number that is not there; the hashes of the others may be asked for. */
  void add(long hash, int number, IntToLongFunction hashes) {
    if ((used + 1) * 6L > marks.length * 5L) {
      rebuild(hashes);
    }
    put(hash, number);
    live++;
  }

  private void put(long hash, int number) {
    int at = home(hash);
    while (marks[at] != EMPTY) {
      at = next(at);
    }
    marks[at] = mark(hash);
    numbers[at] = number;
    used++;
  }

  private void rebuild(IntToLongFunction hashes) {
    byte[] oldMarks = marks;
    int[] oldNumbers = numbers;
    int length = Math.max(8, live + live * 2 / 5);
    marks = new byte[length];
    numbers = new int[length];
    used = 0;
    for (int i = 0; i < oldMarks.length; i++) {
      if (oldMarks[i] != EMPTY && oldMarks[i] != DELETED) {
        put(hashes.applyAsLong(oldNumbers[i]), oldNumbers[i]);
      }
    }
  }

  void remove(long hash, int number) {
    int at = place(hash, each -> each == number);
    if (at >= 0) {
      marks[at] = DELETED;
      numbers[at] = 0;
      live--;
    }
  }
}
