package io.siyu.basket;

import com.google.common.collect.ImmutableList;
import io.siyu.json.Utf8Order;
import io.siyu.money.Ratio;
import io.siyu.statistics.Lift;
import io.siyu.statistics.Proportion;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which products were in which basket (购物篮), packed: four bytes for each product of each basket. A
 * product counts once in a basket, however many were bought; a basket of nothing counts too. The
 * order in which baskets came makes no difference to any answer. Immutable and thread-safe.
 */
public final class Baskets {
  /** The products in the order of their UTF-8 bytes; a number stands for its place here. */
  private final List<String> items;

  /** Where each basket's products begin, and where the last one's end. */
  private final int[] starts;

  /** The numbers of each basket's products, rising. */
  private final int[] held;

  private Baskets(List<String> items, int[] starts, int[] held) {
    this.items = ImmutableList.copyOf(items);
    this.starts = starts;
    this.held = held;
  }

  /** Starts with no basket. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many baskets there are. */
  public int size() {
    return starts.length - 1;
  }

  /** Every product of any basket, each once, in the order of their UTF-8 bytes. */
  public List<String> items() {
    return items;
  }

  /** In how many baskets all of some products are; with no product, in all. */
  public long count(Set<String> together) {
    int[] asked = new int[together.size()];
    int n = 0;
    for (String item : together) {
      asked[n++] = Collections.binarySearch(items, item, Utf8Order.INSTANCE);
    }
    Arrays.sort(asked);
    if (n > 0 && asked[0] < 0) {
      return 0;
    }
    long count = 0;
    for (int basket = 0; basket < size(); basket++) {
      count += holds(basket, asked) ? 1 : 0;
    }
    return count;
  }

  private boolean holds(int basket, int[] asked) {
    int at = starts[basket];
    for (int item : asked) {
      while (at < starts[basket + 1] && held[at] < item) {
        at++;
      }
      if (at == starts[basket + 1] || held[at] != item) {
        return false;
      }
    }
    return true;
  }

  /** Of the baskets with one product, how many have another too (连带率). */
  public Proportion attachRate(String product, String attached) {
    return new Proportion(count(Set.of(product, attached)), count(Set.of(product)));
  }

  /** How much more often two different products come together than by chance. */
  public Lift lift(String one, String other) {
    return new Lift(count(Set.of(one, other)), count(Set.of(one)), count(Set.of(other)), size());
  }

  /**
   * The least count that is at least a share of the baskets, and at least 1: as others round who
   * ask for a minimum support (最小支持度).
   *
   * @param support the share, from 0 to 1, such as 1 / 1,000
   */
  public long leastCount(Ratio support) {
    if (support.num() < 0 || support.den() < 1 || support.num() > support.den()) {
      throw new IllegalArgumentException("a support must be from 0 to 1, such as 1 / 1,000");
    }
    BigInteger[] count =
        BigInteger.valueOf(support.num())
            .multiply(BigInteger.valueOf(size()))
            .divideAndRemainder(BigInteger.valueOf(support.den()));
    return Math.max(1, count[0].longValueExact() + count[1].signum());
  }

  /**
   * Finds every set of products that comes often enough, with its exact count.
   *
   * @throws IllegalArgumentException if there are more than the most sets
   */
  public FrequentItemsets frequent(MiningLimits limits) {
    Miner miner = new Miner(starts, held, items.size(), limits);
    return new FrequentItemsets(
        size(), limits, miner.found().stream().map(each -> each.named(items)).toList());
  }

  /** Packs baskets one by one. Not thread-safe. */
  public static final class Builder {
    private static final int INITIAL = 64;

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] starts = new int[INITIAL];
    private int[] held = new int[INITIAL];
    private int baskets;
    private int size;

    private Builder() {}

    /** Adds a basket; what is named twice is in it once. */
    public Builder add(Collection<String> products) {
      if (held.length - size < products.size()) {
        held = Arrays.copyOf(held, grown(held.length, (long) size + products.size()));
      }
      for (String product : products) {
        Integer number = numbers.putIfAbsent(product, numbers.size());
        held[size++] = number == null ? numbers.size() - 1 : number;
      }
      if (++baskets == starts.length) {
        starts = Arrays.copyOf(starts, grown(starts.length, baskets + 1L));
      }
      starts[baskets] = size;
      return this;
    }

    private static int grown(int length, long least) {
      long most = Integer.MAX_VALUE - 8;
      if (least > most) {
        throw new IllegalStateException(
            "baskets hold at most " + most + " products in all: divide them by time");
      }
      return (int) Math.min(most, Math.max(2L * length, least));
    }

    /** States the baskets; more may be added for others. */
    public Baskets build() {
      List<Map.Entry<String, Integer>> sorted =
          numbers.entrySet().stream().sorted(Map.Entry.comparingByKey(Utf8Order.INSTANCE)).toList();
      int[] places = new int[sorted.size()];
      for (int place = 0; place < places.length; place++) {
        places[sorted.get(place).getValue()] = place;
      }
      int[] ends = new int[baskets + 1];
      int[] packed = new int[size];
      int end = 0;
      for (int basket = 0; basket < baskets; basket++) {
        int start = end;
        for (int i = starts[basket]; i < starts[basket + 1]; i++) {
          packed[end++] = places[held[i]];
        }
        Arrays.sort(packed, start, end);
        end = start + withoutRepeats(packed, start, end);
        ends[basket + 1] = end;
      }
      List<String> names = sorted.stream().map(Map.Entry::getKey).toList();
      return new Baskets(names, ends, Arrays.copyOf(packed, end));
    }

    private static int withoutRepeats(int[] sorted, int start, int end) {
      int kept = start;
      for (int i = start; i < end; i++) {
        if (kept == start || sorted[i] != sorted[kept - 1]) {
          sorted[kept++] = sorted[i];
        }
      }
      return kept - start;
    }
  }
}
