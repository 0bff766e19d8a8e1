package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is true of the simulated world at the end of its window (真相): the persons, their lives and
 * their orders. The reference that reports are held against; it shares nothing with them but the
 * values.
 */
final class Truth {
  private final Season season;
  private final List<Happening> happenings;
  private final Persons persons;
  private final List<Order> orders = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Map<Order, Member> memberOf = new LinkedHashMap<>();
  private final List<Order> unresolvedOrders = new ArrayList<>();

  Truth(Season season, List<Happening> happenings) {
    this.season = season;
    this.happenings = happenings;
    this.persons = Persons.of(happenings);
    gatherOrders();
    gatherMembers();
  }

  private Instant asOf() {
    return season.end();
  }

  private void gatherOrders() {
    Map<IdentityKey, IdentityKey> otherNames = new LinkedHashMap<>();
    for (Happening happening : happenings) {
      if (happening instanceof Happening.Described it) {
        it.merchantNumber().ifPresent(number -> otherNames.put(it.number(), number));
      }
    }
    Map<IdentityKey, Order> byNumber = new LinkedHashMap<>();
    for (Happening happening : happenings) {
      number(happening)
          .map(number -> otherNames.getOrDefault(number, number))
          .map(number -> byNumber.computeIfAbsent(number, Order::new))
          .ifPresent(order -> order.note(happening, asOf()));
    }
    orders.addAll(byNumber.values());
  }

  private static Optional<IdentityKey> number(Happening happening) {
    if (happening instanceof Happening.Described it) {
      return Optional.of(it.number());
    } else if (happening instanceof Happening.Paid it) {
      return Optional.of(it.number());
    } else if (happening instanceof Happening.SoldVirtually it) {
      return Optional.of(it.number());
    } else if (happening instanceof Happening.ShopPaid it) {
      return Optional.of(it.number());
    } else if (happening instanceof Happening.Booked it) {
      return Optional.of(it.number());
    } else if (happening instanceof Happening.Refunded it) {
      return Optional.of(it.number());
    } else if (happening instanceof Happening.HandedBack it) {
      return Optional.of(it.number());
    }
    return Optional.empty();
  }

  private void gatherMembers() {
    Map<Set<IdentityKey>, List<Happening>> lives = new LinkedHashMap<>();
    Map<Set<IdentityKey>, List<Order>> ordersOf = new LinkedHashMap<>();
    for (Happening happening : happenings) {
      if (happening.at().isBefore(asOf())) {
        Persons.subject(happening)
            .flatMap(persons::owner)
            .ifPresent(keys -> lives.computeIfAbsent(keys, k -> new ArrayList<>()).add(happening));
      }
    }
    for (Order order : orders) {
      Optional<Set<IdentityKey>> owner = owner(order);
      owner.ifPresent(keys -> ordersOf.computeIfAbsent(keys, k -> new ArrayList<>()).add(order));
      if (owner.isEmpty() && order.seen()) {
        unresolvedOrders.add(order);
      }
    }
    Set<Set<IdentityKey>> everybody = new LinkedHashSet<>(lives.keySet());
    everybody.addAll(ordersOf.keySet());
    for (Set<IdentityKey> keys : everybody) {
      List<Happening> life = lives.getOrDefault(keys, new ArrayList<>());
      // Comings before goings within a second: the platform's clock has no finer one.
      life.sort(Comparator.comparing(Happening::at).thenComparing(Happening::kind));
      List<Order> own = ordersOf.getOrDefault(keys, List.of());
      Member member = new Member(keys, life, own);
      members.add(member);
      own.forEach(order -> memberOf.put(order, member));
    }
  }

  /**
   * Whose an order is: the buyer's where one is known, else the payer's, but never theirs of whom
   * the host says that it is not.
   */
  private Optional<Set<IdentityKey>> owner(Order order) {
    for (Set<IdentityKey> claims : List.of(order.buyers, order.payers)) {
      List<Set<IdentityKey>> owners =
          claims.stream()
              .map(persons::owner)
              .flatMap(Optional::stream)
              .distinct()
              .filter(person -> !persons.isDenied(person, order.number))
              .toList();
      if (owners.size() > 1) {
        throw new IllegalStateException("a story gives one order to two people");
      }
      if (!owners.isEmpty()) {
        return Optional.of(owners.get(0));
      }
    }
    return Optional.empty();
  }

  Season season() {
    return season;
  }

  List<Happening> happenings() {
    return happenings;
  }

  Persons persons() {
    return persons;
  }

  /** All orders, as they were at the end of the window. */
  List<Order> orders() {
    return orders;
  }

  List<Order> unresolvedOrders() {
    return unresolvedOrders;
  }

  /** All persons of whom anything was told before the end of the window. */
  List<Member> everybody() {
    return members;
  }

  /** The persons who had been seen before the end of the window. */
  List<Member> members() {
    return members.stream().filter(Member::isMember).toList();
  }

  /**
   * The known channel that an order is owed to; empty where it is owed to none, or nobody knows
   * whose it is.
   */
  Optional<String> channelOf(Order order) {
    Optional<Member> member = Optional.ofNullable(memberOf.get(order));
    return member.flatMap(it -> it.channelAt(order.firstPaidAt()));
  }

  /** The known channels through which the person of an order came in the thirty days before it. */
  List<String> channelsBefore(Order order) {
    return Optional.ofNullable(memberOf.get(order))
        .map(it -> it.channelsBefore(order.firstPaidAt()))
        .orElse(List.of());
  }

  /**
   * How many devices something was addressed to before the end of the window that belong to nobody.
   */
  long unresolvedDevices() {
    return happenings.stream()
        .filter(it -> it.at().isBefore(asOf()))
        .map(Persons::subject)
        .flatMap(Optional::stream)
        .filter(key -> key.type() == KeyType.DEVICE)
        .distinct()
        .filter(device -> persons.owner(device).isEmpty())
        .count();
  }
}
