package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Everything that happened (模拟世界): the lives one after another, then what concerns no one person.
 */
final class World {
  /** From here on numbers stand for people of whom a store's phone alone is known. */
  private static final long CUSTOMERS = 3 * Names.STRANGERS;

  private final SimulationParameters parameters;
  private final Season season;
  private final List<Happening> happenings = new ArrayList<>();
  private final List<Happening> atTill = new ArrayList<>();
  private final List<IdentityKey> erased = new ArrayList<>();
  private final GroupChats groups;

  private World(SimulationParameters parameters) {
    this.parameters = parameters;
    this.season = Season.of(parameters.days());
    this.groups = GroupChats.of(parameters, season);
  }

  static World of(SimulationParameters parameters) {
    World world = new World(parameters);
    Names names = new Names(parameters.seed());
    for (int number = 0; number < parameters.persons(); number++) {
      Draft life = new Draft(number, parameters.seed(), world.season, names);
      Story.write(life);
      List<Happening> lived = life.finish();
      world.happenings.addAll(lived);
      boolean demanded = lived.stream().anyMatch(Happening.Unfollowed.class::isInstance);
      if (demanded || Draw.of(parameters.seed(), "erasures", number).chance(30)) {
        world.erase(number, lived);
      }
    }
    world.storePhone();
    world.market();
    world.counts();
    world.claims();
    world.baits();
    world.countedBaits();
    world.curiosities();
    world.happenings.addAll(world.groups.happenings());
    return world;
  }

  Season season() {
    return season;
  }

  List<Happening> happenings() {
    return List.copyOf(happenings);
  }

  GroupChats groups() {
    return groups;
  }

  /** What the tills took down, which the host sends in batches; part of what happened. */
  List<Happening> atTill() {
    return List.copyOf(atTill);
  }

  /** Those who ask to be forgotten, or of whom 微信 demands it, once everything has happened. */
  List<Erasure> erasures() {
    Instant over =
        happenings.stream().map(Happening::at).max(Comparator.naturalOrder()).orElseThrow();
    Instant at = over.plus(Duration.ofDays(1));
    return erased.stream().map(key -> new Erasure(at, key)).toList();
  }

  private void erase(int number, List<Happening> life) {
    if (Story.mayBeErased(number) && life.stream().noneMatch(World::namesContact)) {
      life.stream()
          .flatMap(it -> Persons.subject(it).stream())
          .filter(key -> key.type().defaultClass().isPersonal())
          .findFirst()
          .ifPresent(erased::add);
    }
  }

  /** Whether somebody says whom they brought, which nobody could tell once they are erased. */
  private static boolean namesContact(Happening happening) {
    return happening instanceof Happening.Recommended it
        && it.invitee().type() == KeyType.EXTERNAL_USER_ID;
  }

  /**
   * What tills take down for whoever tells no number: one phone, and more people than any limit.
   */
  private void storePhone() {
    Names names = new Names(parameters.seed());
    Draw draw = Draw.of(parameters.seed(), "store phone", 0);
    IdentityKey phone = names.phone(CUSTOMERS);
    long customers = Math.max(2L * Persons.PHONE_LIMIT, parameters.persons() / 16);
    for (long i = 0; i < customers; i++) {
      IdentityKey customer = names.openId(CUSTOMERS + i);
      Instant met = season.arrival(draw);
      atTill.add(new Happening.Recognised(met, customer, phone, "till"));
      if (draw.chance(200)) {
        atTill.add(new Happening.Touched(met.plusSeconds(60), customer, "ST01", true));
      }
    }
    happenings.addAll(atTill);
  }

  private void market() {
    Draw draw = Draw.of(parameters.seed(), "market", 0);
    List<Brand.Channel> invoiced = new ArrayList<>(Brand.CHANNELS);
    invoiced.add(Brand.UNLISTED);
    for (Brand.Channel channel : invoiced) {
      for (int day = -5; day < parameters.days() + 2 && channel.perDay() > 0; day++) {
        LocalDate date = Season.FIRST_DAY.plusDays(day);
        Instant morning = date.plusDays(1).atStartOfDay(Season.ZONE).plusHours(9).toInstant();
        long amount = draw.between(channel.perDay() / 2, channel.perDay() * 3 / 2);
        invoice(morning, channel, date, amount, 1);
        if (draw.chance(200)) {
          long restated = amount - draw.between(1, channel.perDay() / 4);
          invoice(morning.plus(Duration.ofDays(2)), channel, date, restated, 2);
        }
        if (draw.chance(60)) {
          long restated = amount + draw.between(1, channel.perDay() / 4);
          invoice(morning.plus(Duration.ofDays(3)), channel, date, restated, 3);
        }
      }
    }
  }

  private void invoice(
      Instant at, Brand.Channel channel, LocalDate day, long amount, long revision) {
    happenings.add(
        new Happening.Invoiced(
            at, channel.code(), day, Happening.Invoiced.MEDIA, amount, revision));
  }

