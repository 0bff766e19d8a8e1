package io.siyu.examples.quickstart.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stories of who may be told of offers (同意的故事). */
final class ConsentStories {
  private static final String PUSH = "push";
  private static final String SMS = "sms";

  private ConsentStories() {}

  /** A friend of a guide's who shops too, and is known to be one person. */
  private static Instant friendAndShopper(Draft life) {
    Instant met = life.shopper();
    Instant joined = life.add(life.minutesAfter(met), life.steward(), life.channel());
    life.recognise(life.later(joined), life.contact, life.unionId, "externalcontact/get");
    return joined;
  }

  static void agreed(Draft life) {
    Instant met = life.shopper();
    Instant said = life.agree(life.minutesAfter(met), life.openId, PUSH);
    if (life.draw.chance(500)) {
      life.agree(said, life.openId, SMS);
    }
    new Purchase(life).pay(life.later(met));
  }

  static void agreedThenTookBack(Draft life) {
    Instant met = life.shopper();
    Instant agreed = life.agree(life.minutesAfter(met), life.openId, PUSH);
    life.refuse(life.later(agreed), life.openId, PUSH);
  }

  static void tookBackThenAgreed(Draft life) {
    Instant met = life.shopper();
    Instant refused = life.refuse(life.minutesAfter(met), life.openId, PUSH);
    life.agree(life.later(refused), life.openId, PUSH);
  }

  /** What is refused at one account is refused, whatever was said at another. */
  static void refusedElsewhere(Draft life) {
    Instant joined = friendAndShopper(life);
    Instant refused = life.refuse(life.minutesAfter(joined), life.contact, PUSH);
    life.agree(life.later(refused), life.openId, PUSH);
  }

  /** A consent for the person undoes what any account refused before. */
  static void agreedForAll(Draft life) {
    Instant joined = friendAndShopper(life);
    Instant refused = life.refuse(life.minutesAfter(joined), life.contact, PUSH);
    Instant agreed = life.agree(life.later(refused), life.openId, PUSH, true, Optional.empty());
    if (life.draw.chance(300)) {
      life.refuse(life.later(agreed), life.contact, PUSH);
    }
  }

  static void expired(Draft life) {
    Instant met = life.shopper();
    Instant end = life.draw.chance(500) ? life.season.end() : life.season.end().minusSeconds(1);
    life.agree(life.minutesAfter(met), life.openId, PUSH, false, Optional.of(end));
    Instant still = life.season.end().plus(Duration.ofMillis(1));
    life.agree(life.minutesAfter(met), life.openId, SMS, false, Optional.of(still));
  }

  /** Somebody who is known by nothing but a refusal is no member. */
  static void onlyRefused(Draft life) {
    life.refuse(life.opening(), life.openId, PUSH);
  }
}
