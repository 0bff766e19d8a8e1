package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.identity.IdentityKey;
import java.time.Instant;

/** Stories of guides (导购的故事). */
final class StewardStories {
  private StewardStories() {}

  static void halfOnly(Draft life) {
    Instant asked = life.addHalf(life.opening(), life.steward(), life.channel());
    if (life.draw.chance(500)) {
      life.speak(life.later(asked), life.contact, true);
    }
  }

  static void secondStewardAndLoss(Draft life) {
    Instant first = life.add(life.opening(), "lina", life.channel());
    Instant second = life.add(life.later(first), "liuyang", life.channel());
    Instant left = life.remove(life.later(second), "lina", Removal.BY_CUSTOMER);
    if (life.draw.chance(500)) {
      life.remove(life.later(left), "liuyang", Removal.BY_STEWARD);
    }
  }

  static void handedOver(Draft life) {
    Instant joined = life.add(life.opening(), "zhangwei", life.channel());
    Instant given = life.remove(life.later(joined), "zhangwei", Removal.BY_TRANSFER);
    Instant taken = life.add(given.plusSeconds(life.draw.between(0, 60)), "wangfang", "");
    life.speak(life.later(taken), life.contact, true);
  }

  static void handedOverToAFriend(Draft life) {
    Instant joined = life.add(life.opening(), "zhangwei", life.channel());
    Instant friend = life.add(life.later(joined), "wangfang", "");
    Instant given = life.remove(life.later(friend), "zhangwei", Removal.BY_TRANSFER);
    if (life.draw.chance(300)) {
      life.remove(life.later(given), "wangfang", Removal.BY_CUSTOMER);
    }
  }

  static void handedOverUnseenThenLost(Draft life) {
    Instant joined = life.add(life.opening(), "zhangwei", life.channel());
    Instant given = life.remove(life.later(joined), "zhangwei", Removal.BY_TRANSFER);
    if (life.draw.chance(500)) {
      life.remove(life.later(given), "wangfang", Removal.BY_CUSTOMER);
    }
  }

  static void leaveAndReturn(Draft life) {
    Instant joined = life.add(life.opening(), "chenjing", life.channel());
    Instant left = life.remove(life.later(joined), "chenjing", Removal.BY_CUSTOMER);
    life.add(life.later(left), "chenjing", life.channel());
  }

  static void sameSecond(Draft life) {
    Instant at = life.add(life.opening(), "yangli", life.channel());
    life.write(new Happening.Removed(at, life.contact, "yangli", Removal.BY_CUSTOMER));
  }

  static void twoInOneSecond(Draft life) {
    Instant at = life.add(life.opening(), "zhaoqiang", life.channel());
    IdentityKey other = life.names.contact(Names.STRANGERS + life.number);
    life.write(new Happening.Added(at, other, "zhaoqiang", life.channel(), false));
  }

  static void removedUnseen(Draft life) {
    Instant left = life.remove(life.opening(), "huangmin", Removal.BY_CUSTOMER);
    if (life.draw.chance(500)) {
      life.add(life.later(left), "huangmin", life.channel());
    }
  }

  static void foreignThenKnown(Draft life) {
    Instant joined = life.add(life.opening(), "zhoujie", "wb:1:4285486");
    life.recognise(life.later(joined), life.contact, life.unionId, "externalcontact/get");
    Instant bought = new Purchase(life).buyer(life.unionId).pay(life.minutesAfter(joined));
    Instant touched = life.touch(life.later(bought), life.unionId, life.channel());
    new Purchase(life).buyer(life.unionId).pay(life.later(touched));
  }

  static void handOverRefused(Draft life) {
    Instant joined = life.add(life.opening(), "zhangwei", life.channel());
    Instant refused = life.failHandOver(life.later(joined), "wangfang");
    life.speak(life.later(refused), life.contact, true);
  }

  /** By a link of their own, for whoever follows it is told by nothing else. */
  static void cameByLink(Draft life) {
    String link = life.names.link(life.number);
    String state = life.channel();
    String steward = life.steward();
    Instant looked = life.followLink(life.opening(), link, state, false);
    Instant asked = life.followLink(life.minutesAfter(looked), link, state, true);
    Instant half = life.addHalf(asked.plusSeconds(1), steward, state);
    if (life.draw.chance(300)) {
      return; // nobody confirmed
    }
    Instant joined = life.add(life.minutesAfter(half), steward, state);
    Instant wrote = life.startChat(life.minutesAfter(joined), steward, link);
    if (life.draw.chance(500)) {
      life.speak(life.later(wrote), life.contact, true);
      life.writeAgain(life.later(wrote), link);
    }
  }

  /** By the API, of which WeCom tells nothing: the host says itself what it did. */
  static void taggedByMarking(Draft life) {
    Instant joined = life.add(life.opening(), "xuhao", life.channel());
    Instant on = life.label(life.minutesAfter(joined), life.contact, "新客", true);
    life.label(life.later(on), life.contact, "新客", false);
  }

  /** By the guide, of which WeCom tells that something was edited: the host asks what. */
  static void taggedInClient(Draft life) {
    Instant joined = life.add(life.opening(), "sunyan", life.channel());
    Instant edited = life.edit(life.later(joined), "sunyan");
    life.label(edited.plusSeconds(3), life.contact, "敏感肌", true);
  }
}
