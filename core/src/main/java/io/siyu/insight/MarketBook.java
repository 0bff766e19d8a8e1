package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.channel.Channel;
import io.siyu.dossier.Beliefs;
import io.siyu.event.Claimed;
import io.siyu.event.Event;
import io.siyu.event.MarketFact;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is stated of channels' days (市场账), of several statements of one thing the one that counts
 * (rule R-5). Immutable.
 *
 * @param zone the zone whose days they are
 * @param statements what counts
 * @param foreignCurrency how many statements of money were in another currency than the playbook's
 *     and do not count
 */
public record MarketBook(ZoneId zone, List<Stated> statements, long foreignCurrency) {
  /** Copies. */
  public MarketBook {
    statements = ImmutableList.copyOf(statements);
  }

  /**
   * One statement.
   *
   * @param on the channel and the day that it is about
   * @param source who states it
   * @param fact what it states
   */
  public record Stated(ChannelDay on, Source source, MarketFact fact) {
    /** The playbook's channel that it is about, if it has it. */
    Optional<Channel> channel(Playbook playbook) {
      return playbook.channel(on.channel()).filter(it -> it.code().equals(on.channel()));
    }
  }

  /** Reads what was stated before an instant, in any order. */
  public static MarketBook of(Collection<Event> events, Playbook playbook, Instant asOf) {
    List<Stated> statements = new ArrayList<>();
    long foreign = 0;
    for (Event event : Beliefs.before(asOf, events)) {
      if (event.fact() instanceof MarketFact fact && event.subject() instanceof ChannelDay on) {
        if (isForeign(fact, playbook)) {
          foreign++;
        } else {
          statements.add(new Stated(on, event.source(), fact));
        }
      }
    }
    return new MarketBook(playbook.zone(), statements, foreign);
  }

  private static boolean isForeign(MarketFact fact, Playbook playbook) {
    if (fact instanceof Claimed claimed) {
      return claimed.amount().filter(it -> !it.currency().equals(playbook.currency())).isPresent();
    }
    return fact instanceof Spent spent && !spent.amount().currency().equals(playbook.currency());
  }

  /** The statements of the days that begin within a window. */
  public List<Stated> in(Window window) {
    return statements.stream()
        .filter(it -> window.contains(it.on().day().atStartOfDay(zone).toInstant()))
        .toList();
  }
}
