package io.siyu.truth;

import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.Estimates.OfChannel;
import io.siyu.advice.BaitPolicy;
import io.siyu.advice.BaitTest;
import io.siyu.advice.BaitTest.Arm;
import io.siyu.advice.BaitTest.Look;
import io.siyu.event.Event;
import io.siyu.event.Offered;
import io.siyu.identity.ChannelDay;
import io.siyu.lifetime.GroupValue;
import io.siyu.member.Context;
import io.siyu.playbook.Playbook;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether intervals of 95 % hold what is true of a {@link Market}, channel by channel, and are
 * narrow enough to say something. The truth is drawn here, below every platform, since chance needs
 * hundreds of markets, and no push of a platform says more of it than these events do.
 *
 * <ul>
 *   <li>cost: what a first order costs in the long run, beside {@code costPerFirstOrder};
 *   <li>value: what who knew the channel's parameters would expect of those whom it won, in the
 *       year after, beside {@code value.interval};
 *   <li>outcome: what these then really brought, beside {@code value.outcome};
 *   <li>lift: how much likelier the new bait is taken than the old one, beside Newcombe's interval
 *       of what was counted.
 * </ul>
 *
 * <p>Twice the truth is clearly wrong, and so is half of it, or no lift at all. A few seeds are
 * looked at in every build, and 200 by the profile {@code full}, or with {@code
 * -Dsiyu.coverage.seeds=200}; what that came to is in the module's README.
 */
class CoverageTest {
  private static final int SEEDS = Integer.getInteger("siyu.coverage.seeds", 3);
  private static final double LEVEL = 0.95;
  private static final Instant END = Telling.midnight(Market.DAYS);
  private static final Window YEAR = new Window(Telling.midnight(0), END);
  private static final Playbook PLAYBOOK = Playbook.parse(Telling.PLAYBOOK);

  @Test
  @DisplayName("Y-12 intervals of cost, value, outcome and lift hold the truth of each channel")
  void intervals_hold_the_truth() {
    SortedMap<String, Coverage> figures = new TreeMap<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      look(Market.of(seed), figures);
    }
    figures.forEach((figure, coverage) -> System.out.println(figure + " " + coverage));
    int least = SEEDS - Math.max(1, SEEDS / 10);
    SoftAssertions.assertSoftly(
        softly ->
            figures.forEach(
                (figure, coverage) -> {
                  String what = figure + " " + coverage;
                  softly.assertThat(coverage.held()).as(what).isGreaterThanOrEqualTo(least);
                  softly.assertThat(coverage.sharp()).as(what).isGreaterThanOrEqualTo(least);
                }));
  }

  private static void look(Market market, SortedMap<String, Coverage> figures) {
    Estimates estimates =
        Estimates.of(
            market.clusters().stream(),
            market.statements().stream(),
            PLAYBOOK,
            Context.none(),
            YEAR,
            END,
            EstimatePolicy.DEFAULT);
    Market.Books everybody = market.books();
    add(figures, "all", estimates.lifetime().value(), everybody);
    for (int i = 0; i < Market.CHANNELS.size(); i++) {
      TrueChannel channel = Market.CHANNELS.get(i);
      OfChannel estimate = estimates.channels().get(i);
      add(figures, channel.code(), estimate.value(), market.books(channel));
      of(figures, "cost of " + channel.code())
          .add(
              known(estimate.costPerFirstOrder()),
              channel.cost(),
              2 * channel.cost(),
              channel.cost() / 2);
      of(figures, "lift of " + channel.code())
          .add(lift(market, channel), channel.lift(), 2 * channel.lift(), 0);
    }
  }

  private static void add(
      SortedMap<String, Coverage> figures,
      String whose,
      Optional<GroupValue> value,
      Market.Books books) {
    double expected = books.expected();
    double came = books.came();
    of(figures, "value of " + whose)
        .add(value.flatMap(GroupValue::interval), expected, 2 * expected, expected / 2);
    of(figures, "outcome of " + whose)
        .add(value.flatMap(GroupValue::outcome), came, 2 * came, came / 2);
  }

  private static Coverage of(SortedMap<String, Coverage> figures, String figure) {
    return figures.computeIfAbsent(figure, any -> new Coverage());
  }

  private static Optional<Interval> lift(Market market, TrueChannel channel) {
    List<Look> looks = new ArrayList<>();
    for (Event event : market.statements()) {
      if (event.fact() instanceof Offered offered
          && event.subject() instanceof ChannelDay day
          && day.channel().equals(channel.code())) {
        looks.add(new Look(offered.bait(), offered.people(), offered.taken().orElseThrow()));
      }
    }
    BaitTest test = BaitTest.of(looks, BaitPolicy.DEFAULTS);
    return known(taken(test, "new").minus(taken(test, "old"), LEVEL));
  }

  private static Proportion taken(BaitTest test, String bait) {
    return test.arms().stream()
        .filter(arm -> arm.bait().equals(bait))
        .map(Arm::taken)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Interval> known(Estimate<Interval> interval) {
    return interval instanceof Known<Interval> known
        ? Optional.of(known.value())
        : Optional.empty();
  }
}
