package io.siyu.product;

/** The part a product plays in the business (产品角色). */
public enum ProductRole {
  /** Brings people in (引流款). */
  LEAD_IN,
  /** Raises the order's value together with others (组合款). */
  COMBO,
  /** Is bought again and again (复购款). */
  REPURCHASE,
  /** Earns the money (利润款). */
  PROFIT
}
