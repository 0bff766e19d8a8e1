package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;

/** Stories of who is who (身份的故事). */
final class IdentityStories {
  private IdentityStories() {}

  static void everyKeyOfOne(Draft life) {
    IdentityKey device = life.names.device(life.number);
    Instant seen = life.touch(life.opening(), device, life.channel());
    Instant opened = life.touch(life.minutesAfter(seen), life.openId, life.channel());
    life.recognise(life.minutesAfter(opened), life.openId, device, "app");
    life.recognise(life.minutesAfter(opened), life.openId, life.unionId, "login");
    Instant joined = life.add(life.later(opened), life.steward(), life.channel());
    life.recognise(life.later(joined), life.contact, life.unionId, "externalcontact/get");
    life.speak(life.minutesAfter(joined), life.contact, true);
    life.speak(life.later(joined), life.contact, true);
    Instant paid = new Purchase(life).pay(life.later(joined));
    new Purchase(life).pay(life.later(paid.plus(Duration.ofDays(1))));
  }

  static void phoneBridge(Draft life) {
    IdentityKey phone = life.names.phone(life.number);
    Instant joined = life.add(life.opening(), life.steward(), life.channel());
    life.recognise(life.later(joined), life.contact, phone, "externalcontact/get");
    Instant opened = life.touch(life.later(joined), life.openId, life.channel());
    life.recognise(life.later(opened), life.openId, phone, "getuserphonenumber");
    new Purchase(life).pay(life.later(opened));
  }

  static void familyPhone(Draft life) {
    IdentityKey phone = life.names.phone(life.number);
    Instant met = life.shopper();
    life.recognise(life.later(met), life.unionId, phone, "getuserphonenumber");
    IdentityKey relative = life.names.unionId(Names.STRANGERS + life.number);
    life.touch(life.later(met), relative, life.channel());
    life.recognise(life.later(met), relative, phone, "getuserphonenumber");
  }

  static void shopPhone(Draft life) {
    IdentityKey phone = life.names.phone(life.number);
    Instant met = life.opening();
    for (int i = 0; i < 6 + life.draw.below(3); i++) {
      IdentityKey customer = life.names.openId(Names.STRANGERS + life.number * 10L + i);
      if (i % 2 == 0) {
        life.touch(life.minutesAfter(met), customer, life.channel());
      }
      life.recognise(life.later(met), customer, phone, "getuserphonenumber");
    }
  }

  static void sharedDevice(Draft life) {
    IdentityKey device = life.names.device(life.number);
    Instant met = life.shopper();
    life.touch(met, device, life.channel());
    for (int i = 0; i < 2; i++) {
      IdentityKey other = life.names.openId(Names.STRANGERS + life.number * 10L + i);
      life.touch(life.later(met), other, life.channel());
      life.recognise(life.later(met), other, device, "app");
    }
    life.recognise(life.later(met), life.openId, device, "app");
  }

  static void deviceOfBothSides(Draft life) {
    IdentityKey device = life.names.device(life.number);
    Instant seen = life.touch(life.opening(), device, life.channel());
    Instant opened = life.touch(life.minutesAfter(seen), life.openId, "");
    Instant joined = life.add(life.minutesAfter(opened), life.steward(), life.channel());
    life.recognise(joined, life.openId, device, "app");
    life.recognise(joined, life.contact, device, "h5");
    if (life.draw.chance(500)) {
      life.recognise(life.later(joined), life.openId, life.unionId, "login");
      life.recognise(life.later(joined), life.contact, life.unionId, "externalcontact/get");
    }
    new Purchase(life).pay(life.later(opened));
  }

  static void vouchedFor(Draft life) {
    Instant joined = life.add(life.opening(), life.steward(), life.channel());
    Instant opened = life.touch(life.later(joined), life.openId, life.channel());
    new Purchase(life).pay(life.later(opened));
    life.vouch(life.later(opened), life.contact, life.openId, true);
  }

  static void vouchedThenDenied(Draft life) {
    vouchedFor(life);
    life.vouch(life.season.end().plusSeconds(3600), life.contact, life.openId, false);
  }

  static void linkedAgain(Draft life) {
    vouchedThenDenied(life);
    life.vouch(life.season.end().plusSeconds(7200), life.openId, life.contact, true);
  }

