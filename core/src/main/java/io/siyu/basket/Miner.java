package io.siyu.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds frequent itemsets (频繁项集挖掘). Not thread-safe.
 *
 * <p>The products are numbered anew, the rarest first. One pass over the baskets counts all pairs
 * in a square of numbers; then for each product that has two frequent partners or more, what stands
 * after it in its baskets is a smaller problem of the same kind (occurrence deliver of LCM: Uno,
 * Kiyomi and Arimura 2004). So most baskets are never looked at again, and no tree is built.
 */
final class Miner {
  /** With more products than this the square would be larger than most caches and many heaps. */
  private static final int WIDEST_SQUARE = 2_048;

  private final int[] starts;
  private final int[] held;
  private final int products;
  private final MiningLimits limits;
  private final List<Found> found = new ArrayList<>();

  /** The products of the set that is being extended. */
  private int[] prefix = new int[8];

  /** A set by its products' numbers, rising. */
  static final class Found {
    static final Comparator<Found> IN_ORDER =
        Comparator.<Found>comparingInt(each -> each.numbers.length)
            .thenComparing(each -> each.numbers, Arrays::compare);

    private final int[] numbers;
    private final int count;

    Found(int[] numbers, int count) {
      this.numbers = numbers;
      this.count = count;
    }

    Itemset named(List<String> names) {
      return new Itemset(Arrays.stream(numbers).mapToObj(names::get).toList(), count);
    }
  }

  Miner(int[] starts, int[] held, int products, MiningLimits limits) {
    this.starts = starts;
    this.held = held;
    this.products = products;
    this.limits = limits;
  }

  /** The sets, the smaller before the larger, then by the order of their products. */
  List<Found> found() {
    int[] counts = new int[products];
    for (int number : held) {
      counts[number]++;
    }
    int[] frequent = rarestFirst(counts);
    for (int number : frequent) {
      add(0, number, counts[number]);
    }
    if (frequent.length > 1 && limits.largestSize() > 1) {
      extend(0, frequent, renumbered(frequent));
    }
    found.sort(Found.IN_ORDER);
    return found;
  }

  private int[] rarestFirst(int[] counts) {
    List<Integer> frequent = new ArrayList<>();
    for (int number = 0; number < products; number++) {
      if (counts[number] >= limits.leastCount()) {
        frequent.add(number);
      }
    }
    frequent.sort(Comparator.comparingInt(number -> counts[number]));
    return frequent.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The baskets with two frequent products or more, without the others. */
  private Rows renumbered(int[] frequent) {
    int[] ranks = new int[products];
    Arrays.fill(ranks, -1);
    for (int rank = 0; rank < frequent.length; rank++) {
      ranks[frequent[rank]] = rank;
    }
    int[] ends = new int[starts.length];
    int[] packed = new int[held.length];
    int rows = 0;
    int size = 0;
    for (int basket = 0; basket + 1 < starts.length; basket++) {
      int start = size;
      for (int i = starts[basket]; i < starts[basket + 1]; i++) {
        int rank = ranks[held[i]];
        if (rank >= 0) {
          size = insert(packed, start, size, rank);
        }
      }
      if (size - start > 1) {
        ends[++rows] = size;
      } else {
        size = start;
      }
    }
    return new Rows(frequent.length, rows, ends, packed);
  }

  /** Puts a number where it belongs; baskets are short, so that nothing is faster. */
  private static int insert(int[] sorted, int start, int end, int number) {
    int at = end;
    while (at > start && sorted[at - 1] > number) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    sorted[at] = number;
    return end + 1;
  }

  /**
   * Adds each frequent pair of what stands beside the prefix, and goes on from those.
   *
   * @param depth how many products the prefix has
   * @param names which product each number of the rows stands for
   */
  private void extend(int depth, int[] names, Rows rows) {
    int width = rows.width();
    boolean square = width <= WIDEST_SQUARE;
    int[] counts = square ? rows.pairs() : new int[0];
    boolean deeper = depth + 2 < limits.largestSize();
    Rows.Places places = deeper || !square ? rows.places() : Rows.Places.NONE;
    int[] kept = new int[width];
    int[] partners = new int[width];
    prefix = depth == prefix.length ? Arrays.copyOf(prefix, 2 * depth) : prefix;
    for (int first = 0; first < width; first++) {
      counts = square ? counts : rows.pairs(first, places);
      int base = square ? first * width : 0;
      prefix[depth] = names[first];
      int size = 0;
      for (int second = first + 1; second < width; second++) {
        boolean frequent = counts[base + second] >= limits.leastCount();
        kept[second] = frequent ? size : -1;
        if (frequent) {
          partners[size++] = names[second];
          add(depth + 1, names[second], counts[base + second]);
        }
      }
      if (deeper && size > 1) {
        extend(depth + 1, Arrays.copyOf(partners, size), rows.after(first, places, kept, size));
      }
    }
  }

  private void add(int depth, int number, int count) {
    if (found.size() == limits.mostSets()) {
      throw new IllegalArgumentException(
          "more than "
              + limits.mostSets()
              + " itemsets are frequent: raise the least count, or lower the largest size");
    }
    int[] numbers = Arrays.copyOf(prefix, depth + 1);
    numbers[depth] = number;
    Arrays.sort(numbers);
    found.add(new Found(numbers, count));
  }
}
