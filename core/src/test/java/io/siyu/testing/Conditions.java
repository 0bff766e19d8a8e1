package io.siyu.testing;

import io.siyu.segment.Condition;
import io.siyu.segment.Range;
import io.siyu.stage.Stage;
import io.siyu.standing.RfmClass;
import io.siyu.standing.Standing;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of conditions that name what the generated histories have. */
public final class Conditions {
  private Conditions() {}

  /** Trees of every kind of leaf. */
  public static Arbitrary<Condition> trees() {
    return Arbitraries.lazyOf(
        Conditions::leaves,
        Conditions::leaves,
        () -> trees().list().ofMaxSize(3).map(Condition.All::new),
        () -> trees().list().ofMaxSize(3).map(Condition.Any::new),
        () -> trees().map(Condition.Not::new));
  }

  private static Arbitrary<Condition> leaves() {
    Arbitrary<Stage> stage = Arbitraries.of(Stage.class);
    Arbitrary<Integer> days = Arbitraries.of(0, 1, 7, 30, 200);
    Arbitrary<String> pool = Arbitraries.of("guides", "shop");
    Arbitrary<String> channel = Arbitraries.of("MA01", "MA02");
    Arbitrary<Range> range =
        Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.of(0L, 1L, 2L))
            .as((least, more) -> more == 2 ? Range.atLeast(least) : new Range(least, least + more));
    return Arbitraries.oneOf(
        stage.map(Condition.StageAtLeast::new),
        stage.set().map(Condition.StageIn::new),
        Combinators.combine(stage, days).as(Condition.Reached::new),
        pool.map(Condition.InPool::new),
        pool.set().map(Condition.ReachableIn::new),
        Arbitraries.of("vip", "new").map(tag -> new Condition.HasTag(tag, "")),
        Arbitraries.of("", "silver", "gold").set().map(Condition.TierIn::new),
        some(Standing.class).map(Condition.StandingIn::new),
        some(RfmClass.class).map(Condition.RfmIn::new),
        Combinators.combine(days, Arbitraries.of("", "soap", "vase"), range)
            .as(Condition.Orders::new),
        Combinators.combine(days, Arbitraries.of(0L, 100L, 9_900L))
            .as((back, least) -> new Condition.Paid(back, Range.atLeast(least))),
        Arbitraries.of(0L, 1L, 99L)
            .map(least -> new Condition.Points("points", Range.atLeast(least))),
        channel.set().map(Condition.FirstTouchIn::new),
        Combinators.combine(channel.set(), days).as(Condition.TouchedBy::new),
        Arbitraries.of("push", "sms").map(means -> new Condition.Allows("marketing", means)),
        Arbitraries.just(new Condition.InSegment("buyers")));
  }

  private static <E extends Enum<E>> Arbitrary<Set<E>> some(Class<E> type) {
    return Arbitraries.of(type)
        .set()
        .map(
            set -> {
              Set<E> some = EnumSet.noneOf(type);
              some.addAll(set);
              return some;
            });
  }
}
