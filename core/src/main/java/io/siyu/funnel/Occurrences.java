package io.siyu.funnel;

import java.util.Arrays;

/**
 * What one person did, in order, as a funnel sees it. Mutable, to be cleared and used for the next
 * person; not thread-safe.
 *
 * <p>At one instant an earlier step comes first and what is no step last, in whatever order they
 * are added. So a chain finds steps of one instant in their order, and the order of arrival changes
 * nothing.
 */
public final class Occurrences {
  /** The value of an occurrence that does not have the property. */
  public static final long NO_VALUE = Long.MIN_VALUE;

  private static final int INITIAL = 16;

  private int size;
  private long[] at = new long[INITIAL];
  private int[] steps = new int[INITIAL];
  private int[] exclusions = new int[INITIAL];
  private long[] values = new long[INITIAL];

  /** Starts with none. */
  public Occurrences() {}

  /** Forgets everything. */
  public void clear() {
    size = 0;
  }

  /** Adds an occurrence that has no property and excludes nothing. */
  public void add(long millis, int stepBits) {
    add(millis, stepBits, 0, NO_VALUE);
  }

  /**
   * Adds an occurrence.
   *
   * @param millis when, in milliseconds since 1970; not before the last one
   * @param stepBits which steps it matches, the first in the lowest bit; 0 for none
   * @param exclusionBits which exclusions it is, likewise
   * @param value the property that is held constant, as the caller numbers it; {@link #NO_VALUE} if
   *     it has none
   */
  public void add(long millis, int stepBits, int exclusionBits, long value) {
    if (size > 0 && at[size - 1] > millis) {
      throw new IllegalArgumentException("occurrences must be added in order of time");
    }
    if (size == at.length) {
      grow();
    }
    int to = size++;
    while (to > 0 && at[to - 1] == millis && before(stepBits, exclusionBits, value, to - 1)) {
      copy(to - 1, to);
      to--;
    }
    at[to] = millis;
    steps[to] = stepBits;
    exclusions[to] = exclusionBits;
    values[to] = value;
  }

  private void grow() {
    int more = size * 2;
    at = Arrays.copyOf(at, more);
    steps = Arrays.copyOf(steps, more);
    exclusions = Arrays.copyOf(exclusions, more);
    values = Arrays.copyOf(values, more);
  }

  private void copy(int from, int to) {
    at[to] = at[from];
    steps[to] = steps[from];
    exclusions[to] = exclusions[from];
    values[to] = values[from];
  }

  private boolean before(int stepBits, int exclusionBits, long value, int other) {
    int first = Integer.numberOfTrailingZeros(stepBits);
    int otherFirst = Integer.numberOfTrailingZeros(steps[other]);
    if (first != otherFirst) {
      return first < otherFirst;
    }
    if (stepBits != steps[other]) {
      return Integer.compareUnsigned(stepBits, steps[other]) < 0;
    }
    return exclusionBits == exclusions[other]
        ? value < values[other]
        : Integer.compareUnsigned(exclusionBits, exclusions[other]) < 0;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** How many there are before an instant. */
  int sizeBefore(long millis) {
    int count = size;
    while (count > 0 && at[count - 1] >= millis) {
      count--;
    }
    return count;
  }

  long at(int index) {
    return at[index];
  }

  int steps(int index) {
    return steps[index];
  }

  int exclusions(int index) {
    return exclusions[index];
  }

  long value(int index) {
    return values[index];
  }

  /** Puts what one value, or none, has among the first of another's here. */
  void take(Occurrences other, int count, long value) {
    clear();
    for (int i = 0; i < count; i++) {
      if (other.values[i] == value) {
        add(other.at[i], other.steps[i], other.exclusions[i], value);
      } else if (other.values[i] == NO_VALUE && other.exclusions[i] != 0) {
        add(other.at[i], 0, other.exclusions[i], NO_VALUE);
      }
    }
  }
}
