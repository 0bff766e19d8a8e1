package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.siyu.money.Ratio;
import io.siyu.standing.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which product the first deal should be (首单产品).
 *
 * @param product the product, and why; empty where the figures do not tell
 * @param basis whose doings the candidates are compared by
 * @param orderValue what an order of the window came to on average, over its valid orders of known
 *     amount (客单价)
 * @param candidates what was compared, the best first
 */
public record FirstOrderChoice(
    Decision<Optional<String>> product, Basis basis, Ratio orderValue, List<Candidate> candidates) {
  /** Copies. */
  public FirstOrderChoice {
    candidates = ImmutableList.copyOf(candidates);
  }

  /** Whose doings candidates are compared by. */
  public enum Basis {
    /** Of everybody who looked at it before their first order, so that conversion counts. */
    VIEWERS,
    /** Of those whose first order held it: nobody is known to have looked at products. */
    BUYERS
  }

  /** Why a product is a candidate. */
  public enum Origin {
    /** One of the brand's best sellers (自我拆分：最好卖). */
    BEST_SELLER,
    /** One of those that are praised most (自我拆分：口碑最好). */
    BEST_REVIEWED,
    /** What the brand has against a rival's hottest product (狙击对手). */
    RIVAL
  }

  /** Why a candidate is not compared. */
  public enum Exclusion {
    /** It is sold for more than the playbook's share of an average order. */
    PRICE_ABOVE_CEILING,
    /** There is neither a sale nor a list price, or no average order. */
    PRICE_UNKNOWN,
    /** It is to earn the money, and must not be its own bait. */
    PROFIT_PRODUCT,
    /** Too few persons were seen for long enough. */
    TOO_FEW_PERSONS,
    /** What some of them bought cost nobody knows what. */
    COSTS_UNKNOWN
  }

  /**
   * A product that could be the first deal.
   *
   * @param sku the product
   * @param origins why it is a candidate
   * @param price what one is sold for on average, or its list price over 1
   * @param persons how many had their days to buy it first, or to go on, end in the window
   * @param bought of these, those whose first order held it
   * @param contribution what these left in these days, with everything they bought
   * @param excluded why it is not compared, if it is not
   */
  public record Candidate(
      String sku,
      Set<Origin> origins,
      Optional<Ratio> price,
      long persons,
      long bought,
      long contribution,
      Optional<Exclusion> excluded) {
    /** Copies. */
    public Candidate {
      origins = Sets.immutableEnumSet(origins);
    }

    /** Of the persons, how many bought it first (首单转化). */
    public Ratio conversion() {
      return new Ratio(bought, persons);
    }

    /** What one person left (人均贡献): the score. */
    public Ratio score() {
      return new Ratio(contribution, persons);
    }
  }
}
