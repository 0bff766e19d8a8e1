package io.siyu.store;

import java.util.function.IntConsumer;

/**
 * Which numbers are connected, each set of them (岛) a ring and a tree. Every number is alone until
 * it is united with another. Not thread-safe, but for views.
 */
final class Islands {
  /** One more than the next in the ring; zero for oneself. */
  private final PagedInts nexts = new PagedInts();

  /** One more than the parent in the tree; of a root less than the size of the set, negated. */
  private final PagedInts parents = new PagedInts();

  /** The one number that stands for the set of a number. */
  int root(int of) {
    int at = of;
    while (parents.get(at) > 0) {
      at = parents.get(at) - 1;
    }
    return at;
  }

  private int size(int root) {
    return 1 - parents.get(root);
  }

  /** Makes two sets one; tells whether they were two. */
  boolean unite(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA == rootB) {
      return false;
    }
    int large = size(rootA) >= size(rootB) ? rootA : rootB;
    int small = large == rootA ? rootB : rootA;
    parents.set(large, 1 - size(large) - size(small));
    parents.set(small, large + 1);
    int next = next(nexts.get(large), large);
    nexts.set(large, next(nexts.get(small), small) + 1);
    nexts.set(small, next + 1);
    return true;
  }

  private static int next(int stored, int of) {
    return stored == 0 ? of : stored - 1;
  }

  /** Makes a number be alone, whose whole set is being taken apart. */
  void reset(int number) {
    if (nexts.get(number) != 0 || parents.get(number) != 0) {
      nexts.set(number, 0);
      parents.set(number, 0);
    }
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(nexts.now(), parents.now());
  }

  /** What is here now, for ever. */
  View view() {
    return new View(nexts.view(), parents.view());
  }

  /** The sets of some moment. Thread-safe. */
  record View(PagedInts.View nexts, PagedInts.View parents) {
    /** Whether a number stands for its set. */
    boolean isRoot(int number) {
      return parents.get(number) <= 0;
    }

    /** Shows every number of a set; tells how many there are. */
    int forEach(int of, IntConsumer action) {
      int count = 0;
      int at = of;
      do {
        action.accept(at);
        count++;
        at = next(nexts.get(at), at);
      } while (at != of);
      return count;
    }
  }
}
