package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.channel.Channel;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of public traffic became private contacts within a window (公域流量私有化率), and how many of
 * these are followers in name only (虚假繁荣): who joined, but has neither said anything nor bought.
 * Not thread-safe.
 */
public final class Privatisation {
  private final Playbook playbook;
  private final Window window;
  private final Instant asOf;
  private final Map<String, Long> joinedFrom = new TreeMap<>(Utf8Order.INSTANCE);
  private final Map<String, Long> joined = new TreeMap<>(Utf8Order.INSTANCE);
  private final Map<String, Long> silent = new TreeMap<>(Utf8Order.INSTANCE);

  /** Starts with every pool of the playbook at nothing. */
  public Privatisation(Playbook playbook, Window window, Instant asOf) {
    this.playbook = playbook;
    this.window = window;
    this.asOf = asOf;
    playbook.trafficPools().forEach(pool -> joinedFrom.put(pool.id(), 0L));
    playbook.userPools().forEach(pool -> joined.put(pool.id(), 0L));
  }

  /** Adds a member who joined within the window. */
  public void add(Dossier person, Member member) {
    Set<String> from = new HashSet<>();
    Set<String> to = new HashSet<>();
    for (Presence presence : member.presences()) {
      if (window.contains(presence.since())) {
        to.add(presence.pool());
        playbook.channel(presence.channel()).map(Channel::trafficPool).ifPresent(from::add);
      }
    }
    from.forEach(pool -> joinedFrom.merge(pool, 1L, Long::sum));
    to.forEach(pool -> joined.merge(pool, 1L, Long::sum));
    if (!to.isEmpty() && member.orders().stream().noneMatch(Order::valid) && !spoke(person)) {
      to.forEach(pool -> silent.merge(pool, 1L, Long::sum));
    }
  }

  private boolean spoke(Dossier person) {
    // Most who never spoke have no such event, believed or not.
    return person.events().stream().anyMatch(Privatisation::isInbound)
        && Beliefs.before(asOf, person.events()).stream().anyMatch(Privatisation::isInbound);
  }

  private static boolean isInbound(Event event) {
    return event.fact() instanceof Engaged engaged
        && engaged.direction() == Engaged.Direction.INBOUND;
  }

  /**
   * Of a traffic pool.
   *
   * @param trafficPool its id
   * @param ofClicks the persons who joined through its channels, over the clicks on these
   * @param ofOffers the same over the people to whom a bait was offered through these
   */
  public record Traffic(String trafficPool, Ratio ofClicks, Ratio ofOffers) {}

  /**
   * Of a user pool.
   *
   * @param pool its id
   * @param silent of the persons who joined, those who have neither said anything in any pool nor a
   *     valid order
   */
  public record Followers(String pool, Ratio silent) {}

  /**
   * Of all.
   *
   * @param traffic by the traffic pool's id
   * @param followers by the user pool's id
   */
  public record Result(List<Traffic> traffic, List<Followers> followers) {
    /** Copies. */
    public Result {
      traffic = ImmutableList.copyOf(traffic);
      followers = ImmutableList.copyOf(followers);
    }
  }

  /** States the result, with what channels had of clicks and offers in the same window. */
  public Result result(List<ChannelYield> channels) {
    List<Traffic> traffic = new ArrayList<>();
    joinedFrom.forEach(
        (pool, persons) -> {
          long clicks = 0;
          long offers = 0;
          for (ChannelYield channel : channels) {
            if (channel.trafficPool().equals(pool)) {
              clicks = Math.addExact(clicks, channel.clicks());
              offers = Math.addExact(offers, channel.offered());
            }
          }
          traffic.add(new Traffic(pool, new Ratio(persons, clicks), new Ratio(persons, offers)));
        });
    List<Followers> followers = new ArrayList<>();
    joined.forEach(
        (pool, persons) ->
            followers.add(new Followers(pool, new Ratio(silent.getOrDefault(pool, 0L), persons))));
    return new Result(traffic, followers);
  }
}
