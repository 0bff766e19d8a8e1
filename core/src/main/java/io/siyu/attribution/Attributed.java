package io.siyu.attribution;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.json.Utf8Order;
import java.util.Map;

/**
 * To which channels conversions are credited. All credits and what is not attributed add up exactly
 * to the conversions. Immutable.
 *
 * @param spec how they were credited
 * @param credits by channel, in the order of the codes' UTF-8 bytes
 * @param unattributed what had no touch within the look-back
 */
public record Attributed(AttributionSpec spec, Map<String, Credit> credits, Credit unattributed) {
  /** Copies and orders the credits. */
  public Attributed {
    credits = ImmutableSortedMap.copyOf(credits, Utf8Order.INSTANCE);
  }
}
