package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.attribution.Attributed;
import io.siyu.attribution.AttributionModel;
import io.siyu.attribution.AttributionSpec;
import io.siyu.attribution.AttributionTally;
import io.siyu.attribution.Conversion;
import io.siyu.attribution.Touchpoint;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Touch;
import io.siyu.time.Window;
import java.time.Duration;
import java.util.List;

/**
 * The orders first paid within a window, credited to channels by several models side by side
 * (归因对比), member by member (rule R-25). Not thread-safe.
 */
public final class AttributionMeasures {
  /** How long before an order a touch counts. */
  public static final Duration LOOK_BACK = Duration.ofDays(30);

  /** The models whose credits are exact without a floating-point number. */
  public static final List<AttributionModel> EXACT =
      ImmutableList.of(
          new AttributionModel.First(),
          new AttributionModel.Last(),
          new AttributionModel.Linear(),
          new AttributionModel.Position(),
          new AttributionModel.Shapley());

  private final Window window;
  private final List<AttributionTally> tallies;

  /** Starts with nothing, for the exact models. */
  public AttributionMeasures(Window window) {
    this(window, EXACT);
  }

  /** Starts with nothing. */
  public AttributionMeasures(Window window, List<AttributionModel> models) {
    this.window = window;
    this.tallies =
        models.stream()
            .map(model -> new AttributionTally(new AttributionSpec(model, LOOK_BACK)))
            .toList();
  }

  /** Adds a member's orders. */
  public void add(Member member) {
    List<Order> orders = member.orders().stream().filter(it -> it.isPaidIn(window)).toList();
    if (!orders.isEmpty()) {
      List<Touchpoint> touches = touchpoints(member.touches());
      orders.forEach(order -> add(touches, order));
    }
  }

  /**
   * Adds the journey of a member who was touched within the window and bought nothing in it.
   *
   * @return whether the member is such a one
   */
  public boolean addLost(Member member) {
    List<Touch> within =
        member.touches().stream().filter(touch -> window.contains(touch.at())).toList();
    List<Touchpoint> touches = touchpoints(within);
    if (touches.isEmpty()
        || member.orders().stream().anyMatch(it -> it.valid() && it.isPaidIn(window))) {
      return false;
    }
    tallies.forEach(tally -> tally.addLost(touches));
    return true;
  }

  private static List<Touchpoint> touchpoints(List<Touch> touches) {
    return touches.stream()
        .filter(touch -> !touch.channel().isEmpty())
        .map(touch -> new Touchpoint(touch.at().toEpochMilli(), touch.channel()))
        .toList();
  }

  /** Adds an order that belongs to nobody. */
  public void addUnresolved(Order order) {
    if (order.isPaidIn(window)) {
      add(List.of(), order);
    }
  }

  private void add(List<Touchpoint> touches, Order order) {
    Conversion conversion =
        new Conversion(
            order.paidAt().orElseThrow().toEpochMilli(),
            order.paid(),
            order.refunded(),
            order.valid() ? 1 : 0);
    tallies.forEach(tally -> tally.add(touches, conversion));
  }

  /** States the result, in the order of the models. */
  public List<Attributed> result() {
    return tallies.stream().map(AttributionTally::result).toList();
  }
}
