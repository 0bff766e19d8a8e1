package io.siyu.product;

import com.google.common.collect.ImmutableSortedSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A product that the brand sells (商品).
 *
 * @param sku its code
 * @param name its name for people; may be empty
 * @param roles the parts it is meant to play, sorted
 * @param price its list price in minor units of the playbook's currency
 * @param unitCost what one unit costs the brand, in the same units
 */
public record Product(
    String sku, String name, Set<ProductRole> roles, OptionalLong price, OptionalLong unitCost) {
  /** Copies the set. */
  public Product {
    roles = ImmutableSortedSet.copyOf(roles);
  }
}
