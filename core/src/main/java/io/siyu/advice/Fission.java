package io.siyu.advice;

import com.google.common.collect.ImmutableList;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Estimate.Undefined;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many people bring how many (裂变), as of an instant.
 *
 * @param children the children of the parents whose window has closed, by those parents; that they
 *     are as many per parent is the factor K (K 因子)
 * @param open how many parents were left out since their window has not closed yet; with them, K
 *     would come out too small
 * @param cycle how long a child takes: until when half of those come that come in the window
 */
public record Fission(Rate children, long open, Estimate<Duration> cycle) {
  /**
   * Somebody who may bring others.
   *
   * @param from from when on: when they were asked, or joined
   * @param children when those whom they brought joined; each child counts for one parent, the
   *     first, and nobody for themselves
   */
  public record Parent(Instant from, List<Instant> children) {
    /** Copies. */
    public Parent {
      children = ImmutableList.copyOf(children);
    }
  }

  /**
   * Counts.
   *
   * @param parents in any order
   * @param window how long after {@code from} a child counts, excluded
   * @param asOf as of when; nothing at or after it is seen
   */
  public static Fission of(List<Parent> parents, Duration window, Instant asOf) {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a window must be above 0");
    }
    long closed = 0;
    long open = 0;
    long children = 0;
    for (Parent parent : parents) {
      if (!parent.from().plus(window).isAfter(asOf)) {
        closed++;
        children += delays(parent, window).size();
      } else if (parent.from().isBefore(asOf)) {
        open++;
      }
    }
    return new Fission(new Rate(children, closed), open, cycle(parents, window, asOf, closed));
  }

  /** The factor K. */
  public Estimate<Double> k() {
    return children.value();
  }

  /** The interval of K, exact if the number of children is a Poisson count. */
  public Estimate<Interval> k(double level) {
    return children.exact(level);
  }

  /**
   * Where the mean number of children so far (Nelson 1988) reaches half of that in the window. Each
   * parent counts for as long as it was seen, so that those still open bias nothing.
   */
  private static Estimate<Duration> cycle(
      List<Parent> parents, Duration window, Instant asOf, long closed) {
    if (closed == 0) {
      return new Undefined<>("NO_WINDOW_CLOSED");
    }
    List<Duration> seen =
        parents.stream()
            .map(parent -> Duration.between(parent.from(), asOf))
            .map(age -> age.compareTo(window) < 0 ? age : window)
            .sorted()
            .toList();
    List<Duration> delays =
        parents.stream()
            .flatMap(
                parent -> {
                  Duration age = Duration.between(parent.from(), asOf);
                  return delays(parent, age.compareTo(window) < 0 ? age : window).stream();
                })
            .sorted()
            .toList();
    double half = mean(delays, seen, Double.POSITIVE_INFINITY).children() / 2;
    return half == 0
        ? new Undefined<>("NO_CHILDREN")
        : new Known<>(mean(delays, seen, half).after());
  }

  private record Mean(double children, Duration after) {}

  /** The mean number of children, until it reaches so many. */
  private static Mean mean(List<Duration> delays, List<Duration> seen, double enough) {
    double children = 0;
    Duration after = Duration.ZERO;
    int gone = 0;
    for (Duration delay : delays) {
      if (children >= enough) {
        break;
      }
      while (seen.get(gone).compareTo(delay) <= 0) {
        gone++;
      }
      children += 1.0 / (seen.size() - gone);
      after = delay;
    }
    return new Mean(children, after);
  }

  /** After how long children came, of those that came within a time. */
  private static List<Duration> delays(Parent parent, Duration within) {
    return parent.children().stream()
        .map(child -> Duration.between(parent.from(), child))
        .filter(delay -> !delay.isNegative() && delay.compareTo(within) < 0)
        .toList();
  }
}
