/**
 * Figures of ad consoles (广告后台) as events: what a CSV export says of channels and days. Pure: texts
 * in, events out.
 */
@NullMarked
package io.siyu.market;

import org.jspecify.annotations.NullMarked;
