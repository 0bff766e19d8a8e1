package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is true of one person at an instant (会员的真相): slow and obvious. */
final class Member {
  /** The stages, by the words of a report. */
  enum Stage {
    LEAD,
    CONTACT,
    NURTURED,
    FIRST_ORDER,
    REPEAT,
    ADVOCATE
  }

  /** The pools in which a person can be reached. */
  static final List<String> REACHING = List.of(Brand.CONTACTS, Brand.FOLLOWERS);

  static final List<String> POOLS = List.of(Brand.CONTACTS, Brand.FOLLOWERS, Brand.MINI_SHOP);

  private final Set<IdentityKey> keys;
  private final List<Happening> life;
  private final List<Order> orders;
  private final List<Order> validOrders;
  private final Map<String, List<Stay>> stays = new LinkedHashMap<>();
  private final Map<Stage, Instant> reached = new EnumMap<>(Stage.class);

  /**
   * Works a person out.
   *
   * @param keys the person's keys
   * @param life what happened to them before the instant, in the order of time
   * @param orders their orders, as they were at the instant
   */
  Member(Set<IdentityKey> keys, List<Happening> life, List<Order> orders) {
    this.keys = keys;
    this.life = life;
    this.orders = orders.stream().filter(Order::isPaid).toList();
    this.validOrders =
        orders.stream()
            .filter(Order::isValid)
            .sorted(Comparator.comparing(Order::firstPaidAt))
            .toList();
    for (String pool : POOLS) {
      stays.put(pool, Stay.of(life, pool));
    }
    reach(Stage.LEAD, leads(orders));
    reach(Stage.CONTACT, contacts());
    nurtured();
    reach(Stage.FIRST_ORDER, validOrders.stream().map(Order::firstPaidAt).toList());
    repeat();
    reach(
        Stage.ADVOCATE,
        times(
            it ->
                it instanceof Happening.Recommended word
                    && word.qualified()
                    && !keys.contains(word.invitee())));
  }

  private void reach(Stage stage, List<Instant> when) {
    when.stream().min(Comparator.naturalOrder()).ifPresent(at -> reached.put(stage, at));
  }

  private List<Instant> times(Predicate<Happening> which) {
    return life.stream().filter(which).map(Happening::at).toList();
  }

  private List<Instant> leads(List<Order> orders) {
    List<Instant> out =
        new ArrayList<>(
            times(
                it ->
                    it instanceof Happening.Touched
                        || it instanceof Happening.Added
                        || it instanceof Happening.Entered
                        || it instanceof Happening.Followed
                        || it instanceof Happening.Scanned
                        || it instanceof Happening.Spoke
                        || it instanceof Happening.ChatStarted));
    orders.forEach(order -> order.beganAt().ifPresent(out::add));
    return out;
  }

  private List<Instant> contacts() {
    return REACHING.stream().flatMap(pool -> stays(pool).stream()).map(Stay::began).toList();
  }

  private void nurtured() {
    Instant contact = reached.get(Stage.CONTACT);
    if (contact == null) {
      return;
    }
    times(it -> isFromCustomer(it) && !it.at().isBefore(contact)).stream()
        .sorted()
        .skip(Brand.NURTURED_AFTER - 1)
        .findFirst()
        .ifPresent(at -> reached.put(Stage.NURTURED, at));
  }

  private static boolean isFromCustomer(Happening happening) {
    return (happening instanceof Happening.Spoke word && word.inbound())
        || happening instanceof Happening.ChatStarted;
  }

  private void repeat() {
    if (validOrders.isEmpty()) {
      return;
    }
    LocalDate first = LocalDate.ofInstant(validOrders.get(0).firstPaidAt(), Season.ZONE);
    reach(
        Stage.REPEAT,
        validOrders.stream()
            .map(Order::firstPaidAt)
            .filter(at -> LocalDate.ofInstant(at, Season.ZONE).isAfter(first))
            .toList());
  }

  /** When a stage was reached; empty where it was not. */
  Optional<Instant> reached(Stage stage) {
    return Optional.ofNullable(reached.get(stage));
  }

  /** Whether this is a member at all: only who was ever seen is one. */
  boolean isMember() {
    return reached.containsKey(Stage.LEAD);
  }

  /** The highest stage reached. */
  Stage stage() {
    return reached.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  boolean isReachable() {
    return REACHING.stream().anyMatch(this::isPresent);
  }

  boolean isLost() {
    return reached.containsKey(Stage.CONTACT) && !isReachable();
  }

  boolean isPresent(String pool) {
    return stays(pool).stream().anyMatch(stay -> stay.ended().isEmpty());
  }

  List<Stay> stays(String pool) {
    return stays.getOrDefault(pool, List.of());
  }

  Set<IdentityKey> keys() {
    return keys;
  }

  /** What happened to the person, in the order of time. */
  List<Happening> life() {
    return life;
  }

  /** All orders that were paid, valid or not. */
  List<Order> orders() {
    return orders;
  }

  /** In the order of their first payments. */
  List<Order> validOrders() {
    return validOrders;
  }

  /** The referrals of others that qualified, each once. */
  List<Instant> referrals() {
    Set<IdentityKey> brought = new HashSet<>();
    return times(
        it ->
            it instanceof Happening.Recommended word
                && word.qualified()
                && !keys.contains(word.invitee())
                && brought.add(word.invitee()));
  }

  /** What the person ever agreed to and refused. */
  Consents consents() {
    return new Consents(life);
  }

  /** The first of the valid orders, which is the one that the first-order stage is about. */
  Optional<Order> firstOrder() {
    return validOrders.stream().findFirst();
  }

  /** The known channel through which this person first came, no later than an instant. */
  Optional<String> channelAt(Instant instant) {
    for (Happening happening : life) {
      String carried = carried(happening);
      if (!happening.at().isAfter(instant)
          && Brand.CHANNELS.stream().anyMatch(channel -> channel.code().equals(carried))) {
        return Optional.of(carried);
      }
    }
    return Optional.empty();
  }

  /** The known channel through which this person first came within a window. */
  Optional<String> channelWithin(Window window) {
    return life.stream()
        .filter(it -> window.contains(it.at()))
        .map(Member::carried)
        .filter(text -> Brand.CHANNELS.stream().anyMatch(channel -> channel.code().equals(text)))
        .findFirst();
  }

  /** The known channels through which this person came in the thirty days up to an instant. */
  List<String> channelsBefore(Instant instant) {
    Instant first = instant.minus(Duration.ofDays(30));
    return life.stream()
        .filter(it -> !it.at().isAfter(instant) && !it.at().isBefore(first))
        .sorted(Comparator.comparing(Happening::at).thenComparing(Member::carried))
        .map(Member::carried)
        .filter(text -> Brand.CHANNELS.stream().anyMatch(channel -> channel.code().equals(text)))
        .toList();
  }

  /** The text of a channel, known or not, that a happening carried; empty where it carried none. */
  private static String carried(Happening happening) {
    if (happening instanceof Happening.Touched it) {
      return it.channel();
    } else if (happening instanceof Happening.Added it) {
      return it.state();
    } else if (happening instanceof Happening.Entered it) {
      return it.channel();
    } else if (happening instanceof Happening.Followed it) {
      return it.code();
    } else if (happening instanceof Happening.Scanned it) {
      return it.code();
    }
    return "";
  }
}
