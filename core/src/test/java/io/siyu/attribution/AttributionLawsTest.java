package io.siyu.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.attribution.AttributionModel.First;
import io.siyu.attribution.AttributionModel.Last;
import io.siyu.attribution.AttributionModel.Linear;
import io.siyu.attribution.AttributionModel.Markov;
import io.siyu.attribution.AttributionModel.Position;
import io.siyu.attribution.AttributionModel.Shapley;
import io.siyu.attribution.AttributionModel.TimeDecay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** What holds of every model, and each model against its definition. */
class AttributionLawsTest {
  private static final List<String> CHANNELS =
      List.of("a", "b", "c", "d", "e", "\uFF21", "\uD83C\uDF81");
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);
  private static final long MILLION = 1_000_000;

  private record Sale(List<Touchpoint> touches, Conversion conversion) {}

  @Provide
  Arbitrary<AttributionModel> models() {
    return Arbitraries.oneOf(
        single(), Arbitraries.of(new Markov()).map(model -> (AttributionModel) model));
  }

  @Provide
  Arbitrary<AttributionModel> single() {
    return Arbitraries.oneOf(
        Arbitraries.of(new First(), new Last(), new Linear(), new Position(), new Shapley()),
        Arbitraries.longs().between(1, 30).map(ms -> new TimeDecay(Duration.ofMillis(ms))));
  }

  @Provide
  Arbitrary<Sale> sales() {
    Arbitrary<List<Touchpoint>> touches =
        Combinators.combine(Arbitraries.longs().between(0, 120), Arbitraries.of(CHANNELS))
            .as(Touchpoint::new)
            .list()
            .ofMaxSize(8);
    Arbitrary<Conversion> conversions =
        Combinators.combine(
                Arbitraries.longs().between(50, 110),
                Arbitraries.longs().between(0, 1_000_000_000_000L),
                Arbitraries.longs().between(0, 100),
                Arbitraries.longs().between(0, 3))
            .as(
                (at, amount, percent, count) ->
                    new Conversion(
                        at,
                        amount,
                        amount / 100 * percent + (percent == 100 ? amount % 100 : 0),
                        count));
    return Combinators.combine(touches, conversions).as(Sale::new);
  }

  private static AttributionTally tally(AttributionModel model) {
    return new AttributionTally(new AttributionSpec(model, Duration.ofMillis(60)));
  }

  private static Credit sum(Attributed attributed) {
    return attributed.credits().values().stream().reduce(attributed.unattributed(), Credit::plus);
  }

  @Property(tries = 1_000)
  @Label(
      "J-16, J-19 credits add up to the conversions to the cent, and none gives back more than it got")
  void credits_conserve(
      @ForAll("models") AttributionModel model, @ForAll List<@From("sales") Sale> sales) {
    AttributionTally tally = tally(model);
    Credit all = Credit.NONE;
    for (Sale sale : sales) {
      Conversion c = sale.conversion;
      tally.add(sale.touches, c);
      all = all.plus(new Credit(c.amount(), c.refunded(), c.count() * MILLION));
    }

    assertThat(sum(tally.result())).isEqualTo(all);
    assertThat(tally.result().credits().values())
        .allSatisfy(
            credit -> {
              assertThat(credit.amount()).isNotNegative();
              assertThat(credit.refunded()).isBetween(0L, credit.amount());
              assertThat(credit.millionths()).isNotNegative();
            });
  }

  @Property(tries = 500)
  @Label("J-19 where all is given back nothing is left to any channel")
  void full_refunds(
      @ForAll("models") AttributionModel model, @ForAll List<@From("sales") Sale> sales) {
    AttributionTally tally = tally(model);
    for (Sale sale : sales) {
      Conversion c = sale.conversion;
      tally.add(sale.touches, new Conversion(c.at(), c.amount(), c.amount(), c.count()));
    }

    assertThat(tally.result().credits().values()).allMatch(credit -> credit.net() == 0);
  }

  @Property(tries = 500)
  @Label("J-20 neither order nor parts change anything")
  void order_changes_nothing(
      @ForAll("models") AttributionModel model,
      @ForAll List<@From("sales") Sale> sales,
      @ForAll Random random) {
    AttributionTally tally = tally(model);
    AttributionTally one = tally(model);
    AttributionTally two = tally(model);
    sales.forEach(sale -> tally.add(sale.touches, sale.conversion));
    sales.forEach(sale -> tally.addLost(sale.touches));
    List<Sale> shuffled = new ArrayList<>(sales);
    Collections.shuffle(shuffled, random);
    for (Sale sale : shuffled) {
      List<Touchpoint> touches = new ArrayList<>(sale.touches);
      Collections.shuffle(touches, random);
      (random.nextBoolean() ? one : two).addLost(touches);
      (random.nextBoolean() ? one : two).add(touches, sale.conversion);
    }
    one.add(two);

    assertThat(one.result()).isEqualTo(tally.result());
  }

  @Property(tries = 2_000)
  @Label("J-16, J-17 one conversion is shared as the model's formula says, to less than a unit")
  void plain_formulas(@ForAll("single") AttributionModel model, @ForAll("sales") Sale sale) {
    AttributionTally tally = tally(model);
    tally.add(sale.touches, sale.conversion);
    Map<String, Double> shares = shares(model, sale);

    assertThat(List.copyOf(tally.result().credits().keySet()))
        .isEqualTo(CHANNELS.stream().filter(shares::containsKey).toList());
    shares.forEach(
        (channel, share) -> {
          Credit credit = tally.result().credits().get(channel);
          assertThat((double) credit.amount())
              .isCloseTo(share * sale.conversion.amount(), Offset.offset(1.001));
          assertThat((double) credit.millionths())
              .isCloseTo(share * sale.conversion.count() * MILLION, Offset.offset(1.001));
        });
  }

  private static Map<String, Double> shares(AttributionModel model, Sale sale) {
    long at = sale.conversion.at();
    List<Touchpoint> counting =
        sale.touches.stream()
            .filter(t -> t.at() <= at && t.at() >= at - 60)
            .sorted(
                Comparator.comparingLong(Touchpoint::at)
                    .thenComparing(t -> CHANNELS.indexOf(t.channel())))
            .toList();
    int n = counting.size();
    Set<String> distinct = new TreeSet<>(counting.stream().map(Touchpoint::channel).toList());
    double decayed = 0;
    for (Touchpoint touch : counting) {
      decayed += decay(model, at - touch.at());
    }
    Map<String, Double> shares = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      double share;
      if (model instanceof First) {
        share = i == 0 ? 1 : 0;
      } else if (model instanceof Last) {
        share = i == n - 1 ? 1 : 0;
      } else if (model instanceof Linear) {
        share = 1.0 / n;
      } else if (model instanceof Position) {
        share = n == 1 ? 1 : n == 2 ? 0.5 : i == 0 || i == n - 1 ? 0.4 : 0.2 / (n - 2);
      } else if (model instanceof TimeDecay) {
        share = decay(model, at - counting.get(i).at()) / decayed;
      } else {
        String channel = counting.get(i).channel();
        long touched = counting.stream().filter(t -> t.channel().equals(channel)).count();
        share = 1.0 / distinct.size() / touched;
      }
      shares.merge(counting.get(i).channel(), share, Double::sum);
    }
    return shares;
  }

  private static double decay(AttributionModel model, long age) {
    return model instanceof TimeDecay decay
        ? Math.exp(-Math.log(2) * age / decay.halfLife().toMillis())
        : 0;
  }

  @Property(tries = 300)
  @Label("J-17 SHAPLEY is the Shapley value over all sets of channels")
  void shapley(@ForAll @Size(max = 12) List<@From("sales") Sale> sales) {
    AttributionTally tally = tally(new Shapley());
    int players = CHANNELS.size();
    double[] worth = new double[1 << players];
    int attributed = 0;
    for (Sale sale : sales) {
      tally.add(sale.touches, sale.conversion);
      long at = sale.conversion.at();
      int set = 0;
      for (Touchpoint touch : sale.touches) {
        boolean counts = touch.at() <= at && touch.at() >= at - 60;
        set |= counts ? 1 << CHANNELS.indexOf(touch.channel()) : 0;
      }
      attributed += set == 0 ? 0 : 1;
      for (int all = 0; all < worth.length && set != 0; all++) {
        worth[all] += (set & ~all) == 0 ? sale.conversion.count() * MILLION : 0;
      }
    }
    for (int player = 0; player < players; player++) {
      double value = 0;
      for (int others = 0; others < worth.length; others++) {
        if ((others & (1 << player)) == 0) {
          value +=
              weight(Integer.bitCount(others), players)
                  * (worth[others | 1 << player] - worth[others]);
        }
      }
      Credit credit = tally.result().credits().getOrDefault(CHANNELS.get(player), Credit.NONE);
      // Each conversion is rounded by less than one.
      assertThat((double) credit.millionths()).isCloseTo(value, Offset.offset(attributed + 1e-3));
    }
  }

  private static double weight(int others, int players) {
    double weight = 1.0 / players;
    for (int i = 1; i <= others; i++) {
      weight *= (double) i / (players - i);
    }
    return weight;
  }

  private record Journey(List<String> channels, int times, boolean converted) {}

  @Provide
  Arbitrary<List<Journey>> journeysWithoutLoops() {
    Arbitrary<List<String>> paths =
        Arbitraries.subsetOf("a", "b", "c", "d", "e")
            .filter(some -> !some.isEmpty())
            .map(some -> some.stream().sorted().toList());
    return Combinators.combine(
            paths, Arbitraries.integers().between(1, 4), Arbitraries.of(true, false))
        .as(Journey::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property(tries = 1_000)
  @Label("J-18 removal effects are what walking every path without the channel gives")
  void markov(@ForAll("journeysWithoutLoops") List<Journey> journeys) {
    MarkovChain chain = new MarkovChain();
    Map<String, Map<String, Double>> next = new TreeMap<>();
    for (Journey journey : journeys) {
      chain.add(journey.channels, journey.times, journey.converted);
      String from = "start";
      List<String> path = new ArrayList<>(journey.channels);
      path.add(journey.converted ? "conversion" : "null");
      for (String to : path) {
        next.computeIfAbsent(from, f -> new TreeMap<>())
            .merge(to, (double) journey.times, Double::sum);
        from = to;
      }
    }
    double all = walk(next, "start", "");
    Map<String, Double> effects = chain.removalEffects();

    assertThat(effects.isEmpty()).isEqualTo(all == 0);
    effects.forEach(
        (channel, effect) ->
            assertThat(effect).isCloseTo(1 - walk(next, "start", channel) / all, CLOSE));
  }

  /** The probability of a conversion, by all paths one after another. */
  private static double walk(Map<String, Map<String, Double>> next, String from, String removed) {
    if (from.equals("conversion")) {
      return 1;
    }
    if (from.equals("null") || from.equals(removed)) {
      return 0;
    }
    Map<String, Double> ways = next.get(from);
    double sum = ways.values().stream().mapToDouble(Double::doubleValue).sum();
    double converts = 0;
    for (Map.Entry<String, Double> way : ways.entrySet()) {
      converts += way.getValue() / sum * walk(next, way.getKey(), removed);
    }
    return converts;
  }

  @Property(tries = 200)
  @Label(
      "J-18 with loops removal effects are what a long walk comes to, and staying changes nothing")
  void markov_with_loops(
      @ForAll @Size(min = 1, max = 6)
          List<@Size(min = 1, max = 6) List<@From("codes") String>> paths) {
    MarkovChain chain = new MarkovChain();
    MarkovChain staying = new MarkovChain();
    double[][] counts = new double[6][6];
    for (int i = 0; i < paths.size(); i++) {
      boolean converted = i % 2 == 0;
      chain.add(paths.get(i), 1, converted);
      List<String> twice = new ArrayList<>();
      paths.get(i).forEach(channel -> twice.addAll(List.of(channel, channel)));
      staying.add(twice, 1, converted);
      int from = 3;
      for (String channel : paths.get(i)) {
        counts[from][CHANNELS.indexOf(channel)]++;
        from = CHANNELS.indexOf(channel);
      }
      counts[from][converted ? 4 : 5]++;
    }
    double all = converted(counts, -1);

    assertThat(staying.removalEffects()).isEqualTo(chain.removalEffects());
    chain
        .removalEffects()
        .forEach(
            (channel, effect) ->
                assertThat(effect)
                    .isCloseTo(
                        1 - converted(counts, CHANNELS.indexOf(channel)) / all,
                        Offset.offset(1e-6)));
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.of("a", "b", "c");
  }

  /** Walks on until next to nobody is under way. */
  private static double converted(double[][] counts, int removed) {
    double[] there = new double[6];
    there[3] = 1;
    double converted = 0;
    for (int step = 0; step < 3_000; step++) {
      double[] then = new double[6];
      for (int from = 0; from < 4; from++) {
        double sum = 0;
        for (double count : counts[from]) {
          sum += count;
        }
        for (int to = 0; to < 6 && sum > 0; to++) {
          then[to] += from == removed ? 0 : there[from] * counts[from][to] / sum;
        }
      }
      converted += then[4];
      then[4] = 0;
      then[5] = 0;
      there = then;
    }
    return converted;
  }
}
