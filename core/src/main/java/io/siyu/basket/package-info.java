/**
 * Which products are bought together (连带), and what a combo of them (组合款) does: itemsets that come
 * often, rules from some products to another, how often one is added to another, what a combo
 * changes in the value of orders, and what it may cost. Pure functions of baskets and orders; whose
 * they are and of which time is the caller's.
 *
 * <p>What is bought together need not be bought because of each other: a rule is a suggestion to
 * try.
 */
@NullMarked
package io.siyu.basket;

import org.jspecify.annotations.NullMarked;
