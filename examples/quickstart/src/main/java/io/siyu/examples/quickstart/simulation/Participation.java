package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.CocreationPlan.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes how some people decide what the brand makes (共创参与): as testers, or by a pledge. */
final class Participation {
  private static final Duration DAY = Duration.ofDays(1);

  private Participation() {}

  static void write(Draft life, Instant arrival) {
    if (life.draw.chance(250)) {
      test(life, life.later(arrival));
    }
    if (life.draw.chance(350)) {
      pledge(life, life.later(arrival));
    }
  }

  private static void test(Draft life, Instant from) {
    Instant at = from;
    for (Candidate candidate : CocreationPlan.SCENT_CANDIDATES) {
      boolean likes = life.draw.chance(candidate.liked());
      int stars = likes ? 4 + life.draw.below(2) : 1 + life.draw.below(3);
      at = life.vote(at.plusSeconds(20), CocreationPlan.SCENTS, candidate.name(), stars);
    }
    int box = life.draw.chance(680) ? 0 : 1;
    life.vote(at, CocreationPlan.BOXES, CocreationPlan.BOX_CANDIDATES.get(box), 5);
  }

  /** Most keep their word, some pay too late, and some take it back. */
  private static void pledge(Draft life, Instant from) {
    if (!CocreationPlan.takesPledges(from)) {
      return;
    }
    long units = life.draw.between(1, 2);
    Instant at = life.pledge(from, units);
    if (life.draw.chance(80)) {
      life.pledge(life.later(at), 0);
    } else if (life.draw.chance(700)) {
      long price = Catalogue.price(CocreationPlan.PRESALE_SKU) * units;
      Line line = new Line(CocreationPlan.PRESALE_SKU, units, price, price - price / 10);
      new Purchase(life, List.of(line)).pay(life.after(at, DAY, DAY.multipliedBy(12)));
    }
  }
}
