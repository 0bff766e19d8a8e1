package io.siyu.attribution;

import io.siyu.attribution.AttributionModel.Markov;
import io.siyu.json.Utf8Order;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Credits conversions to channels, one by one and in any order. Not thread-safe.
 *
 * <p>Touches may be listed in any order; of one instant that of the smaller code, by its UTF-8
 * bytes, comes first, and it also gets the unit that is left over where two have the same claim to
 * it.
 */
public final class AttributionTally {
  private static final long MILLION = 1_000_000;
  private static final Comparator<Touchpoint> IN_ORDER =
      Comparator.comparingLong(Touchpoint::at)
          .thenComparing(Touchpoint::channel, Utf8Order.INSTANCE);

  private final AttributionSpec spec;
  private final SortedMap<String, Credit> credits = new TreeMap<>(Utf8Order.INSTANCE);
  private final MarkovChain chain = new MarkovChain();
  private Credit together = Credit.NONE;
  private Credit unattributed = Credit.NONE;

  /** Starts with nothing. */
  public AttributionTally(AttributionSpec spec) {
    this.spec = spec;
  }

  /**
   * Credits a conversion.
   *
   * @param touches the touches of who converted; those after it or too long before it do not count
   */
  public void add(List<Touchpoint> touches, Conversion conversion) {
    Credit whole =
        new Credit(conversion.amount(), conversion.refunded(), conversion.count() * MILLION);
    List<Touchpoint> counting =
        touches.stream()
            .filter(touch -> touch.at() <= conversion.at())
            .filter(touch -> conversion.at() - touch.at() <= spec.lookBack().toMillis())
            .sorted(IN_ORDER)
            .toList();
    if (counting.isEmpty()) {
      unattributed = unattributed.plus(whole);
    } else if (spec.model() instanceof Markov) {
      together = together.plus(whole);
      if (conversion.count() > 0) {
        chain.add(channels(counting), conversion.count(), true);
      }
    } else {
      Weights.of(spec.model(), counting)
          .share(whole)
          .forEach((channel, credit) -> credits.merge(channel, credit, Credit::plus));
    }
  }

  /**
   * Adds a journey that led to no conversion, which the Markov model learns from and no other.
   *
   * @param touches all its touches; the look-back does not apply
   */
  public void addLost(List<Touchpoint> touches) {
    if (spec.model() instanceof Markov && !touches.isEmpty()) {
      chain.add(channels(touches.stream().sorted(IN_ORDER).toList()), 1, false);
    }
  }

  private static List<String> channels(List<Touchpoint> touches) {
    return touches.stream().map(Touchpoint::channel).toList();
  }

  /** Adds what another tally of the same kind has credited. */
  public void add(AttributionTally other) {
    if (!spec.equals(other.spec)) {
      throw new IllegalArgumentException("only credits of the same kind can be added up");
    }
    other.credits.forEach((channel, credit) -> credits.merge(channel, credit, Credit::plus));
    chain.add(other.chain);
    together = together.plus(other.together);
    unattributed = unattributed.plus(other.unattributed);
  }

  /** States what is credited to whom. */
  public Attributed result() {
    if (!(spec.model() instanceof Markov)) {
      return new Attributed(spec, credits, unattributed);
    }
    SortedMap<String, Double> shares = chain.removalEffects();
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    shares.replaceAll((channel, effect) -> effect / sum);
    // Without a conversion there is nothing to learn from.
    return shares.isEmpty()
        ? new Attributed(spec, Map.of(), unattributed.plus(together))
        : new Attributed(spec, Weights.of(shares).share(together), unattributed);
  }
}
