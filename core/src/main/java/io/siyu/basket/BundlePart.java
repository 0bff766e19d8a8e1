package io.siyu.basket;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A product in a bundle (套装).
 *
 * @param product its code
 * @param units how many units of it; at least 1
 * @param unitCost what one costs the brand, in minor units; empty where that is not known
 * @param deals at which prices it was sold by itself, in no order
 */
public record BundlePart(String product, int units, OptionalLong unitCost, List<Deal> deals) {
  /** Checks the units and the cost, and copies. */
  public BundlePart {
    deals = ImmutableList.copyOf(deals);
    if (units < 1 || unitCost.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "a bundle has one unit or more of each part, and no cost is negative");
    }
  }
}
