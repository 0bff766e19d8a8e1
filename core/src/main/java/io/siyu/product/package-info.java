/** Products (商品) and the roles they play. */
@NullMarked
package io.siyu.product;

import org.jspecify.annotations.NullMarked;
