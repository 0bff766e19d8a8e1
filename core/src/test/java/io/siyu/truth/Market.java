package io.siyu.truth;

import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.lifetime.GammaGamma;
import io.siyu.lifetime.LifetimeValue;
import io.siyu.lifetime.MbgNbd;
import io.siyu.lifetime.Outlook;
import io.siyu.lifetime.Purchasing;
import io.siyu.lifetime.Purchasing.Purchase;
import io.siyu.testing.Chance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A year of a market whose channels are known for what they are. It says of it only what platforms
 * and the host would: {@link #clusters} and {@link #statements}. What it keeps to itself is who has
 * gone for good, at which rate each buys, and what comes in the year after.
 *
 * <p>Every day a channel spends what it will, people come in proportion, most of them buy at once,
 * and each who did is gone after any purchase with a probability of their own, or else buys again
 * at a rate of their own. Of two goods, each order is of one. Every day both baits are offered to
 * some people each. Goods are sold by so small a unit that rounding to it loses nothing.
 *
 * <p>Of customers, {@code GammaGamma} and {@code MbgNbd} serve as the parameters that they are
 * drawn by, and to reckon {@link Books#expected}; {@link Books#came} is counted and owes them
 * nothing.
 */
final class Market {
  static final LocalDate START = LocalDate.of(2025, 1, 1);
  static final int DAYS = 365;
  static final int DAYS_TO_COME = 364;
  static final double DEAR_MARGIN = 0.7;
  static final double PLAIN_MARGIN = 0.4;

  /** Unlike in everything, since what is wrong with taking them together would not show else. */
  static final List<TrueChannel> CHANNELS =
      List.of(
          new TrueChannel(
              "MA01",
              2_500,
              new MbgNbd(1.0, 5, 0.6, 2.2),
              new GammaGamma(5, 4, 6_000),
              0.8,
              0.20,
              0.26),
          new TrueChannel(
              "MA02",
              900,
              new MbgNbd(0.9, 7, 0.9, 1.5),
              new GammaGamma(4, 5, 5_000),
              0.2,
              0.30,
              0.24),
          new TrueChannel(
              "MA03",
              5_000,
              new MbgNbd(1.4, 8, 0.6, 2.6),
              new GammaGamma(6, 4.5, 9_000),
              0.5,
              0.08,
              0.12));

  private static final double BUYERS_A_DAY = 1.4;
  private static final double BUYS = 0.75;
  private static final double OFFERS_A_DAY = 6;
  private static final Outlook YEAR_TO_COME = new Outlook(1, DAYS_TO_COME, 0, 1);

  private final Chance chance;
  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Event> statements = new ArrayList<>();
  private final Map<String, Books> books = new HashMap<>();
  private int people;

  /** What is true of those whom a channel won, or all did, added up. */
  static final class Books {
    private int buyers;
    private double expected;
    private long came;

    private void add(Books other) {
      buyers += other.buyers;
      expected += other.expected;
      came += other.came;
    }

    /**
     * What who knew the parameters would expect of each on average, of what can be seen of them.
     */
    double expected() {
      return expected / buyers;
    }

    /** What each will really have brought on average. */
    double came() {
      return (double) came / buyers;
    }
  }

  private Market(long seed) {
    chance = new Chance(seed);
  }

  static Market of(long seed) {
    Market market = new Market(seed);
    CHANNELS.forEach(market::live);
    return market;
  }

  List<Cluster> clusters() {
    return clusters;
  }

  List<Event> statements() {
    return statements;
  }

  Books books(TrueChannel channel) {
    return books.get(channel.code());
  }

  /** What is true of everybody. */
  Books books() {
    Books all = new Books();
    books.values().forEach(all::add);
    return all;
  }

  private void live(TrueChannel channel) {
    books.put(channel.code(), new Books());
    for (int day = 0; day < DAYS; day++) {
      long spent = Math.round(channel.cost() * BUYERS_A_DAY * (0.5 + chance.share()));
      statements.add(Telling.spent(channel.code(), day, spent));
      offer(channel, day, "old", channel.takesOld());
      offer(channel, day, "new", channel.takesNew());
      int came = chance.poisson(spent / channel.cost() / BUYS);
      for (int i = 0; i < came; i++) {
        come(channel, day + chance.share());
      }
    }
  }

  private void offer(TrueChannel channel, int day, String bait, double takes) {
    int offered = chance.poisson(OFFERS_A_DAY);
    int taken = chance.binomial(offered, takes);
    statements.add(Telling.offered(channel.code(), day, bait, offered, taken));
  }

  private void come(TrueChannel channel, double at) {
    Telling telling = new Telling(people++, channel.code());
    telling.comes(at);
    if (chance.happens(BUYS)) {
      buy(channel, telling, at);
    }
    clusters.add(Cluster.of(telling.events()));
  }

  private void buy(TrueChannel channel, Telling telling, double first) {
    MbgNbd buying = channel.buying();
    double rate = chance.gamma(buying.r()) / buying.alpha() / 7;
    double goes = chance.beta(buying.a(), buying.b());
    double scale = chance.gamma(channel.spend().q()) / channel.spend().gamma();
    Books known = books.get(channel.code());
    List<Purchase> seen = new ArrayList<>();
    int last = -1;
    double at = first;
    boolean stays = true;
    while (stays && at < DAYS + DAYS_TO_COME) {
      // Nobody goes to a shop twice a day.
      if ((int) at > last) {
        last = (int) at;
        long amount = Telling.whole(chance.gamma(channel.spend().p()) / scale);
        boolean dear = chance.happens(channel.dear());
        if (last < DAYS) {
          telling.buys(at, amount, dear);
          seen.add(new Purchase(START.plusDays(last), amount));
        } else {
          known.came += Math.round(amount * (dear ? DEAR_MARGIN : PLAIN_MARGIN));
        }
        stays = !chance.happens(goes);
      }
      at += chance.exponential(rate);
    }
    known.buyers++;
    known.expected +=
        channel.margin()
            * LifetimeValue.of(
                    buying,
                    channel.spend(),
                    Purchasing.of(seen, START.plusDays(DAYS - 1)).orElseThrow(),
                    YEAR_TO_COME)
                .exact();
  }
}
