/**
 * Measures over many members (经营指标), exact and mergeable: each takes members one by one and states
 * a result.
 */
@NullMarked
package io.siyu.insight;

import org.jspecify.annotations.NullMarked;
