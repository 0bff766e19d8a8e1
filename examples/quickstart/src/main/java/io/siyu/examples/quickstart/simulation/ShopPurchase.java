package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One order in the brand's shop (微信小店), whose amount only the host states, once it has asked the
 * platform. Not thread-safe.
 */
final class ShopPurchase {
  private final Draft life;
  private final List<Line> lines;
  private final OptionalLong total;
  private final IdentityKey buyer;
  private final IdentityKey number;

  ShopPurchase(Draft life) {
    this.life = life;
    this.lines = life.basket();
    this.total = OptionalLong.of(lines.stream().mapToLong(Line::paid).sum());
    this.buyer = life.names.openIdAt(Brand.SHOP_APPID, life.number);
    this.number = IdentityKey.orderNo(Brand.SHOP_APPID, life.unique("37"));
  }

  /** The buyer's name in the shop. */
  IdentityKey buyer() {
    return buyer;
  }

  Instant pay(Instant when) {
    Instant at = life.free(when);
    life.write(new Happening.ShopPaid(at, number, buyer));
    return at;
  }

  /** The host states what was paid, as of when it was. */
  void state(Instant paidAt) {
    life.write(new Happening.Booked(paidAt, number, "", Optional.empty(), total, false));
  }

  /** The host states what was bought, and the sum of it. */
  void describe(Instant paidAt) {
    Instant at = life.free(life.minutesAfter(paidAt));
    life.write(
        new Happening.Described(at, number, Optional.empty(), Optional.empty(), lines, total, ""));
  }
}
