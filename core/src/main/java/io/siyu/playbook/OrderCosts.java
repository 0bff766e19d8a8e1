package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;

/**
 * What an order costs beside its goods (履约成本), and what becomes of goods that come back.
 *
 * @param fulfilments what it costs to carry out an order from when on, in the order of time
 * @param returnedStock whether the goods of an order that is given back whole are worth again what
 *     they cost (退货入库)
 */
public record OrderCosts(List<Fulfilment> fulfilments, boolean returnedStock) {
  /** Nothing beside the goods, which come back. */
  public static final OrderCosts DEFAULT = new OrderCosts(List.of(), true);

  /** Copies. */
  public OrderCosts {
    fulfilments = ImmutableList.copyOf(fulfilments);
  }

  /**
   * Packing, postage and the like.
   *
   * @param effectiveFrom from when on
   * @param perOrder for each order, in minor units of the playbook's currency; not negative
   */
  public record Fulfilment(Instant effectiveFrom, long perOrder) {}

  /** What it costs to carry out an order that is paid at an instant. */
  public long fulfilment(Instant at) {
    long cost = 0;
    for (Fulfilment fulfilment : fulfilments) {
      if (!fulfilment.effectiveFrom().isAfter(at)) {
        cost = fulfilment.perOrder();
      }
    }
    return cost;
  }
}
