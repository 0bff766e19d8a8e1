package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Event;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Order;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a person said of their orders before an instant (评价). Immutable. */
final class Reviews {
  private final ListMultimap<Set<IdentityKey>, Review> byOrder;

  private Reviews(ListMultimap<Set<IdentityKey>, Review> byOrder) {
    this.byOrder = ImmutableListMultimap.copyOf(byOrder);
  }

  /**
   * One of them.
   *
   * @param sku the product; empty for the order as a whole
   */
  record Review(Instant at, String sku, Score score) {}

  static Reviews of(Dossier dossier, Instant asOf) {
    ImmutableListMultimap.Builder<Set<IdentityKey>, Review> reviews =
        ImmutableListMultimap.builder();
    for (OrderFile file : dossier.orders()) {
      for (Event event : Beliefs.before(asOf, file.events())) {
        if (event.fact() instanceof Reviewed fact) {
          reviews.put(file.numbers(), new Review(event.occurredAt(), fact.sku(), fact.score()));
        }
      }
    }
    return new Reviews(reviews.build());
  }

  /** Those of one order, in the order of time. */
  List<Review> of(Order order) {
    return ImmutableList.copyOf(byOrder.get(order.numbers()));
  }
}
