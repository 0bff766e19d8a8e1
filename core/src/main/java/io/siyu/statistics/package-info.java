/**
 * What can be said from counts (统计): intervals, comparisons, tests and sample sizes. Estimates are
 * doubles, and what cannot be estimated says why; no figure is ever not a number. The same counts
 * give the same figures.
 */
@NullMarked
package io.siyu.statistics;

import org.jspecify.annotations.NullMarked;
