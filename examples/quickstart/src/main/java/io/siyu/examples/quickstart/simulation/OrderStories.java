package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Happening.Outcome;
import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stories of orders and refunds (订单的故事). */
final class OrderStories {
  private OrderStories() {}

  static void friendPays(Draft life) {
    Instant met = life.shopper();
    IdentityKey friend =
        life.names.openId(
            life.draw.chance(500) ? Names.STRANGERS + life.number : life.number + 60L);
    new Purchase(life).payer(friend).pay(life.later(met));
  }

  /** An order that the host says is not theirs is the payer's, and nobody's if they paid it too. */
  static void orderDenied(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    IdentityKey not = life.unionId;
    if (life.draw.chance(500)) {
      purchase.payer(life.names.openId(Names.STRANGERS + life.number));
      not = life.openId;
    }
    Instant paid = purchase.pay(life.later(met));
    life.vouch(life.later(paid), not, purchase.number(), false);
  }

  static void nobodyKnown(Draft life) {
    Instant when = life.opening();
    new Purchase(life).payerUnknown().buyerUnknown().pay(when);
    StorePurchase store = new StorePurchase(life, Optional.empty());
    Instant paid = store.pay(life.later(when));
    if (life.draw.chance(500)) {
      store.describe(paid, true);
    }
  }

  static void sameDayTwice(Draft life) {
    Instant met = life.shopper();
    Instant noon = Season.midnightOf(met.plus(Duration.ofDays(2))).plus(Duration.ofHours(12));
    new Purchase(life).pay(noon);
    new Purchase(life).pay(noon.plusSeconds(life.draw.between(60, 40_000)));
    if (life.draw.chance(500)) {
      new Purchase(life).pay(life.later(noon.plus(Duration.ofDays(1))));
    }
  }

  static void midnight(Draft life) {
    Instant met = life.shopper();
    Instant midnight = life.freeMidnight(met.plus(Duration.ofDays(1)));
    new Purchase(life).pay(midnight.minusSeconds(1));
    new Purchase(life).payAt(midnight);
  }

  static void refundedInParts(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    Instant paid = purchase.pay(life.later(met));
    purchase.refund(life.later(paid), purchase.total() / 3);
    purchase.refund(life.later(paid), purchase.total() / 3);
  }

  static void refundedWholly(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    Instant paid = purchase.pay(life.later(met));
    purchase.refund(life.later(paid), purchase.total() / 2);
    purchase.refund(life.later(paid), purchase.total() - purchase.total() / 2);
    if (life.draw.chance(500)) {
      new Purchase(life).pay(life.later(paid));
    }
  }

  static void refundedBeyond(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    Instant paid = purchase.pay(life.later(met));
    purchase.refund(life.later(paid), purchase.total() - 1);
    purchase.refund(life.later(paid), 500);
  }

  static void refundTrouble(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    Instant paid = purchase.pay(life.later(met));
    String refund = life.unique("5030");
    Instant failed = purchase.refund(life.later(paid), 200, refund, Outcome.ABNORMAL);
    if (life.draw.chance(500)) {
      purchase.refund(life.later(failed), 200, refund, Outcome.SUCCESS);
    }
    purchase.refund(life.later(paid), 300, life.unique("5030"), Outcome.CLOSED);
  }

  static void refundHeld(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    if (life.draw.chance(500)) {
      purchase.describeOnly(life.later(met));
    }
    purchase.refund(life.later(met.plus(Duration.ofDays(2))), 900);
  }

  static void booksDiffer(Draft life) {
    Instant met = life.shopper();
    new Purchase(life).hostDiffersBy(100).pay(life.later(met));
    Purchase other = new Purchase(life).undescribed();
    Instant paid = other.pay(life.later(met));
    other.book(paid, other.total() + 1);
  }

