package io.siyu.examples.benchmarks;

import io.siyu.basket.Baskets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Baskets as they come out of a shop's tills (购物篮), the same every time: five hundred products, a
 * few sold often and most seldom, four in a basket on average and sometimes fourteen; every fourth
 * basket holds two to four products that are made for each other.
 */
final class Tills {
  static final int PRODUCTS = 500;

  private static final int COMBOS = 300;
  private static final int LARGEST = 14;
  private static final double ONE_MORE = 0.75;
  private static final List<String> NAMES =
      IntStream.range(0, PRODUCTS).mapToObj(product -> "sku-" + (1_000 + product)).toList();

  private final SplittableRandom random = new SplittableRandom(42);
  private final double[] upTo = new double[PRODUCTS];
  private final int[][] combos = new int[COMBOS][];

  private Tills() {
    double sum = 0;
    for (int product = 0; product < PRODUCTS; product++) {
      sum += 1 / Math.pow(product + 4, 0.9);
      upTo[product] = sum;
    }
    for (int combo = 0; combo < COMBOS; combo++) {
      combos[combo] = IntStream.range(0, 2 + random.nextInt(3)).map(i -> product()).toArray();
    }
  }

  private int product() {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[PRODUCTS - 1]);
    return found < 0 ? -found - 1 : found;
  }

  private int[] basket() {
    TreeSet<Integer> products = new TreeSet<>();
    int wanted = 1;
    while (wanted < LARGEST && random.nextDouble() < ONE_MORE) {
      wanted++;
    }
    if (random.nextInt(4) == 0) {
      for (int product : combos[Math.min(random.nextInt(COMBOS), random.nextInt(COMBOS))]) {
        products.add(product);
      }
    }
    for (int left = wanted - products.size(); left > 0; left--) {
      products.add(product());
    }
    return products.stream().mapToInt(Integer::intValue).toArray();
  }

  /** So many baskets, each of numbers of products, rising. */
  static int[][] baskets(int size) {
    Tills tills = new Tills();
    return IntStream.range(0, size).mapToObj(i -> tills.basket()).toArray(int[][]::new);
  }

  /** The same, packed. */
  static Baskets packed(int[][] baskets) {
    Baskets.Builder packed = Baskets.builder();
    for (int[] basket : baskets) {
      packed.add(Arrays.stream(basket).mapToObj(NAMES::get).toList());
    }
    return packed.build();
  }

  /** What a product is called. */
  static String name(int product) {
    return NAMES.get(product);
  }
}
