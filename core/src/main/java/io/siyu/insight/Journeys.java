package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.cohort.RepurchaseQuestion;
import io.siyu.cohort.RepurchaseTally;
import io.siyu.cohort.RetentionSpec;
import io.siyu.cohort.RetentionTally;
import io.siyu.funnel.FunnelMatcher;
import io.siyu.funnel.FunnelSpec;
import io.siyu.funnel.FunnelTally;
import io.siyu.funnel.Occurrences;
import io.siyu.standing.RfmPolicy;
import io.siyu.standing.RfmTally;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What everybody did in the order of time (旅程), packed for questions over millions of persons:
 * twelve bytes for each act, sixteen more for each order of known amount, and nobody's keys. It
 * holds what was known when it was made; make another to know more. Immutable and thread-safe.
 */
public final class Journeys {
  private static final long[] NEVER = {};

  private final Instant asOf;
  private final List<Act> acts;

  /** Where each person's acts begin, and where the last one's end. */
  private final int[] starts;

  private final long[] at;
  private final int[] act;

  private final Orders orders;

  /** The first person of this part. */
  private final int first;

  /** The person after the last of this part. */
  private final int end;

  /** The valid orders of known amount. */
  static final class Orders {
    /** Where each person's orders begin, and where the last one's end. */
    private final int[] starts;

    /** When they were first paid. */
    private final long[] paidAt;

    /** What was paid and not given back. */
    private final long[] net;

    Orders(int[] starts, long[] paidAt, long[] net) {
      this.starts = starts;
      this.paidAt = paidAt;
      this.net = net;
    }
  }

  Journeys(Instant asOf, List<Act> acts, int[] starts, long[] at, int[] act, Orders orders) {
    this(asOf, acts, starts, at, act, orders, 0, starts.length - 1);
  }

  private Journeys(
      Instant asOf,
      List<Act> acts,
      int[] starts,
      long[] at,
      int[] act,
      Orders orders,
      int first,
      int end) {
    this.asOf = asOf;
    this.acts = ImmutableList.copyOf(acts);
    this.starts = starts;
    this.at = at;
    this.act = act;
    this.orders = orders;
    this.first = first;
    this.end = end;
  }

  /**
   * Divides them into parts of about as many persons, so that several threads can be asked at once
   * and their answers added up. The parts share what is packed.
   *
   * @param parts how many, at least 1
   */
  public List<Journeys> split(int parts) {
    return IntStream.range(0, parts)
        .mapToObj(part -> part(bound(part, parts), bound(part + 1, parts)))
        .toList();
  }

  private Journeys part(int from, int to) {
    return new Journeys(asOf, acts, starts, at, act, orders, from, to);
  }

  private int bound(int part, int parts) {
    return first + (int) ((long) persons() * part / parts);
  }

  /** The instant before which everything occurred. */
  public Instant asOf() {
    return asOf;
  }

  /** How many persons there are. */
  public int persons() {
    return end - first;
  }

  /** How many acts there are. */
  public int size() {
    return starts[end] - starts[first];
  }

  /** Every act that somebody did, each once, in no order. */
  public List<Act> acts() {
    return acts;
  }

  /**
   * Counts how many came how far in a funnel (漏斗).
   *
   * @param spec what is asked; without exclusions and without a property held constant
   * @param steps for each of its steps, which acts fill it
   */
  public FunnelTally funnel(FunnelSpec spec, List<Predicate<Act>> steps) {
    int[] bits = bits(spec, steps);
    FunnelMatcher matcher = new FunnelMatcher(spec);
    FunnelTally tally = new FunnelTally(spec);
    Occurrences occurrences = new Occurrences();
    long until = asOf.toEpochMilli();
    for (int person = first; person < end; person++) {
      occurrences.clear();
      for (int i = starts[person]; i < starts[person + 1]; i++) {
        occurrences.add(at[i], bits[act[i]]);
      }
      matcher.follow(occurrences, until);
      tally.add(matcher);
    }
    return tally;
  }

  /**
   * Counts who came back (留存).
   *
   * @param spec what is asked
   * @param window who begins in it is counted
   * @param begins which acts begin
   * @param returns which acts count as coming back; may be the same
   */
  public RetentionTally retention(
      RetentionSpec spec, Window window, Predicate<Act> begins, Predicate<Act> returns) {
    boolean[] isBegin = matching(begins);
    boolean[] isReturn = matching(returns);
    RetentionTally tally = new RetentionTally(spec, window, asOf.toEpochMilli());
    for (int person = first; person < end; person++) {
      tally.add(instants(person, isBegin), instants(person, isReturn));
    }
    return tally;
  }

  /** Counts who bought again (复购), by one of its definitions. */
  public RepurchaseTally repurchase(RepurchaseQuestion question) {
    boolean[] isOrder = matching(act -> act.kind() == Act.Kind.ORDERED);
    RepurchaseTally tally = new RepurchaseTally(question, asOf);
    for (int person = first; person < end; person++) {
      tally.add(instants(person, isOrder));
    }
    return tally;
  }

  /** Collects recency, frequency and money (RFM) of who bought in the policy's window. */
  public RfmTally rfm(RfmPolicy policy) {
    RfmTally tally = new RfmTally(policy, asOf);
    for (int person = first; person < end; person++) {
      tally.add(orders.paidAt, orders.net, orders.starts[person], orders.starts[person + 1]);
    }
    return tally;
  }

  private boolean[] matching(Predicate<Act> condition) {
    boolean[] matching = new boolean[acts.size()];
    for (int code = 0; code < matching.length; code++) {
      matching[code] = condition.test(acts.get(code));
    }
    return matching;
  }

  private long[] instants(int person, boolean[] matching) {
    int count = 0;
    for (int i = starts[person]; i < starts[person + 1]; i++) {
      count += matching[act[i]] ? 1 : 0;
    }
    if (count == 0) {
      return NEVER;
    }
    long[] instants = new long[count];
    for (int i = starts[person + 1] - 1; count > 0; i--) {
      if (matching[act[i]]) {
        instants[--count] = at[i];
      }
    }
    return instants;
  }

  /** Which steps each act fills. */
  private int[] bits(FunnelSpec spec, List<Predicate<Act>> steps) {
    if (!spec.exclusions().isEmpty() || spec.holdConstant().isPresent()) {
      throw new IllegalArgumentException(
          "journeys have no exclusions and no property to hold constant; feed a FunnelMatcher");
    }
    if (steps.size() != spec.steps().size()) {
      throw new IllegalArgumentException(
          "give one condition for each of the funnel's " + spec.steps().size() + " steps");
    }
    int[] bits = new int[acts.size()];
    for (int code = 0; code < bits.length; code++) {
      for (int step = 0; step < steps.size(); step++) {
        bits[code] |= steps.get(step).test(acts.get(code)) ? 1 << step : 0;
      }
    }
    return bits;
  }
}
