package io.siyu.product;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import io.siyu.pool.Domain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A product that the brand sells (商品).
 *
 * @param sku its code
 * @param name its name for people; may be empty
 * @param roles the parts it is meant to play where nothing else is said, sorted
 * @param price its list price in minor units of the playbook's currency
 * @param unitCost what one unit costs the brand, in the same units, until that first changes
 * @param costChanges what it costs from when on, in the order of time
 * @param domainRoles the parts it is meant to play in some domains instead, sorted
 */
public record Product(
    String sku,
    String name,
    Set<ProductRole> roles,
    OptionalLong price,
    OptionalLong unitCost,
    List<CostChange> costChanges,
    Map<Domain, Set<ProductRole>> domainRoles) {
  /** Copies. */
  public Product {
    roles = ImmutableSortedSet.copyOf(roles);
    costChanges = ImmutableList.copyOf(costChanges);
    domainRoles =
        ImmutableSortedMap.copyOf(Maps.transformValues(domainRoles, ImmutableSortedSet::copyOf));
  }

  /** The parts it is meant to play in a domain (分域角色). */
  public Set<ProductRole> roles(Domain domain) {
    return domainRoles.getOrDefault(domain, roles);
  }

  /**
   * A unit costs something else from an instant on (成本变更).
   *
   * @param effectiveFrom from when on
   * @param unitCost what one unit costs, in minor units of the playbook's currency; not negative
   */
  public record CostChange(Instant effectiveFrom, long unitCost) {}

  /** What one unit costs at an instant, as far as it is known. */
  public OptionalLong unitCost(Instant at) {
    OptionalLong cost = unitCost;
    for (CostChange change : costChanges) {
      if (!change.effectiveFrom().isAfter(at)) {
        cost = OptionalLong.of(change.unitCost());
      }
    }
    return cost;
  }
}
