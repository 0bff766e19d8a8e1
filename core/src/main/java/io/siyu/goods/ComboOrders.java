package io.siyu.goods;

import com.google.common.collect.ImmutableSet;
import io.siyu.basket.ComboOrder;
import io.siyu.event.OrderLine;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** A person's orders, as the effect of a combo is told from them (rule X-11). A pure function. */
public final class ComboOrders {
  /** Whose first valid order it is (新客). */
  public static final String NEW = "NEW";

  /** Who had a valid order before (老客). */
  public static final String RETURNING = "RETURNING";

  private ComboOrders() {}

  /**
   * The valid orders first paid in a window whose amount is known, in the order of time. Who is
   * returning was so when they bought: nothing that came of the combo makes buyers alike, as a tier
   * that it earned them would.
   */
  public static List<ComboOrder> of(Member member, Playbook playbook, Window window) {
    return Sale.of(member, playbook).stream()
        .filter(sale -> window.contains(sale.at()))
        .filter(sale -> sale.order().amountKnown())
        .map(ComboOrders::order)
        .toList();
  }

  private static ComboOrder order(Sale sale) {
    Set<String> products =
        sale.order().lines().stream().map(OrderLine::sku).collect(ImmutableSet.toImmutableSet());
    return new ComboOrder(
        sale.first() ? NEW : RETURNING,
        YearMonth.from(sale.day()),
        products,
        Math.subtractExact(sale.order().paid(), sale.order().refunded()));
  }
}
