package io.siyu.store;

import java.util.function.IntConsumer;

/** A map from numbers that are not negative to flags, in two flat arrays. Not thread-safe. */
final class IntMap {
  private static final int EMPTY = 0;

  private int[] keys = new int[8];
  private byte[] flags = new byte[8];
  private int size;

  private int place(int key) {
    int mask = keys.length - 1;
    int at = (key * 0x9E3779B9 >>> 7) & mask;
    while (keys[at] != EMPTY && keys[at] != key + 1) {
      at = at + 1 & mask;
    }
    return at;
  }

  /** The flags of a number, zero where it is not there. */
  int get(int key) {
    return flags[place(key)];
  }

  /** Sets further flags of a number; tells whether it was not there. */
  boolean add(int key, int more) {
    int at = place(key);
    boolean isNew = keys[at] == EMPTY;
    keys[at] = key + 1;
    flags[at] |= (byte) more;
    if (isNew && ++size * 2 > keys.length) {
      grow();
    }
    return isNew;
  }

  private void grow() {
    int[] oldKeys = keys;
    byte[] oldFlags = flags;
    keys = new int[oldKeys.length * 2];
    flags = new byte[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int at = place(oldKeys[i] - 1);
        keys[at] = oldKeys[i];
        flags[at] = oldFlags[i];
      }
    }
  }

  void forEachKey(IntConsumer action) {
    for (int key : keys) {
      if (key != EMPTY) {
        action.accept(key - 1);
      }
    }
  }
}
