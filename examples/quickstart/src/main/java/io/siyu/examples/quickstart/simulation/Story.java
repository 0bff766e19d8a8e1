package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Happening.Outcome;
import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lives in which something out of the ordinary happens (特别的人生). Each story turns up in every hundred lives, so that a
 * small world has them all.
 */
enum Story {
  HALF_ONLY(StewardStories::halfOnly),
  SECOND_STEWARD_AND_LOSS(StewardStories::secondStewardAndLoss),
  HANDED_OVER(StewardStories::handedOver),
  HANDED_OVER_TO_A_FRIEND(StewardStories::handedOverToAFriend),
  HANDED_OVER_UNSEEN_THEN_LOST(StewardStories::handedOverUnseenThenLost),
  LEAVE_AND_RETURN(StewardStories::leaveAndReturn),
  SAME_SECOND(StewardStories::sameSecond),
  TWO_IN_ONE_SECOND(StewardStories::twoInOneSecond),
  REMOVED_UNSEEN(StewardStories::removedUnseen),
  FOREIGN_THEN_KNOWN(StewardStories::foreignThenKnown),
  EVERY_KEY_OF_ONE(IdentityStories::everyKeyOfOne),
  PHONE_BRIDGE(IdentityStories::phoneBridge),
  FAMILY_PHONE(IdentityStories::familyPhone),
  SHOP_PHONE(IdentityStories::shopPhone),
  SHARED_DEVICE(IdentityStories::sharedDevice),
  DEVICE_OF_BOTH_SIDES(IdentityStories::deviceOfBothSides),
  VOUCHED_FOR(IdentityStories::vouchedFor),
  VOUCHED_THEN_DENIED(IdentityStories::vouchedThenDenied),
  NEVER_ANYBODY(IdentityStories::neverAnybody),
  REFERS_OTHERS(IdentityStories::refersOthers),
  REFERS_ONESELF(IdentityStories::refersOneself),
  FRIEND_PAYS(OrderStories::friendPays),
  NOBODY_KNOWN(OrderStories::nobodyKnown),
  SAME_DAY_TWICE(OrderStories::sameDayTwice),
  MIDNIGHT(OrderStories::midnight),
  REFUNDED_IN_PARTS(OrderStories::refundedInParts),
  REFUNDED_WHOLLY(OrderStories::refundedWholly),
  REFUNDED_BEYOND(OrderStories::refundedBeyond),
  REFUND_TROUBLE(OrderStories::refundTrouble),
  REFUND_HELD(OrderStories::refundHeld),
  BOOKS_DIFFER(OrderStories::booksDiffer),
  BOOKED_TWICE(OrderStories::bookedTwice),
  SANDBOX(OrderStories::sandbox),
  STORE_ORDER(OrderStories::storeOrder),
  STORE_PARTS(OrderStories::storeParts),
  STORE_AMOUNT_UNKNOWN(OrderStories::storeAmountUnknown),
  COUPONS(OrderStories::coupons),
  NEXT_TO_NOTHING(OrderStories::nextToNothing),
  LONG_AGO(OrderStories::longAgo),
  AFTERWARDS(OrderStories::afterwards);

  private final Consumer<Draft> plot;

  Story(Consumer<Draft> plot) {
    this.plot = plot;
  }

  static void write(Draft life) {
    int turn = life.number % 100;
    if (turn < values().length) {
      values()[turn].plot.accept(life);
    } else {
      OrdinaryLife.write(life);
    }
  }

  /** When the story begins: within the window, early enough for most of it to end there. */
  private static Instant opening(Draft life) {
    long reach = Duration.ofDays(life.season.days()).toSeconds();
    return life.season.start().plusSeconds(life.draw.between(0, reach * 7 / 10));
  }

  private static Instant later(Draft life, Instant from) {
    return life.after(from, Duration.ofHours(2), Duration.ofDays(4));
  }

