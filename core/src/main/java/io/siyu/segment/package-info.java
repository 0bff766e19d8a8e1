/**
 * Segments of members (人群): conditions as data. {@code io.siyu.member.SegmentTest} says for whom
 * they hold.
 */
@NullMarked
package io.siyu.segment;

import org.jspecify.annotations.NullMarked;
