package io.siyu.goods;

import io.siyu.basket.Baskets;
import io.siyu.basket.MiningLimits;
import io.siyu.basket.Rule;
import io.siyu.money.Ratio;
import java.util.Comparator;
import java.util.List;

/** Counts which two products come together. Not thread-safe. */
final class ComboTally {
  private static final Ratio ANY_CONFIDENCE = new Ratio(0, 1);

  private final int leastOrders;
  private final Baskets.Builder baskets = Baskets.builder();

  ComboTally(int leastOrders) {
    this.leastOrders = leastOrders;
  }

  void add(List<String> skus) {
    if (!skus.isEmpty()) {
      baskets.add(skus);
    }
  }

  /** Those that come together in enough orders, and more often than by chance. */
  List<Combo> result() {
    MiningLimits pairs = new MiningLimits(leastOrders, 2, Integer.MAX_VALUE);
    return baskets.build().frequent(pairs).rules(ANY_CONFIDENCE).stream()
        .map(ComboTally::combo)
        .filter(combo -> Exact.compare(combo.lift(), new Ratio(1, 1)) > 0)
        .sorted(Comparator.comparing(Combo::lift, Exact::compare).reversed())
        .toList();
  }

  private static Combo combo(Rule rule) {
    return new Combo(
        rule.antecedent().get(0),
        rule.consequent(),
        rule.both(),
        rule.antecedents(),
        rule.consequents(),
        rule.baskets());
  }
}