  private static Instant minutesAfter(Draft life, Instant from) {
    return life.after(from, Duration.ofMinutes(1), Duration.ofMinutes(50));
  }

  /** Somebody known in the mini-program, whose unionid is known too. */
  private static Instant shopper(Draft life) {
    Instant met = life.touch(opening(life), life.openId, life.channel());
    life.recognise(later(life, met), life.openId, life.unionId, "login");
    return met;
  }

  /** Stories of guides. */
  private static final class StewardStories {
    static void halfOnly(Draft life) {
      Instant asked = life.addHalf(opening(life), life.steward(), life.channel());
      if (life.draw.chance(500)) {
        life.speak(later(life, asked), life.contact, true);
      }
    }

    static void secondStewardAndLoss(Draft life) {
      Instant first = life.add(opening(life), "lina", life.channel());
      Instant second = life.add(later(life, first), "liuyang", life.channel());
      Instant left = life.remove(later(life, second), "lina", Removal.BY_CUSTOMER);
      if (life.draw.chance(500)) {
        life.remove(later(life, left), "liuyang", Removal.BY_STEWARD);
      }
    }

    static void handedOver(Draft life) {
      Instant joined = life.add(opening(life), "zhangwei", life.channel());
      Instant given = life.remove(later(life, joined), "zhangwei", Removal.BY_TRANSFER);
      Instant taken = life.add(given.plusSeconds(life.draw.between(0, 60)), "wangfang", "");
      life.speak(later(life, taken), life.contact, true);
    }

    static void handedOverToAFriend(Draft life) {
      Instant joined = life.add(opening(life), "zhangwei", life.channel());
      Instant friend = life.add(later(life, joined), "wangfang", "");
      Instant given = life.remove(later(life, friend), "zhangwei", Removal.BY_TRANSFER);
      if (life.draw.chance(300)) {
        life.remove(later(life, given), "wangfang", Removal.BY_CUSTOMER);
      }
    }

    static void handedOverUnseenThenLost(Draft life) {
      Instant joined = life.add(opening(life), "zhangwei", life.channel());
      Instant given = life.remove(later(life, joined), "zhangwei", Removal.BY_TRANSFER);
      if (life.draw.chance(500)) {
        life.remove(later(life, given), "wangfang", Removal.BY_CUSTOMER);
      }
    }

    static void leaveAndReturn(Draft life) {
      Instant joined = life.add(opening(life), "chenjing", life.channel());
      Instant left = life.remove(later(life, joined), "chenjing", Removal.BY_CUSTOMER);
      life.add(later(life, left), "chenjing", life.channel());
    }

    static void sameSecond(Draft life) {
      Instant at = life.add(opening(life), "yangli", life.channel());
      life.write(new Happening.Removed(at, life.contact, "yangli", Removal.BY_CUSTOMER));
    }

    static void twoInOneSecond(Draft life) {
      Instant at = life.add(opening(life), "zhaoqiang", life.channel());
      IdentityKey other = life.names.contact(Names.STRANGERS + life.number);
      life.write(new Happening.Added(at, other, "zhaoqiang", life.channel(), false));
    }

    static void removedUnseen(Draft life) {
      Instant left = life.remove(opening(life), "huangmin", Removal.BY_CUSTOMER);
      if (life.draw.chance(500)) {
        life.add(later(life, left), "huangmin", life.channel());
      }
    }

    static void foreignThenKnown(Draft life) {
      Instant joined = life.add(opening(life), "zhoujie", "wb:1:4285486");
      life.recognise(later(life, joined), life.contact, life.unionId, "externalcontact/get");
      Instant bought = new Purchase(life).buyer(life.unionId).pay(minutesAfter(life, joined));
      Instant touched = life.touch(later(life, bought), life.unionId, life.channel());
      new Purchase(life).buyer(life.unionId).pay(later(life, touched));
    }
  }

