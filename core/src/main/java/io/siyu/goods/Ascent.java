package io.siyu.goods;

import io.siyu.money.Ratio;
import io.siyu.playbook.GoodsRules.Gate;
import io.siyu.playbook.GoodsRules.Ladder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far a person has come on a ladder of products (产品阶梯), by rules U-15 and U-16. */
final class Ascent {
  private static final long MILLION = 1_000_000;

  private final Ladder ladder;
  private final Gate gate;
  private final List<Sale> sales;
  private final Reviews reviews;

  Ascent(Ladder ladder, Gate gate, List<Sale> sales, Reviews reviews) {
    this.ladder = ladder;
    this.gate = gate;
    this.sales = sales;
    this.reviews = reviews;
  }

  /** The first sale of a rung before an instant. */
  Optional<Sale> first(int rung, Instant before) {
    return sales.stream().filter(it -> it.at().isBefore(before) && isOf(it, rung)).findFirst();
  }

  /** The first sale of a rung after an instant. */
  Optional<Sale> firstAfter(int rung, Instant after) {
    return sales.stream().filter(it -> it.at().isAfter(after) && isOf(it, rung)).findFirst();
  }

  private boolean isOf(Sale sale, int rung) {
    return ladder.rungs().get(rung).stream().anyMatch(sale::holds);
  }

  private boolean isOf(Reviews.Review review, int rung) {
    return review.sku().isEmpty() || ladder.rungs().get(rung).contains(review.sku());
  }

  /**
   * Whether the rung above may be offered at an instant: something of this rung was delivered, and
   * what was last said before then of anything of it that was is that it satisfies.
   */
  boolean isOpenAbove(int rung, Instant at) {
    return sales.stream()
        .filter(sale -> sale.at().isBefore(at) && isOf(sale, rung) && isDelivered(sale, at))
        .flatMap(sale -> reviews.of(sale.order()).stream())
        .filter(review -> review.at().isBefore(at) && isOf(review, rung))
        .reduce((last, next) -> next.at().isBefore(last.at()) ? last : next)
        .filter(last -> last.score().reaches(new Ratio(gate.satisfiedFrom(), MILLION)))
        .isPresent();
  }

  private boolean isDelivered(Sale sale, Instant at) {
    Duration days = Duration.ofDays(gate.deliveredAfterDays());
    return sale.order().completedAt().filter(done -> done.isBefore(at)).isPresent()
        || sale.order().shippedAt().filter(out -> out.plus(days).isBefore(at)).isPresent();
  }

  /**
   * The rung to offer at an instant: the lowest to somebody who is on none, else the one above the
   * highest that they are on, if it may be.
   */
  Optional<Integer> next(Instant at) {
    for (int rung = ladder.rungs().size() - 1; rung >= 0; rung--) {
      if (first(rung, at).isPresent()) {
        boolean open = rung + 1 < ladder.rungs().size() && isOpenAbove(rung, at);
        return open ? Optional.of(rung + 1) : Optional.empty();
      }
    }
    return Optional.of(0);
  }
}
