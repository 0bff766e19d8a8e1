package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.siyu.pool.Domain;
import io.siyu.product.ProductRole;
import io.siyu.standing.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How goods are judged and put together (货盘规则).
 *
 * @param roles from which figures on a product plays a part
 * @param subsidies what lead-in products may lose, in the order of each one's time
 * @param mixes what each domain's goods should come to
 * @param ladders which product leads to which
 * @param gate when somebody may be offered the next rung
 * @param firstOrder how the first deal's product is chosen
 * @param offers how much is offered to one person
 */
public record GoodsRules(
    RolePolicy roles,
    List<Subsidy> subsidies,
    List<RoleMix> mixes,
    List<Ladder> ladders,
    Gate gate,
    FirstOrderPolicy firstOrder,
    OfferPolicy offers) {
  /** What holds where a playbook says nothing. */
  public static final GoodsRules DEFAULT =
      new GoodsRules(
          RolePolicy.DEFAULT,
          List.of(),
          List.of(),
          List.of(),
          Gate.DEFAULT,
          FirstOrderPolicy.DEFAULT,
          OfferPolicy.DEFAULT);

  /** Copies. */
  public GoodsRules {
    subsidies = ImmutableList.copyOf(subsidies);
    mixes = ImmutableList.copyOf(mixes);
    ladders = ImmutableList.copyOf(ladders);
  }

  /**
   * What a product may lose to bring people in (补贴预算), until a later rule on it says otherwise.
   *
   * @param sku the product
   * @param effectiveFrom from when on
   * @param perDay on each day of the playbook's zone, in minor units; not negative
   */
  public record Subsidy(String sku, Instant effectiveFrom, long perDay) {}

  /**
   * What the goods of a domain should come to (货盘结构).
   *
   * @param domain where
   * @param target how much of the revenue each role should bring, in millionths
   * @param skus how many products of its own the brand needs there
   */
  public record RoleMix(Domain domain, Map<ProductRole, Integer> target, long skus) {
    /** The bounds of a target. */
    public static final PolicyNumber TARGET = new PolicyNumber("target", 0, 1_000_000, 0);

    /** The bounds of {@code skus}. */
    public static final PolicyNumber SKUS = new PolicyNumber("skus", 0, 1_000_000, 0);

    /** Copies. */
    public RoleMix {
      target = ImmutableSortedMap.copyOf(target);
    }
  }

  /**
   * Products of which each is to lead to the next (产品阶梯).
   *
   * @param id its id
   * @param rungs the codes of the products of each rung, from the lowest; at least three
   */
  public record Ladder(String id, List<List<String>> rungs) {
    /** The least number of rungs. */
    public static final int LEAST_RUNGS = 3;

    /** Copies. */
    public Ladder {
      rungs = rungs.stream().map(ImmutableList::copyOf).collect(ImmutableList.toImmutableList());
    }
  }

  /**
   * When somebody may be offered the next rung: once what they bought was delivered and they were
   * satisfied (交付满意后再升单).
   *
   * @param deliveredAfterDays how many days after it went out an order counts as delivered, where
   *     nobody confirms its receipt
   * @param satisfiedFrom from which share of the highest score on somebody is satisfied, in
   *     millionths
   */
  public record Gate(int deliveredAfterDays, int satisfiedFrom) {
    /** The bounds of {@code deliveredAfterDays}. */
    public static final PolicyNumber DELIVERED_AFTER_DAYS =
        new PolicyNumber("deliveredAfterDays", 0, 3_650, 10);

    /** The bounds of {@code satisfiedFrom}. */
    public static final PolicyNumber SATISFIED_FROM =
        new PolicyNumber("satisfiedFrom", 1, 1_000_000, 800_000);

    /** What holds unless a playbook says otherwise. */
    public static final Gate DEFAULT =
        new Gate((int) DELIVERED_AFTER_DAYS.otherwise(), (int) SATISFIED_FROM.otherwise());

    /** Checks the bounds. */
    public Gate {
      DELIVERED_AFTER_DAYS.check(deliveredAfterDays);
      SATISFIED_FROM.check(satisfiedFrom);
    }
  }
}