  /** Stories of who is who. */
  private static final class IdentityStories {
    static void everyKeyOfOne(Draft life) {
      IdentityKey device = life.names.device(life.number);
      Instant seen = life.touch(opening(life), device, life.channel());
      Instant opened = life.touch(minutesAfter(life, seen), life.openId, life.channel());
      life.recognise(minutesAfter(life, opened), life.openId, device, "app");
      life.recognise(minutesAfter(life, opened), life.openId, life.unionId, "login");
      Instant joined = life.add(later(life, opened), life.steward(), life.channel());
      life.recognise(later(life, joined), life.contact, life.unionId, "externalcontact/get");
      life.speak(minutesAfter(life, joined), life.contact, true);
      life.speak(later(life, joined), life.contact, true);
      Instant paid = new Purchase(life).pay(later(life, joined));
      new Purchase(life).pay(later(life, paid.plus(Duration.ofDays(1))));
    }

    static void phoneBridge(Draft life) {
      IdentityKey phone = life.names.phone(life.number);
      Instant joined = life.add(opening(life), life.steward(), life.channel());
      life.recognise(later(life, joined), life.contact, phone, "externalcontact/get");
      Instant opened = life.touch(later(life, joined), life.openId, life.channel());
      life.recognise(later(life, opened), life.openId, phone, "getuserphonenumber");
      new Purchase(life).pay(later(life, opened));
    }

    static void familyPhone(Draft life) {
      IdentityKey phone = life.names.phone(life.number);
      Instant met = shopper(life);
      life.recognise(later(life, met), life.unionId, phone, "getuserphonenumber");
      IdentityKey relative = life.names.unionId(Names.STRANGERS + life.number);
      life.touch(later(life, met), relative, life.channel());
      life.recognise(later(life, met), relative, phone, "getuserphonenumber");
    }

    static void shopPhone(Draft life) {
      IdentityKey phone = life.names.phone(life.number);
      Instant met = opening(life);
      for (int i = 0; i < 6 + life.draw.below(3); i++) {
        IdentityKey customer = life.names.openId(Names.STRANGERS + life.number * 10L + i);
        if (i % 2 == 0) {
          life.touch(minutesAfter(life, met), customer, life.channel());
        }
        life.recognise(later(life, met), customer, phone, "getuserphonenumber");
      }
    }

    static void sharedDevice(Draft life) {
      IdentityKey device = life.names.device(life.number);
      Instant met = shopper(life);
      life.touch(met, device, life.channel());
      for (int i = 0; i < 2; i++) {
        IdentityKey other = life.names.openId(Names.STRANGERS + life.number * 10L + i);
        life.touch(later(life, met), other, life.channel());
        life.recognise(later(life, met), other, device, "app");
      }
      life.recognise(later(life, met), life.openId, device, "app");
    }

    static void deviceOfBothSides(Draft life) {
      IdentityKey device = life.names.device(life.number);
      Instant seen = life.touch(opening(life), device, life.channel());
      Instant opened = life.touch(minutesAfter(life, seen), life.openId, "");
      Instant joined = life.add(minutesAfter(life, opened), life.steward(), life.channel());
      life.recognise(joined, life.openId, device, "app");
      life.recognise(joined, life.contact, device, "h5");
      if (life.draw.chance(500)) {
        life.recognise(later(life, joined), life.openId, life.unionId, "login");
        life.recognise(later(life, joined), life.contact, life.unionId, "externalcontact/get");
      }
      new Purchase(life).pay(later(life, opened));
    }

    static void vouchedFor(Draft life) {
      Instant joined = life.add(opening(life), life.steward(), life.channel());
      Instant opened = life.touch(later(life, joined), life.openId, life.channel());
      new Purchase(life).pay(later(life, opened));
      life.vouch(later(life, opened), life.contact, life.openId, true);
    }

