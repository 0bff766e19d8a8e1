/** Amounts of money in minor units and exact ratios. No floating point. */
@NullMarked
package io.siyu.money;

import org.jspecify.annotations.NullMarked;
