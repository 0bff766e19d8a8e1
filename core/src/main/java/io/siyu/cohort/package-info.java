/**
 * Cohorts (同期群): who comes back in which period after they began, and five measures of buying
 * again. Pure functions of instants; whose they are is the caller's.
 */
@NullMarked
package io.siyu.cohort;

import org.jspecify.annotations.NullMarked;
