package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.basket.Itemset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.association.ItemSet;

/** Both sides find the same sets with the same counts. */
class BasketBenchmarkTest {
  @ParameterizedTest
  @CsvSource({"20000, 20, 3", "2000, 2, 5"})
  void the_sets_are_those_of_smile(int size, int least, int largest) {
    BasketBenchmark benchmark = new BasketBenchmark();
    benchmark.size = size;
    benchmark.least = least;
    benchmark.fill();

    List<Itemset> sets = benchmark.frequent().sets();
    List<Itemset> peers = benchmark.peer().stream().map(BasketBenchmarkTest::named).toList();
    assertThat(sets).hasSameSizeAs(peers).containsAll(peers);
    assertThat(sets.get(sets.size() - 1).items()).hasSizeGreaterThanOrEqualTo(largest);
  }

  private static Itemset named(ItemSet set) {
    return new Itemset(
        Arrays.stream(set.items).sorted().mapToObj(Tills::name).toList(), set.support);
  }
}
