/**
 * Attribution (归因): to which channels what was bought is credited. It keeps books and proves no
 * cause: whether somebody would have bought anyway, no model here knows.
 */
@NullMarked
package io.siyu.attribution;

import org.jspecify.annotations.NullMarked;
