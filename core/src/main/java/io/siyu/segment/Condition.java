package io.siyu.segment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.siyu.stage.Stage;
import io.siyu.standing.RfmClass;
import io.siyu.standing.Standing;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What holds for a member or does not (条件), as data: a tree of {@link All}, {@link Any} and {@link
 * Not} over {@link Leaf leaves}. Immutable and closed.
 *
 * <pre>{@code
 * Condition lapsing =
 *     Condition.stageAtLeast(Stage.REPEAT)
 *         .and(Condition.orders(90, Range.atMost(0)))
 *         .and(Condition.consent("marketing", "push"));
 * }</pre>
 *
 * <p>Where a leaf looks back a number of days, they are days of 24 hours before the instant that
 * the member is as of, which is itself excluded; 0 looks back for ever.
 */
public sealed interface Condition {
  /** What looks at the member itself. */
  sealed interface Leaf extends Condition {}

  /** Every one of some conditions holds; of none, this does (且). */
  record All(List<Condition> of) implements Condition {
    /** Copies. */
    public All {
      of = ImmutableList.copyOf(of);
    }
  }

  /** At least one of some conditions holds; of none, this does not (或). */
  record Any(List<Condition> of) implements Condition {
    /** Copies. */
    public Any {
      of = ImmutableList.copyOf(of);
    }
  }

  /** A condition does not hold (非). */
  record Not(Condition of) implements Condition {}

  /** The current stage is this one or higher (阶段). */
  record StageAtLeast(Stage stage) implements Leaf {}

  /** The current stage is one of these. */
  record StageIn(Set<Stage> stages) implements Leaf {
    /** Copies. */
    public StageIn {
      stages = Sets.immutableEnumSet(stages);
    }
  }

  /** A stage was reached within some days. */
  record Reached(Stage stage, int withinDays) implements Leaf {
    /** Checks the days. */
    public Reached {
      requireDays(withinDays);
    }
  }

  /** The member is in a user pool (在池). */
  record InPool(String pool) implements Leaf {}

  /**
   * The brand can speak to the member in one of these user pools; in any, if none is named (可触达).
   */
  record ReachableIn(Set<String> pools) implements Leaf {
    /** Copies. */
    public ReachableIn {
      pools = ImmutableSet.copyOf(pools);
    }
  }

  /**
   * The member carries a tag (标签).
   *
   * @param tag its id or name
   * @param steward whose; of anybody, if empty
   */
  record HasTag(String tag, String steward) implements Leaf {}

  /** The tier that counts is one of these; the empty code is none (等级). */
  record TierIn(Set<String> tiers) implements Leaf {
    /** Copies. */
    public TierIn {
      tiers = ImmutableSet.copyOf(tiers);
    }
  }

  /** The standing is one of these (定位). */
  record StandingIn(Set<Standing> standings) implements Leaf {
    /** Copies. */
    public StandingIn {
      standings = Sets.immutableEnumSet(standings);
    }
  }

  /** The class by recency, frequency and money is one of these (RFM 分群). */
  record RfmIn(Set<RfmClass> classes) implements Leaf {
    /** Copies. */
    public RfmIn {
      classes = Sets.immutableEnumSet(classes);
    }
  }

  /**
   * So many valid orders were first paid within some days (订单数).
   *
   * @param withinDays the days
   * @param sku only those that hold this product; all, if empty
   * @param count how many there are
   */
  record Orders(int withinDays, String sku, Range count) implements Leaf {
    /** Checks the days. */
    public Orders {
      requireDays(withinDays);
    }
  }

  /**
   * So much was paid minus given back within some days, in minor units (净支付额); valid orders or not.
   */
  record Paid(int withinDays, Range minor) implements Leaf {
    /** Checks the days. */
    public Paid {
      requireDays(withinDays);
    }
  }

  /** So many points of a ledger may be spent (积分余额). */
  record Points(String ledger, Range balance) implements Leaf {}

  /** The first touch through a channel of the playbook was through one of these (首次渠道). */
  record FirstTouchIn(Set<String> channels) implements Leaf {
    /** Copies. */
    public FirstTouchIn {
      channels = ImmutableSet.copyOf(channels);
    }
  }

  /** There was a touch through one of these channels within some days (触点). */
  record TouchedBy(Set<String> channels, int withinDays) implements Leaf {
    /** Checks and copies. */
    public TouchedBy {
      channels = ImmutableSet.copyOf(channels);
      requireDays(withinDays);
    }
  }

  /** The member may be dealt with for a purpose by some means (同意). */
  record Allows(String purpose, String channel) implements Leaf {}

  /** The member is in another segment, which the playbook states before. */
  record InSegment(String segment) implements Leaf {}

  /** Holds for everybody for whom all of these do. */
  static Condition all(Collection<Condition> of) {
    return new All(List.copyOf(of));
  }

  /** Holds for everybody for whom any of these does. */
  static Condition any(Collection<Condition> of) {
    return new Any(List.copyOf(of));
  }

  /** The current stage is this one or higher. */
  static Condition stageAtLeast(Stage stage) {
    return new StageAtLeast(stage);
  }

  /** So many valid orders were first paid within some days. */
  static Condition orders(int withinDays, Range count) {
    return new Orders(withinDays, "", count);
  }

  /** So many valid orders that hold a product were first paid within some days. */
  static Condition bought(int withinDays, String sku, Range count) {
    return new Orders(withinDays, sku, count);
  }

  /** The tier that counts is one of these. */
  static Condition tierIn(String... tiers) {
    return new TierIn(ImmutableSet.copyOf(tiers));
  }

  /** The standing is one of these. */
  static Condition standingIn(Standing... standings) {
    return new StandingIn(ImmutableSet.copyOf(standings));
  }

  /** The member may be dealt with for a purpose by some means. */
  static Condition consent(String purpose, String channel) {
    return new Allows(purpose, channel);
  }

  /** Holds where this and another do. */
  default Condition and(Condition other) {
    return new All(List.of(this, other));
  }

  /** Holds where this or another does. */
  default Condition or(Condition other) {
    return new Any(List.of(this, other));
  }

  /** Holds where this does not. */
  default Condition negated() {
    return new Not(this);
  }

  private static void requireDays(int days) {
    if (days < 0) {
      throw new IllegalArgumentException("days to look back must not be negative; 0 is for ever");
    }
  }
}
