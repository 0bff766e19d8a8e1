package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Ratio;
import io.siyu.playbook.GoodsRules.RoleMix;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the goods of a domain come to, beside what they should (货盘).
 *
 * @param domain where
 * @param orders valid orders first paid in the window there
 * @param revenue what was paid and not given back of the playbook's products in them
 * @param roles each role's part; a product counts in each role that it is meant to play there
 * @param skus products that are meant to play a part there
 * @param needed how many the brand needs there, if the playbook says so
 */
public record Assortment(
    Domain domain,
    long orders,
    long revenue,
    List<RolePart> roles,
    long skus,
    OptionalLong needed) {
  /** Copies. */
  public Assortment {
    roles = ImmutableList.copyOf(roles);
  }

  /**
   * What products of a role bring in.
   *
   * @param skus how many are meant to play it there
   * @param share their revenue over that of all
   * @param target what it should be, in millionths, if the playbook says so
   */
  public record RolePart(ProductRole role, long skus, Ratio share, OptionalLong target) {
    /**
     * By how much the share is above its target, or below it where negative, in millionths rounded
     * towards zero; empty without a target or revenue (结构缺口).
     */
    public OptionalLong gap() {
      if (target.isEmpty() || share.den() <= 0) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          Exact.big(share.num())
              .multiply(Exact.big(1_000_000))
              .subtract(Exact.big(target.getAsLong()).multiply(Exact.big(share.den())))
              .divide(Exact.big(share.den()))
              .longValueExact());
    }
  }

  /**
   * How many products are missing (货品缺口): where there are any, the domain sells what others make,
   * by cooperation or purchase (异业合作).
   */
  public long missing() {
    return Math.max(0, needed.orElse(0) - skus);
  }

  static Assortment of(
      Playbook playbook, Domain domain, long orders, Map<String, Long> revenueBySku) {
    RoleMix mix =
        playbook.goods().mixes().stream()
            .filter(it -> it.domain().equals(domain))
            .findFirst()
            .orElse(new RoleMix(domain, Map.of(), 0));
    long revenue = 0;
    for (long each : revenueBySku.values()) {
      revenue = Math.addExact(revenue, each);
    }
    List<RolePart> parts = new ArrayList<>();
    for (ProductRole role : ProductRole.values()) {
      long skus = 0;
      long brought = 0;
      for (Product product : playbook.products()) {
        if (product.roles(domain).contains(role)) {
          skus++;
          brought = Math.addExact(brought, revenueBySku.getOrDefault(product.sku(), 0L));
        }
      }
      Integer target = mix.target().get(role);
      parts.add(
          new RolePart(
              role,
              skus,
              new Ratio(brought, revenue),
              target == null ? OptionalLong.empty() : OptionalLong.of(target)));
    }
    long skus = playbook.products().stream().filter(it -> !it.roles(domain).isEmpty()).count();
    return new Assortment(
        domain,
        orders,
        revenue,
        parts,
        skus,
        mix.skus() > 0 ? OptionalLong.of(mix.skus()) : OptionalLong.empty());
  }
}