  static void pendingIdInTime(Draft life) {
    pendingId(life, Persons.PENDING_ID_LIFE);
  }

  static void pendingIdTooLate(Draft life) {
    pendingId(
        life,
        life.draw.chance(500)
            ? Duration.ofDays(100)
            : Persons.PENDING_ID_LIFE.plus(Duration.ofMillis(1)));
  }

  /** A shopper whose pending id is asked for before they have a guide, and again so long after. */
  private static void pendingId(Draft life, Duration after) {
    IdentityKey pending = life.names.pendingId(life.number);
    Instant joined = life.add(life.opening(), life.steward(), life.channel());
    Instant resolved = life.free(life.later(joined));
    Instant asked = resolved.minus(after);
    life.touch(life.minutesAfter(asked), life.openId, life.channel());
    life.write(new Happening.Recognised(asked, life.openId, pending, "unionid_to_external_userid"));
    life.write(
        new Happening.Recognised(resolved, life.contact, pending, "external_userid_to_pending_id"));
    new Purchase(life).pay(life.later(joined));
  }

  /** A number given up by somebody whose unionid nobody knows, and given to another. */
  static void recycledPhone(Draft life) {
    IdentityKey phone = life.names.phone(life.number);
    IdentityKey former = life.names.openId(Names.STRANGERS + life.number);
    Instant first = life.touch(life.opening(), former, life.channel());
    Instant given = life.recognise(life.later(first), former, phone, "getuserphonenumber");
    Instant taken = life.touch(life.later(given), life.openId, life.channel());
    life.recognise(life.minutesAfter(taken), life.openId, life.unionId, "login");
    life.recognise(life.later(taken), life.unionId, phone, "getuserphonenumber");
    new Purchase(life).pay(life.later(taken));
  }

  /** The host finds out, and says of the two, or of the former holder and the number, so. */
  static void recycledPhoneNoticed(Draft life) {
    recycledPhone(life);
    IdentityKey former = life.names.openId(Names.STRANGERS + life.number);
    IdentityKey not = life.draw.chance(500) ? life.unionId : life.names.phone(life.number);
    life.vouch(life.later(life.season.end()), former, not, false);
  }

  static void threeOpenIds(Draft life) {
    Instant met = life.shopper();
    IdentityKey appUser = life.names.openIdAt(Brand.APP_APPID, life.number);
    Instant followed = life.follow(life.later(met), life.channel());
    life.recognise(life.later(followed), life.follower, life.unionId, "user/info");
    Instant opened = life.touch(life.later(met), appUser, life.channel());
    life.recognise(life.later(opened), appUser, life.unionId, "sns/userinfo");
    new Purchase(life).pay(life.later(met));
    new Purchase(life).buyer(appUser).payerUnknown().pay(life.later(opened));
  }

  /** A device that the host says is not theirs is nobody's, or the other's who claims it. */
  static void deviceDenied(Draft life) {
    IdentityKey device = life.names.device(life.number);
    Instant met = life.shopper();
    life.touch(met, device, life.channel());
    life.recognise(life.later(met), life.openId, device, "app");
    if (life.draw.chance(500)) {
      IdentityKey other = life.names.openId(Names.STRANGERS + life.number);
      life.recognise(life.later(met), other, device, "app");
    }
    life.vouch(life.later(met), life.unionId, device, false);
  }

  static void neverAnybody(Draft life) {
    life.recognise(life.opening(), life.openId, life.unionId, "login");
    life.label(life.opening(), life.openId, "待激活", true);
    life.touch(life.opening(), life.names.device(life.number), life.channel());
    life.recommend(life.opening(), life.openId, life.names.openId(life.number + 1L), true);
  }

  static void refersOthers(Draft life) {
    Instant met = life.shopper();
    life.recommend(
        life.later(met), life.openId, life.names.openId(Names.STRANGERS + life.number), false);
    life.recommend(life.later(met), life.unionId, life.names.contact(life.number + 1L), true);
  }

  static void refersOneself(Draft life) {
    Instant met = life.shopper();
    life.recommend(life.later(met), life.openId, life.unionId, true);
  }
}
