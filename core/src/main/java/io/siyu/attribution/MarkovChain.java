package io.siyu.attribution;

import io.siyu.json.Utf8Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Markov chain of order 1 of how people come from channel to channel until they convert or are
 * lost. Mutable; not thread-safe.
 *
 * <p>With N = (I − Q)⁻¹ a conversion has the probability P = Σ start · N · r. Whoever comes to a
 * channel c at all, of whom there are (start · N)c ÷ Ncc, is lost if it is removed, and would have
 * converted with (N · r)c: the removal effect is what they add up to of P. One inverse does for all
 * channels, and no simulation, which would be some per cent off.
 */
final class MarkovChain {
  private static final class State {
    final Map<String, Long> next = new HashMap<>();
    long converted;
    long lost;
  }

  private final SortedMap<String, State> states = new TreeMap<>(Utf8Order.INSTANCE);
  private final Map<String, Long> starts = new HashMap<>();

  /** Adds a journey that took place so many times. */
  void add(List<String> channels, long times, boolean converted) {
    starts.merge(channels.get(0), times, Math::addExact);
    for (int i = 0; i < channels.size(); i++) {
      State state = states.computeIfAbsent(channels.get(i), channel -> new State());
      if (i + 1 == channels.size()) {
        state.converted += converted ? times : 0;
        state.lost += converted ? 0 : times;
      } else if (!channels.get(i).equals(channels.get(i + 1))) {
        // Staying at a channel changes nothing.
        state.next.merge(channels.get(i + 1), times, Math::addExact);
      }
    }
  }

  /** Adds what another chain has counted. */
  void add(MarkovChain other) {
    other.starts.forEach((channel, times) -> starts.merge(channel, times, Math::addExact));
    other.states.forEach(
        (channel, counted) -> {
          State state = states.computeIfAbsent(channel, c -> new State());
          counted.next.forEach((next, times) -> state.next.merge(next, times, Math::addExact));
          state.converted += counted.converted;
          state.lost += counted.lost;
        });
  }

  /** The removal effect of each channel, from 0 to 1; none where nobody converted. */
  SortedMap<String, Double> removalEffects() {
    List<String> channels = new ArrayList<>(states.keySet());
    int n = channels.size();
    double[] converts = new double[n];
    double[][] inverse = Matrix.inverse(leaving(channels, converts));
    double[] visits = new double[n];
    double[] thenConverts = new double[n];
    double all = starts.values().stream().mapToLong(Long::longValue).sum();
    for (int i = 0; i < n; i++) {
      double start = starts.getOrDefault(channels.get(i), 0L) / all;
      for (int j = 0; j < n; j++) {
        visits[j] += start * inverse[i][j];
        thenConverts[i] += inverse[i][j] * converts[j];
      }
    }
    double probability = 0;
    for (int i = 0; i < n; i++) {
      probability += starts.getOrDefault(channels.get(i), 0L) / all * thenConverts[i];
    }
    SortedMap<String, Double> effects = new TreeMap<>(Utf8Order.INSTANCE);
    for (int i = 0; i < n && probability > 0; i++) {
      double effect = visits[i] / inverse[i][i] * thenConverts[i] / probability;
      effects.put(channels.get(i), Math.min(1, Math.max(0, effect)));
    }
    return effects;
  }

  /** The matrix I − Q, and r in {@code converts}. */
  private double[][] leaving(List<String> channels, double[] converts) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < channels.size(); i++) {
      index.put(channels.get(i), i);
    }
    double[][] matrix = new double[channels.size()][channels.size()];
    int i = 0;
    for (State state : states.values()) {
      double out =
          (double) state.converted
              + state.lost
              + state.next.values().stream().mapToLong(Long::longValue).sum();
      converts[i] = state.converted / out;
      matrix[i][i] = 1;
      for (Map.Entry<String, Long> next : state.next.entrySet()) {
        matrix[i][index.getOrDefault(next.getKey(), i)] -= next.getValue() / out;
      }
      i++;
    }
    return matrix;
  }
}
