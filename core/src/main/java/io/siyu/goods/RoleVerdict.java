package io.siyu.goods;

import io.siyu.product.ProductRole;
import java.util.Optional;

/** Which part a product plays by its figures (实测角色). */
public enum RoleVerdict {
  /** Brings people in (引流款). */
  LEAD_IN(ProductRole.LEAD_IN),
  /** Is bought together with others (组合款). */
  COMBO(ProductRole.COMBO),
  /** Is bought again (复购款). */
  REPURCHASE(ProductRole.REPURCHASE),
  /** Earns the money (利润款). */
  PROFIT(ProductRole.PROFIT),
  /** Surely none of these. */
  NONE,
  /** Too little is known. */
  UNKNOWN;

  private final Optional<ProductRole> role;

  RoleVerdict() {
    this.role = Optional.empty();
  }

  RoleVerdict(ProductRole role) {
    this.role = Optional.of(role);
  }

  /** The role, if it is one. */
  public Optional<ProductRole> role() {
    return role;
  }

  static RoleVerdict of(ProductRole role) {
    return switch (role) {
      case LEAD_IN -> LEAD_IN;
      case COMBO -> COMBO;
      case REPURCHASE -> REPURCHASE;
      case PROFIT -> PROFIT;
    };
  }
}
