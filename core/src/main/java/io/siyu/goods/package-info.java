/**
 * Goods (货): which part each product plays in which domain by what it sold, what a domain lacks,
 * what leads to what, which product the first deal should be, and what to offer one person next. By
 * chapter 24 of SPEC.md.
 */
@NullMarked
package io.siyu.goods;

import org.jspecify.annotations.NullMarked;
