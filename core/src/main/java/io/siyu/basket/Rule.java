package io.siyu.basket;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Lift;
import io.siyu.statistics.Proportion;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who has some products in the basket often has another too (关联规则). All measures follow from four
 * counts; each but the cosine is an exact ratio, not reduced.
 *
 * @param antecedent the products it starts from, each once, in the order of their UTF-8 bytes
 * @param consequent the product it leads to; none of those
 * @param both how many baskets have all of them; at least 1
 * @param antecedents how many have the antecedent
 * @param consequents how many have the consequent
 * @param baskets how many baskets there are
 */
public record Rule(
    List<String> antecedent,
    String consequent,
    long both,
    long antecedents,
    long consequents,
    long baskets) {
  /** Copies, and checks that such counts can be. */
  public Rule {
    antecedent = ImmutableList.copyOf(antecedent);
    Lift counts = new Lift(both, antecedents, consequents, baskets);
    if (antecedent.isEmpty() || antecedent.contains(consequent) || counts.both() < 1) {
      throw new IllegalArgumentException(
          "a rule leads from one product or more to another, and was seen at least once");
    }
  }

  /** The share of all baskets that have all of it (支持度). */
  public Ratio support() {
    return new Ratio(both, baskets);
  }

  /** Of the baskets with the antecedent, the share that have the consequent (置信度). */
  public Proportion confidence() {
    return new Proportion(both, antecedents);
  }

  /** How many times as often both come as by chance (提升度), with its interval. */
  public Lift lift() {
    return new Lift(both, antecedents, consequents, baskets);
  }

  /** The share of baskets with both beyond that by chance (杠杆率). */
  public Ratio leverage() {
    return new Ratio(beyondChance(), baskets * baskets);
  }

  /** How many baskets have both beyond those by chance: what a combo is worth, times its margin. */
  public Ratio extraBaskets() {
    return new Ratio(beyondChance(), baskets);
  }

  /**
   * How many times as often it would fail if it were chance (确信度). The denominator is 0 where it
   * never fails.
   */
  public Ratio conviction() {
    return new Ratio(antecedents * (baskets - consequents), baskets * (antecedents - both));
  }

  /** Of the baskets with either side, the share that have both (Jaccard). */
  public Ratio jaccard() {
    return new Ratio(both, antecedents + consequents - both);
  }

  /** The cosine of the two sides. */
  public double cosine() {
    return both / Math.sqrt((double) (antecedents * consequents));
  }

  /**
   * From −1, never together, to 1, never apart (Zhang 2000). The denominator is 0 where the
   * consequent is in every basket and nothing can be told.
   */
  public Ratio zhang() {
    return new Ratio(
        beyondChance(),
        Math.max(both * (baskets - antecedents), antecedents * (consequents - both)));
  }

  boolean holdsAtLeast(Ratio share) {
    return BigInteger.valueOf(both)
            .multiply(BigInteger.valueOf(share.den()))
            .compareTo(BigInteger.valueOf(share.num()).multiply(BigInteger.valueOf(antecedents)))
        >= 0;
  }

  private long beyondChance() {
    return both * baskets - antecedents * consequents;
  }

  /**
   * Rules by what their lift is at least: the lower bound of its interval, the highest first. Lift
   * itself favours what was seen only a few times. Of equals the one with the larger count comes
   * first, then they stay as they were.
   *
   * @param level how sure the interval is, such as 0.95
   */
  public static List<Rule> ranked(Collection<Rule> rules, double level) {
    record Ranked(Rule rule, double low) {}
    return rules.stream()
        .map(rule -> new Ranked(rule, rule.leastLift(level)))
        .sorted(
            Comparator.comparingDouble(Ranked::low)
                .thenComparingLong(ranked -> ranked.rule().both)
                .reversed())
        .map(Ranked::rule)
        .collect(ImmutableList.toImmutableList());
  }

  private double leastLift(double level) {
    return lift().interval(level) instanceof Known<Interval> known ? known.value().low() : 0;
  }
}
