package io.siyu.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.json.Utf8Order;
import io.siyu.money.Ratio;
import io.siyu.statistics.Proportion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything that is counted, against counting every set in every basket. */
class BasketsTest {
  private static final List<String> PRODUCTS =
      List.of("a", "ab", "b", "c", "d", "e", "", "\uFF21", "\uD83C\uDF81", "面膜");

  @Provide
  Arbitrary<List<List<String>>> bought() {
    return Arbitraries.of(PRODUCTS).list().ofMaxSize(9).list().ofMaxSize(40);
  }

  private static Baskets baskets(Collection<? extends Collection<String>> bought) {
    Baskets.Builder baskets = Baskets.builder();
    bought.forEach(baskets::add);
    return baskets.build();
  }

  /** Every set of products of any basket, with its count. */
  private static Map<Set<String>, Long> counted(List<List<String>> bought) {
    Map<Set<String>, Long> counts = new TreeMap<>(BasketsTest::compare);
    for (List<String> basket : bought) {
      List<String> products = List.copyOf(new HashSet<>(basket));
      for (int chosen = 1; chosen < 1 << products.size(); chosen++) {
        Set<String> set = new TreeSet<>(Utf8Order.INSTANCE);
        for (int i = 0; i < products.size(); i++) {
          if ((chosen >> i & 1) == 1) {
            set.add(products.get(i));
          }
        }
        counts.merge(set, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static int compare(Set<String> one, Set<String> other) {
    int order = Integer.compare(one.size(), other.size());
    List<String> mine = List.copyOf(one);
    List<String> theirs = List.copyOf(other);
    for (int i = 0; order == 0 && i < mine.size(); i++) {
      order = Utf8Order.INSTANCE.compare(mine.get(i), theirs.get(i));
    }
    return order;
  }

  private static List<Itemset> expected(List<List<String>> bought, long least, int largest) {
    List<Itemset> sets = new ArrayList<>();
    counted(bought)
        .forEach(
            (set, count) -> {
              if (count >= least && set.size() <= largest) {
                sets.add(new Itemset(List.copyOf(set), count));
              }
            });
    return sets;
  }

  @Property(tries = 150)
  @Label("X-2 the frequent sets are all that come often enough, with their counts and in order")
  void frequent(
      @ForAll @From("bought") List<List<String>> bought,
      @ForAll @IntRange(min = 1, max = 8) int least,
      @ForAll @IntRange(min = 1, max = 9) int largest) {
    MiningLimits limits = MiningLimits.atLeast(least).upTo(largest);

    assertThat(baskets(bought).frequent(limits))
        .isEqualTo(new FrequentItemsets(bought.size(), limits, expected(bought, least, largest)));
  }

  @Property(tries = 50)
  @Label("X-1 neither the order of baskets nor that of products nor repeats change anything")
  void order(@ForAll @From("bought") List<List<String>> bought, @ForAll Random random) {
    List<List<String>> shuffled = new ArrayList<>();
    for (List<String> basket : bought) {
      List<String> other = new ArrayList<>(basket);
      other.addAll(basket);
      Collections.shuffle(other, random);
      shuffled.add(other);
    }
    Collections.shuffle(shuffled, random);

    Baskets other = baskets(shuffled);
    MiningLimits limits = MiningLimits.atLeast(2);
    assertThat(other.frequent(limits)).isEqualTo(baskets(bought).frequent(limits));
    assertThat(other.items()).isSortedAccordingTo(Utf8Order.INSTANCE).doesNotHaveDuplicates();
    assertThat(other.size()).isEqualTo(bought.size());
  }

  @Property(tries = 100)
  @Label("X-1 X-4 a set of products is in so many baskets, and one is added to another so often")
  void counts(
      @ForAll @From("bought") List<List<String>> bought, @ForAll @From("two") List<String> two) {
    Baskets baskets = baskets(bought);
    long first = bought.stream().filter(basket -> basket.contains(two.get(0))).count();
    long both = bought.stream().filter(basket -> basket.containsAll(two)).count();

    assertThat(baskets.count(new HashSet<>(two))).isEqualTo(both);
    assertThat(baskets.count(Set.of())).isEqualTo(bought.size());
    assertThat(baskets.attachRate(two.get(0), two.get(1))).isEqualTo(new Proportion(both, first));
    assertThat(baskets.lift(two.get(0), two.get(1)).both()).isEqualTo(both);
  }

  @Provide
  Arbitrary<List<String>> two() {
    return Arbitraries.of(PRODUCTS).list().ofSize(2).uniqueElements();
  }

  @Property(tries = 60)
  @Label("X-3 the rules are all that hold often enough, each with its counts")
  void rules(
      @ForAll @From("bought") List<List<String>> bought,
      @ForAll @IntRange(min = 1, max = 5) int least,
      @ForAll @IntRange(min = 0, max = 10) int tenths) {
    Baskets baskets = baskets(bought);
    List<Rule> expected = new ArrayList<>();
    for (Itemset set : expected(bought, least, PRODUCTS.size())) {
      for (String consequent : set.items()) {
        List<String> rest = set.items().stream().filter(item -> !item.equals(consequent)).toList();
        long antecedents = baskets.count(new HashSet<>(rest));
        if (!rest.isEmpty() && 10 * set.count() >= tenths * antecedents) {
          expected.add(
              new Rule(
                  rest,
                  consequent,
                  set.count(),
                  antecedents,
                  baskets.count(Set.of(consequent)),
                  bought.size()));
        }
      }
    }

    assertThat(baskets.frequent(MiningLimits.atLeast(least)).rules(new Ratio(tenths, 10)))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("X-2 more products than a square of counts has room for are counted one by one")
  void many_products() {
    Baskets.Builder bought = Baskets.builder();
    for (int i = 0; i < 2_100; i++) {
      bought.add(List.of("p" + i, "p" + (i + 1) % 2_100, "p" + (i + 2) % 2_100));
    }
    List<Itemset> sets = bought.build().frequent(MiningLimits.atLeast(1)).sets();

    assertThat(sets).hasSize(2_100 * 4);
    assertThat(sets).filteredOn(set -> set.items().size() == 2).hasSize(4_200);
    assertThat(sets).filteredOn(set -> set.count() == 2).hasSize(2_100);
    assertThat(bought.build().frequent(MiningLimits.atLeast(1).upTo(2)).sets())
        .isEqualTo(sets.subList(0, 6_300));
  }

  @Test
  @DisplayName("X-2 where there are more sets than asked for, none is left out in silence")
  void too_many() {
    List<String> twenty = IntStream.range(0, 20).mapToObj(i -> "p" + i).toList();
    Baskets baskets = baskets(List.of(twenty, twenty));

    assertThat(baskets.frequent(new MiningLimits(2, 2, 210)).sets()).hasSize(210);
    assertThatThrownBy(() -> baskets.frequent(new MiningLimits(2, 3, 210)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raise the least count");
    assertThat(MiningLimits.atLeast(2).mostSets()).isEqualTo(1_000_000);
  }

  @Test
  @DisplayName("X-2 a support is rounded up to a count, and is one basket at least")
  void least_count() {
    Baskets baskets = baskets(Collections.nCopies(9_835, List.of("a")));

    assertThat(baskets.leastCount(new Ratio(1, 1_000))).isEqualTo(10);
    assertThat(baskets.leastCount(new Ratio(1, 5))).isEqualTo(1_967);
    assertThat(baskets.leastCount(new Ratio(Long.MAX_VALUE, Long.MAX_VALUE))).isEqualTo(9_835);
    assertThat(baskets.leastCount(new Ratio(0, 1))).isEqualTo(1);
    assertThat(Baskets.builder().build().leastCount(new Ratio(1, 1))).isEqualTo(1);
    assertThatThrownBy(() -> baskets.leastCount(new Ratio(2, 1)))
        .hasMessageContaining("a support must be");
    assertThatThrownBy(() -> baskets.leastCount(new Ratio(0, 0)))
        .hasMessageContaining("a support must be");
  }

  @Test
  @DisplayName("X-1 baskets of nothing are counted, and no baskets have no sets")
  void nothing() {
    MiningLimits all = MiningLimits.atLeast(1);

    assertThat(Baskets.builder().build().frequent(all).sets()).isEmpty();
    Baskets empty = baskets(List.of(List.of(), List.of()));
    assertThat(empty.size()).isEqualTo(2);
    assertThat(empty.frequent(all).sets()).isEmpty();
    assertThat(empty.attachRate("a", "b")).isEqualTo(new Proportion(0, 0));
    Baskets more = baskets(List.of(List.of(), List.of("a"), List.of("a", "b")));
    assertThat(more.frequent(all).rules(new Ratio(1, 2)))
        .containsExactly(
            new Rule(List.of("b"), "a", 1, 1, 2, 3), new Rule(List.of("a"), "b", 1, 2, 1, 3));
  }

  @Test
  @DisplayName("X-2 limits below one are refused")
  void limits() {
    assertThatThrownBy(() -> MiningLimits.atLeast(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> MiningLimits.atLeast(1).upTo(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new MiningLimits(1, 1, 0)).hasMessageContaining("at least 1");
  }
}
