package io.siyu.tier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of the rules of tiers (等级规则): how people rise, keep what they have and fall.
 * Immutable.
 *
 * @param effectiveFrom from when on it holds; {@link Instant#MIN} where it always did
 * @param zone where days and months begin and end
 * @param ladder the tiers, lowest first
 * @param upgradeWindow what is looked at for reaching a tier
 * @param keepWindow what is looked at for keeping it, as of the end of its term
 * @param upgradeMoment when a higher tier is given
 * @param validity how long a tier is held before it has to be kept
 * @param onFail what becomes of who does not keep it
 * @param grace what time is given to make up for what is missing
 * @param onRefund what becomes of who is given back what a tier rests on
 */
public record TierPolicy(
    Instant effectiveFrom,
    ZoneId zone,
    List<Tier> ladder,
    TierWindow upgradeWindow,
    TierWindow keepWindow,
    UpgradeMoment upgradeMoment,
    TierValidity validity,
    OnFail onFail,
    Grace grace,
    OnRefund onRefund) {
  /**
   * Copies.
   *
   * @throws IllegalArgumentException naming every rule that is broken
   */
  public TierPolicy {
    ladder = ImmutableList.copyOf(ladder);
    List<Violation> violations = violations(ladder, upgradeMoment, validity, onFail);
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException("the tier policy breaks rules: " + violations);
    }
  }

  /** When a higher tier is given (升级时机). Closed. */
  public sealed interface UpgradeMoment {
    /** As soon as it is reached. */
    record Immediate() implements UpgradeMoment {}

    /**
     * So long after it was earned, less what was taken back by then (过退货期).
     *
     * @param days how many days, of 24 hours each; positive
     */
    record AfterDays(int days) implements UpgradeMoment {
      /** Checks that there is a day. */
      public AfterDays {
        if (days < 1) {
          throw new IllegalArgumentException("an upgrade must wait for a day at least");
        }
      }
    }

    /** Only on becoming a member and whenever a term ends; terms also run where no tier is held. */
    record AtEvaluation() implements UpgradeMoment {}
  }

  /** What becomes of a tier that is not kept (降级方式). Closed. */
  public sealed interface OnFail {
    /** It is held all the same. */
    record Stay() implements OnFail {}

    /** The next lower one is held, below the lowest none. */
    record OneDown() implements OnFail {}

    /** The highest lower one is held whose own rule for keeping is met, or else none. */
    record ToMatching() implements OnFail {}

    /**
     * A certain one is held (保底); who holds no higher one goes on holding theirs.
     *
     * @param tier its code
     */
    record ToFloor(String tier) implements OnFail {}
  }

  /**
   * Time after a term in which what is missing may still be earned (宽限期).
   *
   * @param days how many days of the calendar; 0 where no time is given
   * @param maxInARow how many terms in a row may end so
   */
  public record Grace(int days, int maxInARow) {
    /** No time is given. */
    public static final Grace NONE = new Grace(0, 0);

    /** Checks that days and times are both given or neither is. */
    public Grace {
      if (days < 0 || maxInARow < 0 || (days == 0) != (maxInARow == 0)) {
        throw new IllegalArgumentException("a grace must have a day at least, and be given once");
      }
    }
  }

  /** What becomes of who is given back what a tier rests on (退款处理). */
  public enum OnRefund {
    /** From the refund on they hold what they would hold had it never been earned, if less. */
    RECOMPUTE_NOW,
    /** It is missing whenever they are judged the next time. */
    RECOMPUTE_AT_EVALUATION
  }

  /**
   * What is wrong with rules, by JSON pointer into {@code {"ladder":[{"upgrade":{},"keep":{}}]}}
   * and so on; empty where nothing is.
   */
  public static List<Violation> violations(
      List<Tier> ladder, UpgradeMoment upgradeMoment, TierValidity validity, OnFail onFail) {
    Violations violations = new Violations();
    if (ladder.isEmpty()) {
      violations.add("/ladder", "must have one tier at least");
    }
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < ladder.size(); i++) {
      Tier tier = ladder.get(i);
      String at = "/ladder/" + i;
      if (tier.code().isEmpty()) {
        violations.add(at + "/code", "must not be empty");
      } else if (!codes.add(tier.code())) {
        violations.add(at + "/code", "repeats the code of a lower tier");
      }
      requirePlain(tier.upgrade(), at + "/upgrade", violations);
      requirePlain(tier.keep(), at + "/keep", violations);
      for (Map.Entry<String, Long> keep : tier.keep().anyOf().entrySet()) {
        Long reach = tier.upgrade().anyOf().get(keep.getKey());
        if (reach != null && keep.getValue() > reach) {
          violations.add(
              measure(at + "/keep", keep.getKey()), "must not ask for more than upgrade does");
        }
      }
      requireAbove(ladder.subList(0, i), tier, at, violations);
    }
    if (onFail instanceof OnFail.ToFloor floor && !codes.contains(floor.tier())) {
      violations.add("/onFail/tier", "must be the code of a tier of the ladder");
    }
    if (upgradeMoment instanceof UpgradeMoment.AtEvaluation
        && validity instanceof TierValidity.Unlimited) {
      violations.add("/validity", "must have an end, or AT_EVALUATION would never come");
    }
    return violations.list();
  }

  private static void requirePlain(TierRule rule, String at, Violations violations) {
    if (rule.anyOf().isEmpty()) {
      violations.add(at, "must name one measure at least");
    }
    rule.anyOf()
        .forEach(
            (measure, least) -> {
              if (least < 0) {
                violations.add(measure(at, measure), "must not be negative");
              }
            });
  }

  private static void requireAbove(List<Tier> lower, Tier tier, String at, Violations violations) {
    for (Map.Entry<String, Long> rule : tier.upgrade().anyOf().entrySet()) {
      for (Tier below : lower) {
        Long less = below.upgrade().anyOf().get(rule.getKey());
        if (less != null && rule.getValue() <= less) {
          violations.add(
              measure(at + "/upgrade", rule.getKey()), "must ask for more than a lower tier does");
          break;
        }
      }
    }
  }

  private static String measure(String at, String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The measures that the rules name. */
  public Set<String> measures() {
    ImmutableSortedSet.Builder<String> measures = ImmutableSortedSet.naturalOrder();
    for (Tier tier : ladder) {
      measures.addAll(tier.upgrade().anyOf().keySet());
      measures.addAll(tier.keep().anyOf().keySet());
    }
    return measures.build();
  }

  /** How high a tier stands on the ladder, from 0; -1 where it is not on it. */
  int rung(String code) {
    for (int i = 0; i < ladder.size(); i++) {
      if (ladder.get(i).code().equals(code)) {
        return i;
      }
    }
    return -1;
  }
}
