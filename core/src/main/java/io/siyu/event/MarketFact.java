package io.siyu.event;

import io.siyu.identity.ChannelDay;

/**
 * A count or a sum of a channel and a day, of no one person (市场事实). Its subject is a channel's day.
 */
public sealed interface MarketFact extends Fact permits Spent, Exposed, Clicked, Offered, Claimed {
  /** The largest number that a market fact counts; sums of millions of such do not overflow. */
  long COUNT_MAX = 1_000_000_000_000L;

  /** The number of this statement; where several speak of one thing, the highest holds. */
  long revision();

  /**
   * The key under which a source's statements about a channel's day belong, so that the later
   * restates the earlier of the same: each kind of cost has a key of its own, and so have
   * impressions, clicks, claims and each bait. Whoever makes events of market facts gives them this
   * key.
   */
  default String key(Source source, ChannelDay on) {
    String of = ":" + escape(source.text()) + ":" + escape(on.channel()) + ":" + on.day();
    if (this instanceof Spent spent) {
      return "spend" + of + (spent.cost() == Spent.Cost.MEDIA ? "" : ":" + spent.cost());
    } else if (this instanceof Offered offered) {
      return "offered" + of + ":" + escape(offered.bait());
    } else if (this instanceof Claimed) {
      return "claimed" + of;
    }
    return (this instanceof Exposed ? "exposed" : "clicked") + of;
  }

  private static String escape(String part) {
    return part.replace("%", "%25").replace(":", "%3A");
  }
}
