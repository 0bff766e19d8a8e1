package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes what most people do: come through a channel, perhaps befriend a guide, perhaps buy. */
final class OrdinaryLife {
  private static final Duration DAY = Duration.ofDays(1);

  /** How many stars orders are given, as often as they are. */
  private static final List<Integer> STARS = List.of(5, 5, 5, 5, 5, 5, 4, 4, 3, 1);

  private final Draft life;
  private final Draw draw;
  private final boolean shops;
  private final boolean befriends;

  private OrdinaryLife(Draft life) {
    this.life = life;
    this.draw = life.draw;
    this.shops = draw.chance(720);
    this.befriends = !shops || draw.chance(650);
  }

  static void write(Draft life) {
    new OrdinaryLife(life).live();
  }

  private void live() {
    Instant arrival = life.season.arrival(draw);
    String wayIn = life.channel();
    boolean touched = touch(arrival, wayIn);
    Instant met =
        touched ? life.after(arrival, Duration.ofMinutes(1), Duration.ofHours(2)) : arrival;
    if (befriends) {
      befriend(met, wayIn);
    }
    if (shops) {
      shop(met, touched);
    }
    recognise(arrival);
    boolean follows = draw.chance(100);
    if (follows) {
      follow(soon(arrival));
    } else {
      enter(arrival);
    }
    if (draw.chance(300)) {
      Instant agreed = life.agree(soon(arrival), own(), "push");
      if (draw.chance(200)) {
        life.refuse(soon(agreed), own(), "push");
      }
    }
    if (draw.chance(30)) {
      life.recommend(
          soon(arrival), own(), life.names.openId(draw.below(1_000_000)), draw.chance(700));
    }
    if (befriends && !follows && draw.chance(300)) {
      // Whom they name has a life of their own, in which they become a contact sooner, later or
      // never.
      long other = life.number + draw.between(1, 20);
      life.recommend(soon(arrival), life.contact, life.names.contact(other), draw.chance(900));
    }
    if (shops) {
      Participation.write(life, arrival);
    }
    if (draw.chance(50)) {
      Instant on = life.label(soon(arrival), own(), "敏感肌", true);
      if (draw.chance(300)) {
        life.label(soon(on), own(), "敏感肌", false);
      }
    }
  }

  private IdentityKey own() {
    return shops ? life.openId : life.contact;
  }

  private Instant soon(Instant from) {
    return life.after(from, Duration.ofHours(1), DAY.multipliedBy(20));
  }

  /** Records how they came; tells whether the record names the key that they go on with. */
  private boolean touch(Instant arrival, String wayIn) {
    int how = draw.below(100);
    IdentityKey own = own();
    if (how < 60) {
      Instant at = life.touch(arrival, own, wayIn);
      if (draw.chance(150)) {
        life.touch(soon(at), own, wayIn, false);
      }
      if (draw.chance(200)) {
        life.touch(soon(at), own, draw.chance(800) ? life.channel() : "");
      }
      return true;
    }
    if (how < 68) {
      life.touch(arrival, life.unionId, wayIn);
    } else if (how < 78) {
      IdentityKey device = life.names.device(life.number);
      life.touch(arrival, device, wayIn);
      if (draw.chance(650)) {
        life.recognise(soon(arrival), own, device, "app");
      }
    }
    return false;
  }

  private void befriend(Instant met, String wayIn) {
    String steward = life.steward();
    String state = life.state(wayIn);
    if (draw.chance(150)) {
      life.addHalf(met, steward, state);
    }
    if (draw.chance(40)) {
      return; // asked to, or turned away: never a friend
    }
    Instant joined = life.add(met.plusSeconds(40), steward, state);
    talk(joined);
    if (draw.chance(60)) {
      life.edit(soon(joined), steward);
    }
    Optional<String> second = Optional.empty();
    if (draw.chance(90)) {
      second = Optional.of(life.steward()).filter(s -> !s.equals(steward));
      second.ifPresent(s -> life.add(soon(joined), s, life.state(wayIn)));
    }
    if (draw.chance(220)) {
      part(joined, steward, second, wayIn);
    }
  }

  private void talk(Instant joined) {
    int messages = draw.below(5);
    Instant at = joined;
    for (int i = 0; i < messages; i++) {
      at =
          life.speak(
              life.after(at, Duration.ofSeconds(5), DAY.multipliedBy(3)),
              life.contact,
              draw.chance(600));
    }
  }

  private void part(Instant joined, String steward, Optional<String> second, String wayIn) {
    Instant when = life.after(joined, Duration.ofMinutes(2), DAY.multipliedBy(40));
    Removal how = draw.chance(700) ? Removal.BY_CUSTOMER : Removal.BY_STEWARD;
    Instant left = life.remove(when, steward, how);
    if (draw.chance(300)) {
      second.ifPresent(s -> life.remove(soon(left), s, Removal.BY_CUSTOMER));
    }
    if (draw.chance(300)) {
      life.add(soon(left), draw.chance(500) ? steward : life.steward(), life.state(wayIn));
    }
  }

