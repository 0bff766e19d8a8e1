package io.siyu.member;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.EventId;
import io.siyu.segment.Condition;
import java.util.Set;

/**
 * A leaf of a condition that decided whether it holds, and what it rests on (判定依据).
 *
 * @param leaf the leaf
 * @param holds whether the leaf holds
 * @param events the events that it was judged by; none where there are none, such as for an order
 *     that was never placed
 */
public record SegmentReason(Condition.Leaf leaf, boolean holds, Set<EventId> events) {
  /** Copies. */
  public SegmentReason {
    events = ImmutableSortedSet.copyOf(events);
  }
}
