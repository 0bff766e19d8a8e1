/**
 * Member tiers (会员等级): the rules by which people rise, keep what they have and fall, and the pure
 * function that applies them.
 */
@NullMarked
package io.siyu.tier;

import org.jspecify.annotations.NullMarked;