  private void shop(Instant met, boolean touched) {
    Instant from = met;
    boolean seen = draw.chance(800);
    Product liked = Catalogue.looked(draw);
    if (seen) {
      from = look(from, liked);
    }
    boolean convinced = seen && Catalogue.convinces(liked);
    if (!draw.chance(convinced ? 900 : 450)) {
      return;
    }
    if (!touched && draw.chance(700)) {
      life.touch(from, life.openId, draw.chance(500) ? life.channel() : "");
    }
    Instant when = life.after(from, Duration.ofMinutes(5), DAY.multipliedBy(10));
    Purchase first = new Purchase(life, seen ? life.basketOf(liked) : life.basket());
    Instant paid = buy(when, first);
    life.becomeRegular();
    while (draw.chance(convinced ? 820 : 640) && paid.isBefore(life.season.end())) {
      Instant next =
          draw.chance(120)
              ? paid.plusSeconds(draw.between(600, 7200))
              : life.after(paid, DAY, DAY.multipliedBy(14));
      paid = buy(next, new Purchase(life));
    }
  }

  /** Looks at a few things in the shop; the last one is what they like. */
  private Instant look(Instant from, Product liked) {
    Instant at = from;
    for (int i = draw.below(3); i > 0; i--) {
      at = life.view(life.minutesAfter(at), Catalogue.passedBy(draw));
    }
    return life.view(life.minutesAfter(at), liked);
  }

  private Instant buy(Instant when, Purchase purchase) {
    int described = draw.below(100);
    if (described < 8 && !life.hasLooked()) {
      purchase.undescribed();
    } else if (described < 16) {
      purchase.buyerUnknown();
    } else if (described < 22) {
      purchase.describedAfter(Duration.ofHours(draw.between(1, 100)));
    } else if (described < 30) {
      purchase.numberedByHost();
    }
    if (described >= 16 && draw.chance(60)) {
      purchase.buyer(life.unionId);
    }
    Instant paid = draw.chance(30) ? purchase.payAt(life.freeMidnight(when)) : purchase.pay(when);
    if (draw.chance(800)) {
      Instant received = purchase.ship(life.minutesAfter(paid.plus(DAY)));
      if (draw.chance(850)) {
        received = purchase.receive(life.later(received));
      }
      if (draw.chance(500)) {
        purchase.review(life.minutesAfter(received), draw.pick(STARS));
      }
    }
    if (draw.chance(90)) {
      boolean whole = draw.chance(400);
      long amount = whole ? purchase.total() : draw.between(1, Math.max(1, purchase.total() - 1));
      purchase.refund(soon(paid), amount);
    }
    return paid;
  }

  /** The host learns who is who, soon, late or never. */
  private void recognise(Instant arrival) {
    if (befriends && draw.chance(600)) {
      life.recognise(learnt(arrival), life.contact, life.unionId, "externalcontact/get");
    }
    if (shops && draw.chance(750)) {
      life.recognise(learnt(arrival), life.openId, life.unionId, "login");
    }
  }

  private Instant learnt(Instant arrival) {
    int when = draw.below(100);
    if (when < 70) {
      return life.after(arrival, Duration.ofMinutes(1), DAY);
    }
    return when < 90
        ? life.after(arrival, DAY, DAY.multipliedBy(60))
        : life.after(life.season.end(), Duration.ZERO, DAY.multipliedBy(3));
  }

  /** By 微信's own word. The host, who would count them under another name, says nothing then. */
  private void follow(Instant when) {
    Instant followed = life.follow(when, life.state(Brand.FOLLOW_CODE));
    if (draw.chance(800)) {
      life.recognise(learnt(followed), life.follower, life.unionId, "user/info");
    }
    if (draw.chance(200)) {
      followed = life.scan(soon(followed), Brand.FOLLOW_CODE);
    }
    if (draw.chance(250)) {
      life.unfollow(soon(followed));
    }
  }

  /** The host says that they are in one of its other pools. */
  private void enter(Instant arrival) {
    if (!draw.chance(130)) {
      return;
    }
    IdentityKey who = draw.chance(500) ? life.unionId : own();
    String pool = draw.chance(500) ? Brand.FOLLOWERS : Brand.FOLLOWERS_ACCOUNT;
    if (who.type() == KeyType.OPEN_ID && draw.chance(300)) {
      pool = Brand.MINI_SHOP;
    }
    Instant joined = life.enter(soon(arrival), who, pool, draw.chance(300) ? life.channel() : "");
    if (draw.chance(250)) {
      life.exit(soon(joined), who, pool);
    }
  }
}
