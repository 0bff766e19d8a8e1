package io.siyu.event;

/**
 * What happened (事实): one of a closed set of records. The set, with every field's meaning, unit and
 * source, is chapter 2 of SPEC.md.
 *
 * <p>In every fact a text that is absent is the empty text. Facts are immutable.
 */
public sealed interface Fact
    permits PersonFact, CommunityFact, MarketFact, PullRequested, Unmapped {
  /** Which kind of fact this is. */
  FactKind kind();
}
