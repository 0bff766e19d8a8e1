package io.siyu.standing;

/**
 * Where somebody stands on the two axes of value and dependence on discounts (客户定位). It chooses
 * which programme to show and nothing else; no price may follow from it.
 */
public enum Standing {
  /** Worth much and buys without being lured (超级用户). */
  SUPER_USER,
  /** Worth much, but by discounts (高价值补贴型). */
  SUBSIDISED,
  /** Worth little so far and buys without being lured (潜力用户). */
  POTENTIAL,
  /** Worth little and buys on discounts only (羊毛党). */
  DISCOUNT_HUNTER,
  /** Too little is known (未知). */
  UNKNOWN
}
