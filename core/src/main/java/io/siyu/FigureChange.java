package io.siyu;

import io.siyu.insight.ChannelYield;
import io.siyu.insight.OrderTotals;
import io.siyu.insight.PointsFlow;
import io.siyu.insight.ProductSales;
import io.siyu.json.Utf8Order;
import io.siyu.points.PointsAccount.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A figure of money or points that is not the same in two reports (金额差异). What a report does not
 * have, such as a channel that its playbook lacks, is zero in it.
 *
 * @param figure which figure
 * @param of the channel's code, the product's sku or the ledger's id; empty for the whole shop's
 * @param before the first report's, in minor units of its playbook's currency, or in points
 * @param after the other report's
 */
public record FigureChange(Figure figure, String of, long before, long after) {
  /** Every figure of money or points in a report. */
  public enum Figure {
    /** What was paid within the window. */
    PAID,
    /** What was given back within the window. */
    REFUNDED,
    /** The one minus the other. */
    REVENUE,
    /** What of it belongs to orders without known lines. */
    UNLISTED,
    /** What was given back beyond what was paid. */
    REFUNDED_BEYOND_PAID,
    /** Media cost of the window's days. */
    SPENT,
    /** A channel's part of the media cost. */
    CHANNEL_SPENT,
    /** The revenue credited to a channel. */
    CHANNEL_REVENUE,
    /** Media cost of channels that the playbook does not have. */
    UNATTRIBUTED_SPENT,
    /** The revenue credited to no channel. */
    UNATTRIBUTED_REVENUE,
    /** A product's share of the revenue. */
    PRODUCT_REVENUE,
    /** The points that members may spend. */
    POINTS_BALANCE,
    /** The points they have earned and may not spend yet. */
    POINTS_PENDING,
    /** The points they owe. */
    POINTS_DEBT,
    /** What {@link Kind#EARNED} moved within the window. */
    POINTS_EARNED,
    /** What {@link Kind#ADJUSTED} moved. */
    POINTS_ADJUSTED,
    /** What {@link Kind#SPENT} moved. */
    POINTS_SPENT,
    /** What {@link Kind#RETURNED} moved. */
    POINTS_RETURNED,
    /** What {@link Kind#REVERSED} moved. */
    POINTS_REVERSED,
    /** What {@link Kind#EXPIRED} moved. */
    POINTS_EXPIRED,
    /** What {@link Kind#SETTLED} moved. */
    POINTS_SETTLED
  }

  private record Name(Figure figure, String of) {}

  private static final Comparator<Name> ORDER =
      Comparator.comparing(Name::figure).thenComparing(Name::of, Utf8Order.INSTANCE);

  /** How much larger the figure is in the other report; negative where it is smaller. */
  public long difference() {
    return Math.subtractExact(after, before);
  }

  /** The figures that differ, in their order and then by what they are of, in UTF-8 bytes. */
  static List<FigureChange> between(Report before, Report after) {
    Map<Name, Long> from = figures(before);
    Map<Name, Long> to = figures(after);
    TreeSet<Name> names = new TreeSet<>(ORDER);
    names.addAll(from.keySet());
    names.addAll(to.keySet());
    List<FigureChange> changes = new ArrayList<>();
    for (Name name : names) {
      long was = from.getOrDefault(name, 0L);
      long is = to.getOrDefault(name, 0L);
      if (was != is) {
        changes.add(new FigureChange(name.figure(), name.of(), was, is));
      }
    }
    return changes;
  }

  private static Map<Name, Long> figures(Report report) {
    Map<Name, Long> figures = new TreeMap<>(ORDER);
    OrderTotals money = report.money();
    figures.put(new Name(Figure.PAID, ""), money.paid());
    figures.put(new Name(Figure.REFUNDED, ""), money.refunded());
    figures.put(new Name(Figure.REVENUE, ""), money.revenue());
    figures.put(new Name(Figure.UNLISTED, ""), money.unlisted());
    figures.put(new Name(Figure.REFUNDED_BEYOND_PAID, ""), money.refundedBeyondPaid());
    figures.put(new Name(Figure.UNATTRIBUTED_SPENT, ""), report.unattributed().spent());
    figures.put(new Name(Figure.UNATTRIBUTED_REVENUE, ""), report.unattributed().revenue());
    long spent = report.unattributed().spent();
    for (ChannelYield channel : report.channels()) {
      figures.put(new Name(Figure.CHANNEL_SPENT, channel.code()), channel.spent());
      figures.put(new Name(Figure.CHANNEL_REVENUE, channel.code()), channel.revenue());
      spent = Math.addExact(spent, channel.spent());
    }
    figures.put(new Name(Figure.SPENT, ""), spent);
    for (ProductSales product : report.products()) {
      figures.put(new Name(Figure.PRODUCT_REVENUE, product.sku()), product.revenue());
    }
    for (PointsFlow flow : report.membership().points()) {
      figures.put(new Name(Figure.POINTS_BALANCE, flow.ledger()), flow.balance());
      figures.put(new Name(Figure.POINTS_PENDING, flow.ledger()), flow.pending());
      figures.put(new Name(Figure.POINTS_DEBT, flow.ledger()), flow.debt());
      flow.moved()
          .forEach((kind, points) -> figures.put(new Name(of(kind), flow.ledger()), points));
    }
    return figures;
  }

  private static Figure of(Kind kind) {
    return switch (kind) {
      case EARNED -> Figure.POINTS_EARNED;
      case ADJUSTED -> Figure.POINTS_ADJUSTED;
      case SPENT -> Figure.POINTS_SPENT;
      case RETURNED -> Figure.POINTS_RETURNED;
      case REVERSED -> Figure.POINTS_REVERSED;
      case EXPIRED -> Figure.POINTS_EXPIRED;
      case SETTLED -> Figure.POINTS_SETTLED;
    };
  }
}
