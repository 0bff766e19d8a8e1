package io.siyu.truth;

import io.siyu.lifetime.GammaGamma;
import io.siyu.lifetime.MbgNbd;

/**
 * What a channel truly is, which no library is told.
 *
 * @param code its code
 * @param cost what a first order costs in the long run, in minor units
 * @param buying how those whom it wins buy again, by weeks
 * @param spend what they pay each time
 * @param dear how much of the orders is of the good whose margin is {@link Market#DEAR_MARGIN}
 * @param takesOld how likely somebody takes the bait that was always offered
 * @param takesNew how likely somebody takes the new one
 */
record TrueChannel(
    String code,
    double cost,
    MbgNbd buying,
    GammaGamma spend,
    double dear,
    double takesOld,
    double takesNew) {
  /** Which part of what is paid is left after costs. */
  double margin() {
    return dear * Market.DEAR_MARGIN + (1 - dear) * Market.PLAIN_MARGIN;
  }

  /** How much likelier the new bait is taken. */
  double lift() {
    return takesNew - takesOld;
  }
}
