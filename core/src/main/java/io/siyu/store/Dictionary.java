package io.siyu.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for what is said again and again (词典), so that it is kept once. What is said once only is
 * not taken in: that would fill it with what does not come again. What nothing uses any more is
 * gone. Not thread-safe, but for views.
 *
 * @param <T> what is said; a value
 */
final class Dictionary<T> {
  /** Not in the dictionary. */
  static final int NONE = -1;

  /** As many as are worth their room. */
  private static final int SIZE_MAX = 1 << 17;

  private static final int SIGHTED_MAX = 1 << 14;

  private final Map<T, Integer> codes = new HashMap<>();
  private final List<@Nullable T> entries = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final int seed;
  private int[] uses = new int[8];
  private int[] sighted = new int[64];

  Dictionary(int seed) {
    this.seed = seed;
  }

  /** The number of what is said, unless it is the first time, or {@link #NONE}. */
  int code(T said) {
    Integer known = codes.get(said);
    if (known != null) {
      return known;
    }
    // Not the hash itself, from which one could tell what has been said.
    int hash = (said.hashCode() ^ seed) * 0x9E3779B9;
    hash ^= hash >>> 15;
    int place = hash & sighted.length - 1;
    if (sighted[place] == hash && codes.size() < SIZE_MAX) {
      return add(said);
    }
    sighted[place] = hash;
    return NONE;
  }

  private int add(T said) {
    int code;
    if (free.isEmpty()) {
      code = entries.size();
      entries.add(said);
    } else {
      code = free.pop();
      entries.set(code, said);
    }
    codes.put(said, code);
    if (code >= uses.length) {
      uses = Arrays.copyOf(uses, code * 2);
    }
    if (codes.size() > sighted.length / 4 && sighted.length < SIGHTED_MAX) {
      sighted = new int[sighted.length * 4];
    }
    return code;
  }

  /** Begins one use; tells whether it is the first. */
  boolean use(int code) {
    return uses[code]++ == 0;
  }

  /** Ends one use; tells whether it was the last. */
  boolean release(int code) {
    if (--uses[code] > 0) {
      return false;
    }
    codes.remove(entries.get(code));
    entries.set(code, null);
    free.push(code);
    return true;
  }

  /** What is here now, by number, as long as nothing is changed. */
  List<@Nullable T> now() {
    return entries;
  }

  /** What is here now, by number, for ever. */
  List<@Nullable T> view() {
    return Collections.unmodifiableList(new ArrayList<>(entries));
  }

  /** Looks up a number that was stored. */
  static <T> T entry(List<@Nullable T> entries, int code) {
    T entry = code < entries.size() ? entries.get(code) : null;
    if (entry == null) {
      throw ByteSource.damaged("a number is not in the dictionary");
    }
    return entry;
  }
}