  static void bookedTwice(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life);
    Instant paid = purchase.pay(life.later(met));
    purchase.book(paid, purchase.total());
  }

  static void sandbox(Draft life) {
    IdentityKey tester =
        life.draw.chance(500) ? life.openId : life.names.openId(Names.STRANGERS + life.number);
    life.touch(life.opening(), life.openId, life.channel());
    new StorePurchase(life, Optional.of(tester)).payInSandbox(life.later(life.opening()));
  }

  static void storeOrder(Draft life) {
    Optional<IdentityKey> buyer = Optional.of(life.unionId);
    if (life.draw.chance(600)) {
      life.shopper();
    }
    StorePurchase store = new StorePurchase(life, buyer);
    Instant paid = store.pay(life.later(life.opening()));
    if (life.draw.chance(700)) {
      store.describe(paid, true);
    }
    if (life.draw.chance(400)) {
      store.handBack(life.later(paid), Math.max(1, store.total() / 4));
    }
  }

  static void storeParts(Draft life) {
    StorePurchase store = new StorePurchase(life, Optional.of(life.unionId));
    Instant deposit = store.payPart(life.opening(), store.total() / 5);
    store.describe(deposit, true);
    store.payPart(life.later(deposit), store.total() - store.total() / 5);
  }

  static void storeAmountUnknown(Draft life) {
    StorePurchase store = new StorePurchase(life, Optional.of(life.unionId));
    Instant paid = store.payUnknownAmount(life.opening());
    store.describe(paid, life.draw.chance(500));
  }

  static void shippedAndReceived(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life).undescribed();
    Instant paid = purchase.pay(life.later(met));
    purchase.receive(life.later(purchase.ship(life.minutesAfter(paid))));
  }

  static void soldVirtually(Draft life) {
    Instant at = life.free(life.later(life.shopper()));
    IdentityKey number = IdentityKey.orderNo(Brand.APPID, life.unique("V"));
    String transaction = life.unique("42000026");
    Catalogue.Line line =
        new Catalogue.Line(Catalogue.VIRTUAL, 1, 1_990, life.draw.between(100, 1_990));
    life.write(new Happening.SoldVirtually(at, number, transaction, life.openId, line));
  }

  static void shopOrder(Draft life) {
    ShopPurchase purchase = new ShopPurchase(life);
    Instant paid = purchase.pay(life.opening());
    purchase.state(paid);
    if (life.draw.chance(500)) {
      purchase.describe(paid);
    }
    life.recognise(life.later(paid), purchase.buyer(), life.unionId, "channels/ec/order/get");
  }

  /** The host has asked what was bought, or nothing yet. */
  static void shopOrderUnstated(Draft life) {
    ShopPurchase purchase = new ShopPurchase(life);
    Instant paid = purchase.pay(life.opening());
    if (life.draw.chance(500)) {
      purchase.describe(paid);
    }
  }

  static void coupons(Draft life) {
    Instant met = life.shopper();
    Purchase purchase = new Purchase(life).coupon(life.draw.between(100, 900));
    Instant paid = purchase.pay(life.later(met));
    if (life.draw.chance(400)) {
      purchase.refund(life.later(paid), purchase.total() / 3);
    }
    if (life.draw.chance(400)) {
      new Purchase(life).couponForAll().pay(life.later(met));
    }
  }

  static void nextToNothing(Draft life) {
    Instant met = life.shopper();
    new Purchase(life, List.of(new Catalogue.Line("LI-01", 1, 990, 1))).pay(life.later(met));
    if (life.draw.chance(500)) {
      new Purchase(life).pay(life.later(met.plus(Duration.ofDays(2))));
    }
  }

  static void longAgo(Draft life) {
    Instant past = life.season.start().minusSeconds(life.draw.between(200_000, 1_500_000));
    Instant met = life.touch(past, life.openId, life.channel());
    life.recognise(life.later(met), life.openId, life.unionId, "login");
    Instant joined = life.add(life.minutesAfter(met), life.steward(), life.channel());
    life.recognise(life.later(joined), life.contact, life.unionId, "externalcontact/get");
    Purchase purchase = new Purchase(life);
    purchase.pay(life.minutesAfter(joined));
    Instant now = life.opening();
    purchase.refund(now, purchase.total() / 4);
    new Purchase(life).pay(life.later(now));
    life.remove(life.later(now), life.draw.pick(Brand.STEWARDS), Removal.BY_CUSTOMER);
  }

  static void afterwards(Draft life) {
    Instant met = life.touch(life.opening(), life.openId, life.channel());
    Purchase purchase = new Purchase(life);
    purchase.pay(life.later(met));
    Instant end = life.season.end();
    purchase.refund(end, purchase.total());
    new Purchase(life).pay(life.minutesAfter(end));
    life.recommend(life.minutesAfter(end), life.openId, life.names.openId(life.number + 2L), true);
    life.add(life.minutesAfter(end), life.steward(), life.channel());
  }

  /** Opens a group-buy team, which somebody else makes full, or it comes to nothing. */
  static void opensATeam(Draft life) {
    Instant met = life.shopper();
    String team = life.unique("T");
    List<Catalogue.Line> lines = List.of(new Catalogue.Line("LI-08", 1, 3_090, 2_290));
    Purchase own = new Purchase(life, lines);
    Instant paid = own.pay(life.later(met));
    own.team(paid.plusSeconds(2), team, true);
    if (life.draw.chance(600)) {
      IdentityKey other = life.names.openId(Names.STRANGERS + life.number);
      Purchase second = new Purchase(life, lines).buyer(other).payer(other);
      second.team(second.pay(life.minutesAfter(paid)).plusSeconds(2), team, false);
    } else if (life.draw.chance(600)) {
      own.refund(paid.plus(Duration.ofHours(25)), own.total());
    }
  }
}
