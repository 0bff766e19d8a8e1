package io.siyu.attribution;

import java.time.Duration;

/** How a conversion is shared among the touches before it (归因模型). Closed. */
public sealed interface AttributionModel {
  /** All to the first touch (首次触点). */
  record First() implements AttributionModel {}

  /** All to the last touch (末次触点). */
  record Last() implements AttributionModel {}

  /** To each touch the same (线性). */
  record Linear() implements AttributionModel {}

  /**
   * 40 % each to the first and the last touch, the rest to those in between the same (U 型). Of two
   * touches each gets half.
   */
  record Position() implements AttributionModel {}

  /**
   * To each touch twice as much as to one that is a half-life older (时间衰减).
   *
   * @param halfLife how long until a touch is worth half; from a millisecond to {@link
   *     AttributionSpec#LOOK_BACK_MAX}
   */
  record TimeDecay(Duration halfLife) implements AttributionModel {
    /** Checks the half-life. */
    public TimeDecay {
      if (halfLife.compareTo(Duration.ofMillis(1)) < 0
          || halfLife.compareTo(AttributionSpec.LOOK_BACK_MAX) > 0) {
        throw new IllegalArgumentException(
            "a half-life must be from a millisecond to "
                + AttributionSpec.LOOK_BACK_MAX.toDays()
                + " days");
      }
    }
  }

  /**
   * By removal effect: how much less likely a conversion would be, in a Markov chain of order 1
   * fitted to all journeys, if whoever comes to the channel were lost (Anderl, Becker, von
   * Wangenheim and Schumann, 2016). All conversions are shared together, so that one may be
   * credited to a channel that it did not touch.
   */
  record Markov() implements AttributionModel {}

  /**
   * To each different channel the same: the Shapley value where a set of channels is worth the
   * conversions that touched no other.
   */
  record Shapley() implements AttributionModel {}
}
