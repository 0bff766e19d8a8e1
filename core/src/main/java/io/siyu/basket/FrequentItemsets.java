package io.siyu.basket;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Ratio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sets of products that come often (频繁项集), all of them within the limits.
 *
 * @param baskets of how many baskets
 * @param limits what was looked for
 * @param sets what was found: the smaller before the larger, then by the UTF-8 bytes of their
 *     products, one after another
 */
public record FrequentItemsets(long baskets, MiningLimits limits, List<Itemset> sets) {
  /** Copies. */
  public FrequentItemsets {
    sets = ImmutableList.copyOf(sets);
  }

  /**
   * The rules from one product or more to one other (关联规则) that hold often enough, in the order of
   * the sets, then of the products they lead to.
   *
   * @param leastConfidence of the baskets with the antecedent, what share must have the consequent
   *     too
   */
  public List<Rule> rules(Ratio leastConfidence) {
    if (leastConfidence.num() < 0 || leastConfidence.den() < 1) {
      throw new IllegalArgumentException("a least confidence must be a share, such as 1 / 2");
    }
    Map<List<String>, Long> counts = new HashMap<>();
    for (Itemset set : sets) {
      counts.put(set.items(), set.count());
    }
    ImmutableList.Builder<Rule> rules = ImmutableList.builder();
    for (Itemset set : sets) {
      for (int i = 0; i < set.items().size() && set.items().size() > 1; i++) {
        Rule rule = rule(set, i, counts);
        if (rule.holdsAtLeast(leastConfidence)) {
          rules.add(rule);
        }
      }
    }
    return rules.build();
  }

  /** Of a frequent set every part is frequent, so that it is among those counted. */
  private Rule rule(Itemset set, int consequent, Map<List<String>, Long> counts) {
    List<String> antecedent = new ArrayList<>(set.items());
    String product = antecedent.remove(consequent);
    return new Rule(
        antecedent,
        product,
        set.count(),
        counts.getOrDefault(antecedent, 0L),
        counts.getOrDefault(List.of(product), 0L),
        baskets);
  }
}
