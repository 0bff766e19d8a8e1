package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.channel.Channel;
import io.siyu.event.Offered;
import io.siyu.insight.MarketBook.Stated;
import io.siyu.json.Utf8Order;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a bait was offered through a channel within a window, and taken (派发与领取). Immutable.
 *
 * @param trafficPool the id of the traffic pool that the channel draws from
 * @param channel the channel's code
 * @param bait the bait's code
 * @param people to how many people it was offered, by day
 * @param taken how many of them took it; empty unless somebody counted on each of these days
 */
public record BaitOffer(
    String trafficPool, String channel, String bait, long people, OptionalLong taken) {
  private BaitOffer plus(BaitOffer other) {
    return new BaitOffer(
        trafficPool,
        channel,
        bait,
        Math.addExact(people, other.people),
        taken.isPresent() && other.taken.isPresent()
            ? OptionalLong.of(Math.addExact(taken.getAsLong(), other.taken.getAsLong()))
            : OptionalLong.empty());
  }

  /** Adds up what was offered through the playbook's channels, by channel and by bait. */
  public static List<BaitOffer> in(Window window, MarketBook book, Playbook playbook) {
    SortedMap<String, SortedMap<String, BaitOffer>> offers = new TreeMap<>(Utf8Order.INSTANCE);
    for (Stated stated : book.in(window)) {
      Optional<Channel> channel = stated.channel(playbook);
      if (stated.fact() instanceof Offered offered && channel.isPresent()) {
        String code = channel.get().code();
        offers
            .computeIfAbsent(code, any -> new TreeMap<>(Utf8Order.INSTANCE))
            .merge(
                offered.bait(),
                new BaitOffer(
                    channel.get().trafficPool(),
                    code,
                    offered.bait(),
                    offered.people(),
                    offered.taken()),
                BaitOffer::plus);
      }
    }
    return offers.values().stream()
        .flatMap(baits -> baits.values().stream())
        .collect(ImmutableList.toImmutableList());
  }
}
