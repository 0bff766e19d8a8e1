package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Order.Movement;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an order truly cost the brand (订单成本的真相). */
final class Costs {
  /** From this day on refills cost a tenth more to make. */
  static final LocalDate DEARER_FROM = LocalDate.of(2026, 3, 16);

  static final String DEARER = "RP-";

  /** What packing and postage cost per order, in 分, from these days on. */
  static final LocalDate POSTAGE_FROM = LocalDate.of(2026, 1, 1);

  static final long POSTAGE = 550;
  static final LocalDate POSTAGE_ROSE = LocalDate.of(2026, 3, 20);
  static final long POSTAGE_SINCE = 620;

  private final Order order;

  Costs(Order order) {
    this.order = order;
  }

  static long dearer(long unitCost) {
    return unitCost * 11 / 10;
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(Season.ZONE).toInstant();
  }

  /** What is left after all costs; empty where nobody can tell. */
  OptionalLong contribution() {
    if (!isKnown()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(order.net() - movements().stream().mapToLong(Movement::amount).sum());
  }

  /** Whether its amount and the price of all that was in it are known. */
  boolean isKnown() {
    return order.isPaid()
        && !order.amountUnknown()
        && !order.lines().isEmpty()
        && order.lines().stream().allMatch(line -> goods(line).isPresent());
  }

  long within(Window window) {
    return movements().stream()
        .filter(it -> window.contains(it.at()))
        .mapToLong(Movement::amount)
        .sum();
  }

  /** What was spent on it, and as negative amounts what came back. */
  List<Movement> movements() {
    List<Movement> out = new ArrayList<>();
    if (isKnown()) {
      Instant paidAt = order.firstPaidAt();
      long goods = order.lines().stream().mapToLong(line -> goods(line).getAsLong()).sum();
      boolean rose = !paidAt.isBefore(start(POSTAGE_ROSE));
      out.add(new Movement(paidAt, goods + (rose ? POSTAGE_SINCE : POSTAGE)));
      givenBackAt().ifPresent(at -> out.add(new Movement(at, -goods)));
    }
    return out;
  }

  /** What the goods of one product in it cost within a window; empty where nobody can tell. */
  OptionalLong goodsWithin(Window window, String sku) {
    if (!order.isPaid() || order.amountUnknown()) {
      return OptionalLong.empty();
    }
    long goods = 0;
    for (Line line : order.lines()) {
      if (line.sku().equals(sku)) {
        if (goods(line).isEmpty()) {
          return OptionalLong.empty();
        }
        goods += goods(line).getAsLong();
      }
    }
    long spent = window.contains(order.firstPaidAt()) ? goods : 0;
    return OptionalLong.of(
        givenBackAt().filter(window::contains).isPresent() ? spent - goods : spent);
  }

  private Optional<Instant> givenBackAt() {
    List<Movement> back = order.covered();
    return order.net() == 0 && !back.isEmpty()
        ? Optional.of(back.get(back.size() - 1).at())
        : Optional.empty();
  }

  private OptionalLong goods(Line line) {
    for (Product product : Catalogue.PRODUCTS) {
      if (product.sku().equals(line.sku())) {
        boolean dearer =
            product.sku().startsWith(DEARER) && !order.firstPaidAt().isBefore(start(DEARER_FROM));
        return OptionalLong.of(
            line.units() * (dearer ? dearer(product.unitCost()) : product.unitCost()));
      }
    }
    return OptionalLong.empty();
  }
}
