package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Happening.Outcome;
import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One order in the mini-program shop, paid through WeChat Pay (商城订单): set up what is unusual, then
 * {@link #pay}, then perhaps {@link #refund}. Not thread-safe.
 */
final class Purchase {
  private final Draft life;
  private final List<Line> lines;
  private final long total;
  private final IdentityKey number;
  private final String transaction;

  private Optional<IdentityKey> buyer;
  private Optional<IdentityKey> payer;
  private boolean described = true;
  private boolean numberedByHost;
  private Duration describedAfter;
  private long hostDifference;
  private long coupon;
  private String code = "";

  Purchase(Draft life) {
    this(life, life.basket());
  }

  Purchase(Draft life, List<Line> lines) {
    this.life = life;
    this.lines = lines;
    this.total = lines.stream().mapToLong(Line::paid).sum();
    this.number = IdentityKey.orderNo(Brand.MERCHANT, life.unique("L"));
    this.transaction = life.unique("42000026");
    this.buyer = Optional.of(life.openId);
    this.payer = Optional.of(life.openId);
    this.describedAfter = Duration.ofSeconds(-life.draw.between(20, 600));
  }

  Purchase buyer(IdentityKey key) {
    buyer = Optional.of(key);
    return this;
  }

  Purchase buyerUnknown() {
    buyer = Optional.empty();
    return this;
  }

  Purchase payer(IdentityKey key) {
    payer = Optional.of(key);
    return this;
  }

  Purchase payerUnknown() {
    payer = Optional.empty();
    return this;
  }

  /** The host never describes the order. */
  Purchase undescribed() {
    described = false;
    return this;
  }

  /** The host describes the order so long after its payment. */
  Purchase describedAfter(Duration delay) {
    describedAfter = delay;
    return this;
  }

  /** The host knows the order under a number of its own beside the merchant's. */
  Purchase numberedByHost() {
    numberedByHost = true;
    return this;
  }

  /** The host's books differ from what was paid by so many 分. */
  Purchase hostDiffersBy(long fen) {
    hostDifference = fen;
    return this;
  }

  /**
   * WeChat Pay takes so many 分 off by a coupon of its own, of which the host's total knows nothing.
   */
  Purchase coupon(long fen) {
    coupon = Math.min(fen, total);
    return this;
  }

  /** The host takes something off for a coupon of its own, which its prices tell already. */
  Purchase code(String ofCoupon) {
    code = ofCoupon;
    return this;
  }

  Purchase couponForAll() {
    coupon = total;
    return this;
  }

  /** The merchant's number. */
  IdentityKey number() {
    return number;
  }

  long total() {
    return total;
  }

  Instant pay(Instant when) {
    return payAt(life.free(when));
  }

  /** Pays at a second that has been taken already. */
  Instant payAt(Instant at) {
    if (described) {
      describe(life.free(at.plus(describedAfter)));
    }
    life.write(new Happening.Paid(at, number, transaction, payer, total, total - coupon));
    return at;
  }

  /** Describes the order without a payment ever being told. */
  Instant describeOnly(Instant when) {
    return describe(life.free(when));
  }

  private Instant describe(Instant at) {
    OptionalLong stated = OptionalLong.of(total + hostDifference);
    IdentityKey first =
        numberedByHost ? IdentityKey.orderNo(Brand.HOST_ORDERS, life.unique("H")) : number;
    Optional<IdentityKey> second = numberedByHost ? Optional.of(number) : Optional.empty();
    life.write(new Happening.Described(at, first, second, buyer, lines, stated, code));
    return at;
  }

  /** The host books the payment too, a little later and with what WeChat Pay says. */
  Instant book(Instant paidAt, long hostTotal) {
    Instant at = life.free(paidAt.plusSeconds(life.draw.between(2, 90)));
    String receipt = life.draw.chance(500) ? transaction : "";
    life.write(new Happening.Booked(at, number, receipt, buyer, OptionalLong.of(hostTotal), false));
    return at;
  }

  /** Ships the order, of which 微信 tells. */
  Instant ship(Instant when) {
    Instant at = life.free(when);
    life.write(new Happening.Shipped(at, number, transaction));
    return at;
  }

  Instant receive(Instant when) {
    Instant at = life.free(when);
    life.write(new Happening.Received(at, number, transaction, life.draw.chance(600)));
    return at;
  }

  /** The buyer says how they liked it: all of it, or the first thing in it. */
  Instant review(Instant when, int stars) {
    Instant at = life.free(when);
    String sku = life.draw.chance(700) ? lines.get(0).sku() : "";
    life.write(new Happening.Reviewed(at, number, sku, stars));
    return at;
  }

  /** The order opens a group-buy team, or joins one. */
  Instant team(Instant when, String team, boolean opens) {
    Instant at = life.free(when);
    life.write(new Happening.Teamed(at, number, team, lines.get(0).sku(), opens));
    return at;
  }

  /** Gives so many 分 of the total back; what the payer gets is reduced by the coupon's share. */
  Instant refund(Instant when, long amount) {
    return refund(when, amount, life.unique("5030"), Outcome.SUCCESS);
  }

  Instant refund(Instant when, long amount, String refundNumber, Outcome outcome) {
    Instant at = life.free(when);
    long ofPayer = total == 0 ? 0 : amount * (total - coupon) / total;
    life.write(
        new Happening.Refunded(at, number, transaction, refundNumber, outcome, amount, ofPayer));
    return at;
  }
}
