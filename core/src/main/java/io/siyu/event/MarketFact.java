package io.siyu.event;

/**
 * A count or a sum of a channel and a day, of no one person (市场事实). Its subject is a channel's day.
 */
public sealed interface MarketFact extends Fact permits Spent {
  /** The number of this statement; where several speak of one channel's day, the highest holds. */
  long revision();
}
