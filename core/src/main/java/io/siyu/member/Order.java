package io.siyu.member;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import io.siyu.event.EventId;
import io.siyu.event.OrderLine;
import io.siyu.identity.IdentityKey;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One order, put together from every push about it (订单), by chapter 4 of SPEC.md. Immutable.
 *
 * @param numbers the order's and its payments' numbers
 * @param events the events it was put together from, in the order of the fold
 * @param since when it was first heard of, if it was with real money or a description
 * @param paidAt when it was first paid with real money, if it was
 * @param shippedAt when the first of it went out, if anything has
 * @param completedAt when its receipt was confirmed, if it was
 * @param cancelledAt when it was called off, if it was; money is moved by refunds alone
 * @param payments what was paid; empty where nothing was or the amount is unknown
 * @param refunds what was given back of it, never more than was paid
 * @param excess what was given back beyond that
 * @param amountKnown whether the amount paid is known
 * @param valid whether it counts as an order: paid enough or an unknown amount, and not given back
 *     whole
 * @param heldRefunds how many refunds wait for a payment
 * @param lines the products, if they were described
 * @param costs what its goods and carrying it out cost, by when it was paid, and as negative
 *     amounts what came back of that; empty where it was not paid or the costs are not known
 * @param costKnown whether it was paid, its amount is known and so is what it costs
 * @param coupons how many coupons were used for it, as far as it was described
 * @param findings what does not fit
 */
public record Order(
    Set<IdentityKey> numbers,
    List<EventId> events,
    Optional<Instant> since,
    Optional<Instant> paidAt,
    Optional<Instant> shippedAt,
    Optional<Instant> completedAt,
    Optional<Instant> cancelledAt,
    List<Flow> payments,
    List<Flow> refunds,
    List<Flow> excess,
    boolean amountKnown,
    boolean valid,
    int heldRefunds,
    List<OrderLine> lines,
    List<Flow> costs,
    boolean costKnown,
    int coupons,
    Set<Finding> findings) {
  /** Copies. */
  public Order {
    numbers = ImmutableSortedSet.copyOf(numbers);
    events = ImmutableList.copyOf(events);
    payments = ImmutableList.copyOf(payments);
    refunds = ImmutableList.copyOf(refunds);
    excess = ImmutableList.copyOf(excess);
    lines = ImmutableList.copyOf(lines);
    costs = ImmutableList.copyOf(costs);
    findings = Sets.immutableEnumSet(findings);
  }

  /** Everything paid, in minor units. */
  public long paid() {
    return sum(payments);
  }

  /** Everything given back, in minor units; at most {@link #paid()}. */
  public long refunded() {
    return sum(refunds);
  }

  /** What was paid within a window. */
  public long paidIn(Window window) {
    return sumIn(payments, window);
  }

  /** What was given back within a window. */
  public long refundedIn(Window window) {
    return sumIn(refunds, window);
  }

  /** What it cost within a window, negative where more came back; 0 where that is not known. */
  public long costIn(Window window) {
    return sumIn(costs, window);
  }

  /** What is left of it after everything it cost (贡献), if that is known. */
  public OptionalLong contribution() {
    return costKnown
        ? OptionalLong.of(Math.subtractExact(Math.subtractExact(paid(), refunded()), sum(costs)))
        : OptionalLong.empty();
  }

  /** When it was given back whole, if it was. */
  public Optional<Instant> givenBackAt() {
    return givenBackAt(paid(), refunds);
  }

  static Optional<Instant> givenBackAt(long paid, List<Flow> refunds) {
    return paid > 0 && sum(refunds) == paid
        ? Optional.of(Iterables.getLast(refunds).at())
        : Optional.empty();
  }

  /** What was given back beyond what was paid, within a window. */
  public long excessIn(Window window) {
    return sumIn(excess, window);
  }

  /** Whether it was first paid within a window. */
  public boolean isPaidIn(Window window) {
    return paidAt.isPresent() && window.contains(paidAt.get());
  }

  static long sum(List<Flow> flows) {
    long sum = 0;
    for (Flow flow : flows) {
      sum = Math.addExact(sum, flow.minor());
    }
    return sum;
  }

  private static long sumIn(List<Flow> flows, Window window) {
    return sum(flows.stream().filter(flow -> window.contains(flow.at())).toList());
  }
}
