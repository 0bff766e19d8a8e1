package io.siyu.insight;

import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.OrderLine;
import io.siyu.event.Referred;
import io.siyu.event.Shared;
import io.siyu.event.Viewed;
import io.siyu.insight.Act.Kind;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.member.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packs journeys, person by person. Not thread-safe. */
public final class JourneyBuilder {
  private static final int INITIAL = 64;

  private final Instant asOf;
  private final List<Act> acts = new ArrayList<>();
  private final Map<Act, Integer> codes = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private int[] starts = new int[INITIAL];
  private long[] at = new long[INITIAL];
  private int[] act = new int[INITIAL];
  private int[] firstOrders = new int[INITIAL];
  private long[] paidAt = new long[INITIAL];
  private long[] net = new long[INITIAL];
  private int orders;
  private int persons;
  private int size;

  private record Step(long at, int act) {}

  /**
   * Starts with nobody.
   *
   * @param asOf the instant before which everything occurred
   */
  public JourneyBuilder(Instant asOf) {
    this.asOf = asOf;
  }

  /**
   * Adds a person who is at least a lead; anybody else is nobody yet.
   *
   * @param person everything known of them
   * @param member what they are as of the same instant
   */
  public void add(Dossier person, Member member) {
    if (member.stage().isEmpty()) {
      return;
    }
    steps.clear();
    member.touches().forEach(this::touched);
    member.presences().forEach(this::stayed);
    for (Order order : member.orders()) {
      if (order.valid() && order.paidAt().isPresent()) {
        bought(order, order.paidAt().get());
      }
    }
    for (Event event : Beliefs.before(asOf, person.events())) {
      did(event.occurredAt(), event.fact());
    }
    for (var stage : member.reached().entrySet()) {
      step(stage.getValue(), Kind.REACHED, stage.getKey().name());
    }
    steps.sort(Comparator.comparingLong(Step::at));
    for (Step step : steps) {
      append(step);
    }
    persons++;
    if (persons == starts.length) {
      starts = Arrays.copyOf(starts, persons * 2);
      firstOrders = Arrays.copyOf(firstOrders, persons * 2);
    }
    starts[persons] = size;
    firstOrders[persons] = orders;
  }

  private void touched(Touch touch) {
    step(touch.at(), Kind.TOUCHED, touch.channel());
  }

  private void stayed(Presence presence) {
    step(presence.since(), Kind.JOINED, presence.pool());
    presence.until().ifPresent(until -> step(until, Kind.LEFT, presence.pool()));
  }

  private void bought(Order order, Instant at) {
    step(at, Kind.ORDERED, "");
    Set<String> skus = new LinkedHashSet<>();
    for (OrderLine line : order.lines()) {
      skus.add(line.sku());
    }
    skus.forEach(sku -> step(at, Kind.BOUGHT, sku));
    if (order.amountKnown()) {
      if (orders == net.length) {
        paidAt = Arrays.copyOf(paidAt, orders * 2);
        net = Arrays.copyOf(net, orders * 2);
      }
      paidAt[orders] = at.toEpochMilli();
      net[orders++] = Math.subtractExact(order.paid(), order.refunded());
    }
  }

  private void did(Instant when, Fact fact) {
    if (fact instanceof Engaged engaged && engaged.direction() == Engaged.Direction.INBOUND) {
      step(when, Kind.ENGAGED, engaged.what());
    } else if (fact instanceof Viewed viewed) {
      step(when, Kind.VIEWED, viewed.item());
    } else if (fact instanceof Shared shared) {
      step(when, Kind.SHARED, shared.item());
    } else if (fact instanceof Referred referred) {
      step(when, Kind.REFERRED, referred.campaign());
    }
  }

  private void step(Instant when, Kind kind, String detail) {
    Act key = new Act(kind, detail);
    Integer code = codes.get(key);
    if (code == null) {
      code = acts.size();
      codes.put(key, code);
      acts.add(key);
    }
    steps.add(new Step(when.toEpochMilli(), code));
  }

  private void append(Step step) {
    if (size == at.length) {
      at = Arrays.copyOf(at, size * 2);
      act = Arrays.copyOf(act, size * 2);
    }
    at[size] = step.at();
    act[size] = step.act();
    size++;
  }

  /** States the result. */
  public Journeys result() {
    return new Journeys(
        asOf,
        acts,
        Arrays.copyOf(starts, persons + 1),
        Arrays.copyOf(at, size),
        Arrays.copyOf(act, size),
        new Journeys.Orders(
            Arrays.copyOf(firstOrders, persons + 1),
            Arrays.copyOf(paidAt, orders),
            Arrays.copyOf(net, orders)));
  }
}
