package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.siyu.pool.Domain;
import io.siyu.product.ProductRole;
import io.siyu.standing.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a product is meant to do and what it does (商品角色对照).
 *
 * @param sku the product's code
 * @param everywhere over all domains, sales of unknown domain included
 * @param domains in each domain where it was sold or has roles of its own, sorted
 */
public record ProductGoods(String sku, Part everywhere, List<Part> domains) {
  /** Copies. */
  public ProductGoods {
    domains = ImmutableList.copyOf(domains);
  }

  /**
   * The part it plays in a domain.
   *
   * @param domain where; empty for everywhere
   * @param declared what the playbook gives it there
   * @param figures what it sold there
   * @param measured which part its figures support, and why
   * @param supported every part that they support
   * @param refuted those that it surely does not play
   */
  public record Part(
      Optional<Domain> domain,
      Set<ProductRole> declared,
      RoleFigures figures,
      Decision<RoleVerdict> measured,
      Set<ProductRole> supported,
      Set<ProductRole> refuted) {
    /** Copies. */
    public Part {
      declared = Sets.immutableEnumSet(declared);
      supported = Sets.immutableEnumSet(supported);
      refuted = Sets.immutableEnumSet(refuted);
    }

    /** The parts that it is meant to play and surely does not. */
    public Set<ProductRole> contradicted() {
      return Sets.immutableEnumSet(Sets.intersection(declared, refuted));
    }

    /** The parts that it plays without being meant to. */
    public Set<ProductRole> undeclared() {
      return Sets.immutableEnumSet(Sets.difference(supported, declared));
    }

    /** Whether the playbook and the figures say different things (不一致). */
    public boolean disagrees() {
      return !contradicted().isEmpty() || !undeclared().isEmpty();
    }
  }
}
