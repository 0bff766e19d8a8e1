package io.siyu.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Lift;
import io.siyu.statistics.Proportion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures that were published for the baskets of a grocery (Hahsler, Hornik and Reutterer 2006;
 * arules), and that three other miners agree on. They are looked for as {@code groceries.tsv} in
 * the directory that the system property {@code siyu.data} names.
 */
class GroceriesTest {
  private static final List<Baskets> READ = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    Path file =
        Path.of(System.getProperty("siyu.data", "../../shared/data")).resolve("groceries.tsv");
    assumeTrue(Files.isRegularFile(file), "no groceries.tsv: name its directory by siyu.data");
    Baskets.Builder baskets = Baskets.builder();
    for (String line : Files.readAllLines(file)) {
      baskets.add(Arrays.asList(line.split("\t")));
    }
    READ.add(baskets.build());
  }

  private static FrequentItemsets frequent(long perTenThousand) {
    Baskets baskets = READ.get(0);
    long least = baskets.leastCount(new Ratio(perTenThousand, 10_000));
    return baskets.frequent(MiningLimits.atLeast(least));
  }

  @Test
  @DisplayName("X-1 the baskets are those of the data set")
  void baskets() {
    Baskets baskets = READ.get(0);
    assertThat(baskets.size()).isEqualTo(9_835);
    assertThat(baskets.items()).hasSize(169);
    assertThat(frequent(1_000).sets())
        .contains(
            new Itemset(List.of("whole milk"), 2_513),
            new Itemset(List.of("other vegetables"), 1_903),
            new Itemset(List.of("rolls/buns"), 1_809),
            new Itemset(List.of("soda"), 1_715),
            new Itemset(List.of("yogurt"), 1_372));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 984, 8",
    "500, 492, 28 3",
    "200, 197, 59 61 2",
    "100, 99, 88 213 32",
    "50, 50, 120 605 264 12",
    "20, 20, 147 1674 1991 395 16",
    "10, 10, 157 2981 6831 3137 376 10",
    "5, 5, 164 4782 19226 18597 5988 785 38"
  })
  @DisplayName("X-2 as many sets of each size are frequent as other miners find")
  void sets(long perTenThousand, long leastCount, String bySize) {
    FrequentItemsets frequent = frequent(perTenThousand);

    assertThat(frequent.limits().leastCount()).isEqualTo(leastCount);
    List<Integer> sizes = new ArrayList<>();
    for (Itemset set : frequent.sets()) {
      if (set.items().size() > sizes.size()) {
        sizes.add(0);
      }
      sizes.set(set.items().size() - 1, sizes.get(set.items().size() - 1) + 1);
    }
    assertThat(sizes.stream().map(String::valueOf).toList())
        .isEqualTo(Arrays.asList(bySize.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 80, 410",
    "10, 50, 5668",
    "60, 25, 463",
    "100, 50, 15",
    "50, 50, 120",
    "100, 20, 231"
  })
  @DisplayName("X-3 there are as many rules as published")
  void rules(long perTenThousand, long percent, int count) {
    assertThat(frequent(perTenThousand).rules(new Ratio(percent, 100))).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 80, liquor & red/blush wine, bottled beer, 19, 21, 792,"
        + " .0019318760, .9047619048, 11.2352693603, .0017599285, 9.6544483986, .1473266666, .9129439147",
    "10, 80, citrus fruit & fruit/vegetable juice & other vegetables & soda, root vegetables, 10, 11, 1072,"
        + " .0010167768, .9090909091, 8.3404002714, .0008948670, 9.8010167768, .0920886836, .8810871336",
    "10, 80, citrus fruit & fruit/vegetable juice & grapes, tropical fruit, 11, 13, 1032,"
        + " .0011184545, .8461538462, 8.0638789505, .0009797552, 5.8179461108, .0949688459, .8771496270",
    "100, 50, citrus fruit & root vegetables, other vegetables, 102, 174, 1903,"
        + " .0103711235, .5862068966, 3.0296084223, .0069478681, 1.9490594814, .1772581260, .6819900510",
    "100, 50, root vegetables & yogurt, other vegetables, 127, 254, 1903,"
        + " .0129130656, .5, 2.5840777719, .0079158996, 1.6130147433, .1826701008, .6292662561",
    "100, 50, other vegetables & whipped/sour cream, whole milk, 144, 284, 2513,"
        + " .0146415862, .5070422535, 1.9843854212, .0072631878, 1.5102389426, .1704539531, .5108162031"
  })
  @DisplayName("X-3 the measures of a rule are the published ones")
  void measures(
      long perTenThousand,
      long percent,
      String antecedent,
      String consequent,
      long both,
      long antecedents,
      long consequents,
      double support,
      double confidence,
      double lift,
      double leverage,
      double conviction,
      double cosine,
      double zhang) {
    List<String> from = Arrays.asList(antecedent.split(" & "));
    Rule rule = new Rule(from, consequent, both, antecedents, consequents, 9_835);

    assertThat(frequent(perTenThousand).rules(new Ratio(percent, 100))).contains(rule);
    agrees(share(rule.support()), support);
    agrees((double) rule.confidence().successes() / rule.confidence().trials(), confidence);
    agrees(lift(rule.lift()), lift);
    agrees(share(rule.leverage()), leverage);
    agrees(share(rule.conviction()), conviction);
    agrees(rule.cosine(), cosine);
    agrees(share(rule.zhang()), zhang);
  }

  @Test
  @DisplayName("X-3 the pair of the highest lift is the published one")
  void top_pair() {
    Rule top =
        frequent(50).rules(new Ratio(0, 1)).stream()
            .filter(rule -> rule.antecedent().size() == 1)
            .max(Comparator.comparingDouble(rule -> lift(rule.lift())))
            .orElseThrow();

    assertThat(top).isEqualTo(new Rule(List.of("white bread"), "ham", 50, 414, 256, 9_835));
    agrees(lift(top.lift()), 4.6398512983);
    agrees(share(top.jaccard()), .0806451613);
    assertThat(READ.get(0).attachRate("ham", "white bread")).isEqualTo(new Proportion(50, 256));
  }

  private static double lift(Lift lift) {
    return lift.value() instanceof Known<Double> known ? known.value() : 0;
  }

  private static double share(Ratio ratio) {
    return (double) ratio.num() / ratio.den();
  }

  private static void agrees(double value, double published) {
    assertThat(value).isCloseTo(published, within(6e-11 * Math.max(1, published)));
  }
}