    static void vouchedThenDenied(Draft life) {
      vouchedFor(life);
      life.vouch(life.season.end().plusSeconds(3600), life.contact, life.openId, false);
    }

    static void neverAnybody(Draft life) {
      life.recognise(opening(life), life.openId, life.unionId, "login");
      life.label(opening(life), life.openId, "待激活", true);
      life.touch(opening(life), life.names.device(life.number), life.channel());
      life.recommend(opening(life), life.openId, life.names.openId(life.number + 1L), true);
    }

    static void refersOthers(Draft life) {
      Instant met = shopper(life);
      life.recommend(
          later(life, met), life.openId, life.names.openId(Names.STRANGERS + life.number), false);
      life.recommend(later(life, met), life.unionId, life.names.contact(life.number + 1L), true);
    }

    static void refersOneself(Draft life) {
      Instant met = shopper(life);
      life.recommend(later(life, met), life.openId, life.unionId, true);
    }
  }

  /** Stories of orders and refunds. */
  private static final class OrderStories {
    static void friendPays(Draft life) {
      Instant met = shopper(life);
      IdentityKey friend =
          life.names.openId(
              life.draw.chance(500) ? Names.STRANGERS + life.number : life.number + 60L);
      new Purchase(life).payer(friend).pay(later(life, met));
    }

    static void nobodyKnown(Draft life) {
      Instant when = opening(life);
      new Purchase(life).payerUnknown().buyerUnknown().pay(when);
      StorePurchase store = new StorePurchase(life, Optional.empty());
      Instant paid = store.pay(later(life, when));
      if (life.draw.chance(500)) {
        store.describe(paid, true);
      }
    }

    static void sameDayTwice(Draft life) {
      Instant met = shopper(life);
      Instant noon =
          Season.midnightOf(met.plus(Duration.ofDays(2))).plus(Duration.ofHours(12));
      new Purchase(life).pay(noon);
      new Purchase(life).pay(noon.plusSeconds(life.draw.between(60, 40_000)));
      if (life.draw.chance(500)) {
        new Purchase(life).pay(later(life, noon.plus(Duration.ofDays(1))));
      }
    }

    static void midnight(Draft life) {
      Instant met = shopper(life);
      Instant midnight = life.freeMidnight(met.plus(Duration.ofDays(1)));
      new Purchase(life).pay(midnight.minusSeconds(1));
      new Purchase(life).payAt(midnight);
    }

    static void refundedInParts(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life);
      Instant paid = purchase.pay(later(life, met));
      purchase.refund(later(life, paid), purchase.total() / 3);
      purchase.refund(later(life, paid), purchase.total() / 3);
    }

