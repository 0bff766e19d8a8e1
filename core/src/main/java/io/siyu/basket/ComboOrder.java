package io.siyu.basket;

import com.google.common.collect.ImmutableSet;
import java.time.YearMonth;
import java.util.Set;

/**
 * An order that may have a combo (订单).
 *
 * @param memberClass of which class its buyer was, such as a tier; whatever makes buyers alike
 * @param month in which month of the brand's zone it was paid
 * @param products the products in it
 * @param value what was paid and not given back, in minor units
 */
public record ComboOrder(String memberClass, YearMonth month, Set<String> products, long value) {
  /** Copies. */
  public ComboOrder {
    products = ImmutableSet.copyOf(products);
  }
}
