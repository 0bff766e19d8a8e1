package io.siyu.goods;

import java.util.ArrayList;
import java.util.List;

/** Counts which products come together. Not thread-safe. */
final class ComboTally {
  private final int leastOrders;
  private final List<List<String>> baskets = new ArrayList<>();

  ComboTally(int leastOrders) {
    this.leastOrders = leastOrders;
  }

  void add(List<String> skus) {
    if (!skus.isEmpty()) {
      baskets.add(skus);
    }
  }

  List<Combo> result() {
    return leastOrders > baskets.size() ? List.of() : List.of();
  }
}