    static void refundedWholly(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life);
      Instant paid = purchase.pay(later(life, met));
      purchase.refund(later(life, paid), purchase.total() / 2);
      purchase.refund(later(life, paid), purchase.total() - purchase.total() / 2);
      if (life.draw.chance(500)) {
        new Purchase(life).pay(later(life, paid));
      }
    }

    static void refundedBeyond(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life);
      Instant paid = purchase.pay(later(life, met));
      purchase.refund(later(life, paid), purchase.total() - 1);
      purchase.refund(later(life, paid), 500);
    }

    static void refundTrouble(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life);
      Instant paid = purchase.pay(later(life, met));
      String refund = life.unique("5030");
      Instant failed = purchase.refund(later(life, paid), 200, refund, Outcome.ABNORMAL);
      if (life.draw.chance(500)) {
        purchase.refund(later(life, failed), 200, refund, Outcome.SUCCESS);
      }
      purchase.refund(later(life, paid), 300, life.unique("5030"), Outcome.CLOSED);
    }

    static void refundHeld(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life);
      if (life.draw.chance(500)) {
        purchase.describeOnly(later(life, met));
      }
      purchase.refund(later(life, met.plus(Duration.ofDays(2))), 900);
    }

    static void booksDiffer(Draft life) {
      Instant met = shopper(life);
      new Purchase(life).hostDiffersBy(100).pay(later(life, met));
      Purchase other = new Purchase(life).undescribed();
      Instant paid = other.pay(later(life, met));
      other.book(paid, other.total() + 1);
    }

    static void bookedTwice(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life);
      Instant paid = purchase.pay(later(life, met));
      purchase.book(paid, purchase.total());
    }

    static void sandbox(Draft life) {
      IdentityKey tester =
          life.draw.chance(500) ? life.openId : life.names.openId(Names.STRANGERS + life.number);
      life.touch(opening(life), life.openId, life.channel());
      new StorePurchase(life, Optional.of(tester)).payInSandbox(later(life, opening(life)));
    }

    static void storeOrder(Draft life) {
      Optional<IdentityKey> buyer = Optional.of(life.unionId);
      if (life.draw.chance(600)) {
        shopper(life);
      }
      StorePurchase store = new StorePurchase(life, buyer);
      Instant paid = store.pay(later(life, opening(life)));
      if (life.draw.chance(700)) {
        store.describe(paid, true);
      }
      if (life.draw.chance(400)) {
        store.handBack(later(life, paid), Math.max(1, store.total() / 4));
      }
    }

    static void storeParts(Draft life) {
      StorePurchase store = new StorePurchase(life, Optional.of(life.unionId));
      Instant deposit = store.payPart(opening(life), store.total() / 5);
      store.describe(deposit, true);
      store.payPart(later(life, deposit), store.total() - store.total() / 5);
    }

    static void storeAmountUnknown(Draft life) {
      StorePurchase store = new StorePurchase(life, Optional.of(life.unionId));
      Instant paid = store.payUnknownAmount(opening(life));
      store.describe(paid, life.draw.chance(500));
    }

    static void coupons(Draft life) {
      Instant met = shopper(life);
      Purchase purchase = new Purchase(life).coupon(life.draw.between(100, 900));
      Instant paid = purchase.pay(later(life, met));
      if (life.draw.chance(400)) {
        purchase.refund(later(life, paid), purchase.total() / 3);
      }
      if (life.draw.chance(400)) {
        new Purchase(life).couponForAll().pay(later(life, met));
      }
    }

    static void nextToNothing(Draft life) {
      Instant met = shopper(life);
      new Purchase(life, List.of(new Catalogue.Line("LI-01", 1, 990, 1)))
          .pay(later(life, met));
      if (life.draw.chance(500)) {
        new Purchase(life).pay(later(life, met.plus(Duration.ofDays(2))));
      }
    }

    static void longAgo(Draft life) {
      Instant past = life.season.start().minusSeconds(life.draw.between(200_000, 1_500_000));
      Instant met = life.touch(past, life.openId, life.channel());
      life.recognise(later(life, met), life.openId, life.unionId, "login");
      Instant joined = life.add(minutesAfter(life, met), life.steward(), life.channel());
      life.recognise(later(life, joined), life.contact, life.unionId, "externalcontact/get");
      Purchase purchase = new Purchase(life);
      purchase.pay(minutesAfter(life, joined));
      Instant now = opening(life);
      purchase.refund(now, purchase.total() / 4);
      new Purchase(life).pay(later(life, now));
      life.remove(later(life, now), life.draw.pick(Brand.STEWARDS), Removal.BY_CUSTOMER);
    }

    static void afterwards(Draft life) {
      Instant met = life.touch(opening(life), life.openId, life.channel());
      Purchase purchase = new Purchase(life);
      purchase.pay(later(life, met));
      Instant end = life.season.end();
      purchase.refund(end, purchase.total());
      new Purchase(life).pay(minutesAfter(life, end));
      life.recommend(minutesAfter(life, end), life.openId, life.names.openId(life.number + 2L), true);
      life.add(minutesAfter(life, end), life.steward(), life.channel());
    }
  }
}
