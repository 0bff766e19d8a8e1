/** Spans of time: half-open, in explicit instants. */
@NullMarked
package io.siyu.time;

import org.jspecify.annotations.NullMarked;