  /** What consoles count, and what the books have beside the advertising. */
  private void counts() {
    Draw draw = Draw.of(parameters.seed(), "counts", 0);
    List<Brand.Channel> counted = new ArrayList<>(Brand.CHANNELS);
    counted.add(Brand.UNLISTED);
    for (Brand.Channel channel : counted) {
      for (int day = -5; day < parameters.days() + 2 && channel.perDay() > 0; day++) {
        LocalDate date = Season.FIRST_DAY.plusDays(day);
        Instant morning = date.plusDays(1).atStartOfDay(Season.ZONE).plusHours(9).toInstant();
        long seen = draw.between(channel.perDay() / 20, channel.perDay() / 5);
        count(morning, channel, date, false, seen, 1);
        if (!channel.trafficPool().equals("stores")) {
          count(morning, channel, date, true, draw.between(0, seen / 20), 1);
        }
        if (draw.chance(150)) {
          count(morning.plus(Duration.ofDays(2)), channel, date, false, seen + draw.below(50), 2);
        }
        if (draw.chance(500)) {
          book(morning, channel, date, "STAFF", draw.between(5_000, 20_000));
        }
      }
    }
  }

  /** What platforms say that their channels brought: more than there was, and put right later. */
  private void claims() {
    Draw draw = Draw.of(parameters.seed(), "claims", 0);
    List<Brand.Channel> claimed = new ArrayList<>(Brand.CHANNELS);
    claimed.add(Brand.UNLISTED);
    for (Brand.Channel channel : claimed) {
      for (int day = -5; day < parameters.days() + 2 && channel.perDay() > 0; day++) {
        if (!channel.trafficPool().equals("stores")) {
          LocalDate date = Season.FIRST_DAY.plusDays(day);
          Instant morning = date.plusDays(1).atStartOfDay(Season.ZONE).plusHours(9).toInstant();
          OptionalLong conversions = OptionalLong.of(draw.between(0, 30));
          OptionalLong amount =
              draw.chance(800) ? OptionalLong.of(draw.between(0, 900_000)) : OptionalLong.empty();
          claim(morning, channel, date, conversions, amount, 1);
          if (draw.chance(200)) {
            OptionalLong sold = OptionalLong.of(draw.between(0, 900_000));
            Instant later = morning.plus(Duration.ofDays(2));
            claim(later, channel, date, OptionalLong.empty(), sold, 2);
          }
        }
      }
    }
  }

  private void claim(
      Instant at,
      Brand.Channel channel,
      LocalDate day,
      OptionalLong conversions,
      OptionalLong amount,
      long revision) {
    happenings.add(new Happening.Claimed(at, channel.code(), day, conversions, amount, revision));
  }

  /** What the stores offer those who come in, and what the stores and the friends cost. */
  private void baits() {
    Draw draw = Draw.of(parameters.seed(), "baits", 0);
    Brand.Channel posters = Brand.channel("ST01");
    for (int day = -5; day < parameters.days() + 2; day++) {
      LocalDate date = Season.FIRST_DAY.plusDays(day);
      Instant morning = date.plusDays(1).atStartOfDay(Season.ZONE).plusHours(9).toInstant();
      for (String bait : List.of("湿巾", "小样:面霜")) {
        long people = draw.between(1, 60);
        OptionalLong taken =
            draw.chance(700) ? OptionalLong.of(draw.between(0, people)) : OptionalLong.empty();
        offer(morning, posters, date, bait, people, taken, 1);
        if (draw.chance(200)) {
          long recounted = people + draw.between(1, 9);
          offer(morning.plus(Duration.ofDays(2)), posters, date, bait, recounted, taken, 2);
        }
      }
      book(morning, posters, date, "BAIT", draw.between(1_000, 9_000));
      book(morning, posters, date, "RENT", 30_000);
      if (draw.chance(300)) {
        book(morning, Brand.channel("FX01"), date, "REWARD", draw.between(500, 5_000));
      }
    }
  }

  /**
   * What is handed out at two places of one kind, of which the first goes better; and everybody who
   * took it was counted.
   */
  private void countedBaits() {
    Draw draw = Draw.of(parameters.seed(), "counted baits", 0);
    for (int day = 0; day < parameters.days(); day++) {
      LocalDate date = Season.FIRST_DAY.plusDays(day);
      Instant evening = date.atStartOfDay(Season.ZONE).plusHours(21).toInstant();
      handOut(evening, "PC01", date, "满减券", draw.between(20, 60), draw.between(20, 34));
      handOut(evening, "GZ01", date, "小样:精华", draw.between(20, 60), draw.between(6, 18));
    }
  }

  private void handOut(
      Instant at, String channel, LocalDate day, String bait, long people, long percent) {
    OptionalLong taken = OptionalLong.of(people * percent / 100);
    offer(at, Brand.channel(channel), day, bait, people, taken, 1);
  }

  private void count(
      Instant at, Brand.Channel channel, LocalDate day, boolean clicks, long times, long revision) {
    happenings.add(new Happening.Counted(at, channel.code(), day, clicks, times, revision));
  }

  private void book(Instant at, Brand.Channel channel, LocalDate day, String cost, long amount) {
    happenings.add(new Happening.Invoiced(at, channel.code(), day, cost, amount, 1));
  }

  private void offer(
      Instant at,
      Brand.Channel channel,
      LocalDate day,
      String bait,
      long people,
      OptionalLong taken,
      long revision) {
    happenings.add(new Happening.Baited(at, channel.code(), day, bait, people, taken, revision));
  }

  private void curiosities() {
    Draw draw = Draw.of(parameters.seed(), "curiosities", 0);
    for (int day = -1; day < parameters.days() + 2; day += 2) {
      Instant morning = season.start().plus(Duration.ofDays(day)).plusSeconds(36_000L);
      happenings.add(new Happening.Curiosity(morning, true, draw.letters(20)));
      happenings.add(new Happening.Curiosity(morning.plusSeconds(60), false, draw.letters(20)));
    }
  }
}
