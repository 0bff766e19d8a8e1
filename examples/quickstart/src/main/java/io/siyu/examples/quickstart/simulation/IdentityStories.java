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
