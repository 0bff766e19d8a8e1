package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One order over a store's counter, known from the host's books alone (门店订单). Not thread-safe. */
final class StorePurchase {
  private final Draft life;
  private final List<Line> lines;
  private final Optional<IdentityKey> buyer;
  private final IdentityKey number;
  private final long total;

  StorePurchase(Draft life, Optional<IdentityKey> buyer) {
    this.life = life;
    this.lines = life.basket();
    this.buyer = buyer;
    this.number = IdentityKey.orderNo(Brand.STORE_ORDERS, life.unique("S"));
    this.total = lines.stream().mapToLong(Line::paid).sum();
  }

  long total() {
    return total;
  }

  Instant pay(Instant when) {
    return pay(when, life.unique("R"), OptionalLong.of(total), false);
  }

  /** Pays a part now, as a deposit or a balance. */
  Instant payPart(Instant when, long amount) {
    return pay(when, life.unique("R"), OptionalLong.of(amount), false);
  }

  Instant payUnknownAmount(Instant when) {
    return pay(when, "", OptionalLong.empty(), false);
  }

  Instant payInSandbox(Instant when) {
    return pay(when, life.unique("T"), OptionalLong.of(total), true);
  }

  private Instant pay(Instant when, String receipt, OptionalLong amount, boolean sandbox) {
    Instant at = life.free(when);
    life.write(new Happening.Booked(at, number, receipt, buyer, amount, sandbox));
    return at;
  }

  /** The host describes the order after it was paid, with its total or without. */
  Instant describe(Instant paidAt, boolean withTotal) {
    Instant at = life.free(paidAt.plus(Duration.ofSeconds(life.draw.between(5, 300))));
    OptionalLong stated = withTotal ? OptionalLong.of(total) : OptionalLong.empty();
    life.write(new Happening.Described(at, number, Optional.empty(), buyer, lines, stated, ""));
    return at;
  }

  Instant handBack(Instant when, long amount) {
    Instant at = life.free(when);
    life.write(new Happening.HandedBack(at, number, life.unique("B"), amount));
    return at;
  }
}
