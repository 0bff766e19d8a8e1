package io.siyu.insight;

import io.siyu.channel.Channel;
import io.siyu.event.Claimed;
import io.siyu.event.Clicked;
import io.siyu.event.Event;
import io.siyu.event.Exposed;
import io.siyu.event.MarketFact;
import io.siyu.event.Offered;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up what channels cost and brought, member by member (rules,
 * Not thread-safe.
 *
 * <p>An order is credited whole to one channel: that of the person's first, or last, touch through
 * a channel of the playbook at or before the order's first payment.
 */
public final class ChannelTally {
  private final Playbook playbook;
  private final Window window;
  private final Map<String, Sum> sums = new TreeMap<>(Utf8Order.INSTANCE);
  private final Sum none;
  private long foreign;
  private long foreignCurrency;

  private static final class Sum {
    long spent;
    long fullCost;
    long impressions;
    long clicks;
    long offered;
    final ClaimedTally claims = new ClaimedTally();
    long joined;
    long firstOrders;
    long orders;
    long revenue;
    long cost;
    long uncosted;
    final WonCustomers won;

    Sum(Instant asOf) {
      this.won = new WonCustomers(asOf);
    }
  }

  /** Starts with every channel of the playbook at nothing. */
  public ChannelTally(Playbook playbook, Window window, Instant asOf) {
    this.playbook = playbook;
    this.window = window;
    this.none = new Sum(asOf);
    playbook.channels().forEach(channel -> sums.put(channel.code(), new Sum(asOf)));
  }

  private Sum sum(String channel) {
    return sums.getOrDefault(channel, none);
  }

  /** Adds a member's joins and orders. */
  public void add(Member member) {
    Set<String> joinedBy = new HashSet<>();
    boolean byForeign = false;
    for (Presence presence : member.presences()) {
      if (window.contains(presence.since())) {
        if (presence.channel().isEmpty() && !presence.evidence().isEmpty()) {
          byForeign = true;
        } else {
          joinedBy.add(presence.channel());
        }
      }
    }
    joinedBy.forEach(channel -> sum(channel).joined++);
    foreign += byForeign ? 1 : 0;

    Instant first = member.reached(Stage.FIRST_ORDER).orElse(null);
    boolean firstCounted = false;
    for (Order order : member.orders()) {
      if (order.paidAt().isPresent()) {
        Instant paidAt = order.paidAt().get();
        Sum sum = sum(Crediting.credited(member, paidAt, playbook.attribution()));
        add(order, sum);
        if (order.valid() && paidAt.equals(first) && window.contains(paidAt) && !firstCounted) {
          sum.firstOrders++;
          sum.won.add(paidAt, member.orders());
          firstCounted = true;
        }
      }
    }
  }

  /** Adds an order that belongs to nobody. */
  public void addUnresolved(Order order) {
    add(order, none);
  }

  private void add(Order order, Sum sum) {
    sum.orders += order.valid() && order.isPaidIn(window) ? 1 : 0;
    long revenue = Math.subtractExact(order.paidIn(window), order.refundedIn(window));
    sum.revenue = Math.addExact(sum.revenue, revenue);
    sum.cost = Math.addExact(sum.cost, order.costIn(window));
    sum.uncosted = Math.addExact(sum.uncosted, order.costKnown() ? 0 : revenue);
  }

  /**
   * Adds what market facts state, of several statements under one key the one that counts before
   * {@code asOf}.
   */
  public void addMarket(List<Event> statements, Instant asOf) {
    MarketBook book = MarketBook.of(statements, playbook, asOf);
    foreignCurrency = Math.addExact(foreignCurrency, book.foreignCurrency());
    book.in(window)
        .forEach(stated -> add(stated.fact(), stated.source(), sum(stated.on().channel())));
  }

  private static void add(MarketFact fact, Source source, Sum sum) {
    if (fact instanceof Spent spent) {
      long amount = spent.amount().minor();
      sum.fullCost = Math.addExact(sum.fullCost, amount);
      if (spent.cost() == Spent.Cost.MEDIA) {
        sum.spent = Math.addExact(sum.spent, amount);
      }
    } else if (fact instanceof Exposed exposed) {
      sum.impressions = Math.addExact(sum.impressions, exposed.impressions());
    } else if (fact instanceof Clicked clicked) {
      sum.clicks = Math.addExact(sum.clicks, clicked.clicks());
    } else if (fact instanceof Offered offered) {
      sum.offered = Math.addExact(sum.offered, offered.people());
    } else if (fact instanceof Claimed claimed) {
      sum.claims.add(source, claimed);
    }
  }

  /** How many statements of spending or claims were in another currency and do not count. */
  public long foreignCurrency() {
    return foreignCurrency;
  }

  /** States what each channel of the playbook cost and brought, by code. */
  public List<ChannelYield> channels() {
    return sums.entrySet().stream()
        .map(
            e -> {
              Sum sum = e.getValue();
              return new ChannelYield(
                  e.getKey(),
                  playbook.channel(e.getKey()).map(Channel::trafficPool).orElse(Crediting.NONE),
                  sum.spent,
                  sum.fullCost,
                  sum.impressions,
                  sum.clicks,
                  sum.offered,
                  sum.claims.most(),
                  sum.joined,
                  sum.firstOrders,
                  sum.orders,
                  sum.revenue,
                  sum.cost,
                  sum.uncosted,
                  sum.won.payback(sum.fullCost),
                  sum.won.worth());
            })
        .toList();
  }

  /** States what is credited to no channel. */
  public Unattributed unattributed() {
    return new Unattributed(
        none.spent,
        none.fullCost,
        none.impressions,
        none.clicks,
        none.offered,
        none.joined,
        foreign,
        none.firstOrders,
        none.orders,
        none.revenue,
        none.cost,
        none.uncosted);
  }
}
