package io.siyu.insight;

import io.siyu.channel.Channel;
import io.siyu.event.Clicked;
import io.siyu.event.Spent;
import io.siyu.insight.MarketBook.Stated;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.member.Presence;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each traffic pool cost and brought day by day (流量池日账), over all that is known. Not
 * thread-safe.
 */
public final class PoolDays {
  private final Playbook playbook;
  private final Map<String, NavigableMap<LocalDate, Day>> pools = new TreeMap<>(Utf8Order.INSTANCE);

  private static final class Day {
    long spent;
    long clicks;
    long joined;
    long firstOrders;
  }

  /** Starts with every traffic pool of the playbook at nothing. */
  public PoolDays(Playbook playbook) {
    this.playbook = playbook;
    playbook.trafficPools().forEach(pool -> pools.put(pool.id(), new TreeMap<>()));
  }

  /** Adds when a member first joined through each traffic pool, and first ordered. */
  public void add(Member member) {
    Set<String> joined = new HashSet<>();
    for (Presence presence : member.presences()) {
      Optional<String> pool = playbook.channel(presence.channel()).map(Channel::trafficPool);
      if (pool.isPresent() && joined.add(pool.get())) {
        day(pool.get(), presence.since()).joined++;
      }
    }
    Optional<Instant> first = member.reached(Stage.FIRST_ORDER);
    if (first.isPresent()) {
      String channel = Crediting.credited(member, first.get(), playbook.attribution());
      playbook.channel(channel).ifPresent(it -> day(it.trafficPool(), first.get()).firstOrders++);
    }
  }

  /** Adds what the market facts of the playbook's channels state. */
  public void add(MarketBook book) {
    for (Stated stated : book.statements()) {
      Optional<Channel> channel = stated.channel(playbook);
      if (channel.isPresent()) {
        Day day = day(channel.get().trafficPool(), stated.on().day());
        if (stated.fact() instanceof Spent spent && spent.cost() == Spent.Cost.MEDIA) {
          day.spent = Math.addExact(day.spent, spent.amount().minor());
        } else if (stated.fact() instanceof Clicked clicked) {
          day.clicks = Math.addExact(day.clicks, clicked.clicks());
        }
      }
    }
  }

  private Day day(String pool, Instant at) {
    return day(pool, at.atZone(playbook.zone()).toLocalDate());
  }

  private Day day(String pool, LocalDate on) {
    return pools
        .computeIfAbsent(pool, any -> new TreeMap<>())
        .computeIfAbsent(on, any -> new Day());
  }

  /** The first day on which anything was spent. */
  public Optional<LocalDate> firstSpent() {
    return pools.values().stream()
        .flatMap(days -> days.entrySet().stream())
        .filter(day -> day.getValue().spent > 0)
        .map(Map.Entry::getKey)
        .min(LocalDate::compareTo);
  }

  /** Adds up the days {@code [first, end)}, by traffic pool. */
  public List<PoolYield> between(LocalDate first, LocalDate end) {
    List<PoolYield> yields = new ArrayList<>();
    pools.forEach((pool, days) -> yields.add(sum(pool, days.subMap(first, end).values())));
    return yields;
  }

  private static PoolYield sum(String pool, Iterable<Day> days) {
    long spent = 0;
    long clicks = 0;
    long joined = 0;
    long firstOrders = 0;
    for (Day day : days) {
      spent = Math.addExact(spent, day.spent);
      clicks = Math.addExact(clicks, day.clicks);
      joined += day.joined;
      firstOrders += day.firstOrders;
    }
    return new PoolYield(pool, spent, clicks, joined, firstOrders);
  }
}
