package io.siyu.cocreation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.cocreation.CampaignResult.State;
import io.siyu.event.Claim;
import io.siyu.event.Identified;
import io.siyu.event.Pledged;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.money.Money;
import io.siyu.statistics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignTallyTest {
  /** Pledges until hour 48, payments until hour 96. */
  private static final String RULES =
      "{\"campaigns\":["
          + "{\"id\":\"spring\",\"sku\":\"peach\",\"threshold\":10,"
          + "\"deadline\":\"2026-03-03T00:00:00Z\",\"payBy\":\"2026-03-05T00:00:00Z\"},"
          + "{\"id\":\"winter\",\"sku\":\"date\",\"threshold\":1,"
          + "\"deadline\":\"2026-02-28T12:00:00Z\",\"payBy\":\"2026-03-01T12:00:00Z\"}]}";

  /** Twenty who pledged a date in winter, of whom some paid. */
  private static Shop winter(int payers) {
    Shop shop = new Shop(RULES);
    for (int i = 0; i < 20; i++) {
      shop.happens(
          -24,
          Shop.person("w" + i),
          new Pledged("winter", "date", 1, Optional.empty(), Optional.empty()));
      if (i < payers) {
        shop.buys(1, "w" + i, "w" + i, "date", 1);
      }
    }
    return shop;
  }

  @Test
  @DisplayName("Z-5 what a person said last before the deadline is what they pledge")
  void last_words() {
    IdentityKey card = new IdentityKey(KeyType.MEMBER_NO, "club", "7");
    Shop shop =
        new Shop(RULES)
            .pledges(1, "lin", 3)
            .pledges(2, "wu", 2)
            .pledges(3, "lin", 1)
            .pledges(4, "wu", 0)
            .pledges(5, "he", 4)
            .pledges(5, "he", 0)
            .happens(
                6,
                card,
                new Pledged("spring", "peach", 7, Optional.of(Money.fen(500)), Optional.empty()))
            .happens(
                7,
                Shop.person("wu"),
                new Pledged("spring", "date", 9, Optional.empty(), Optional.empty()))
            .pledges(48, "late", 5);
    assertThat(shop.campaign(4).units()).isEqualTo(3);
    assertThat(shop.campaign(60).pledgers()).isEqualTo(2);
    assertThat(shop.campaign(60).units()).isEqualTo(8);
    assertThat(shop.campaign(60).deposits()).isEqualTo(500);

    shop.happens(99, card, new Identified("counter"), Claim.same(Shop.person("lin")));
    assertThat(shop.campaign(60).units()).as("one person, whose last word is 7").isEqualTo(7);
    assertThat(shop.campaign(60).pledgers()).isEqualTo(1);
    assertThat(shop.asked().campaign("none", Shop.at(1))).isEmpty();
  }

  @Test
  @DisplayName(
      "Z-7 a presale is open or reached until its deadline, then failed, or collecting and settled")
  void life() {
    Shop shop = new Shop(RULES).pledges(1, "lin", 9).pledges(10, "wu", 1).pledges(20, "wu", 0);
    assertThat(shop.campaign(1).state()).isEqualTo(State.OPEN);
    assertThat(shop.campaign(10).state()).isEqualTo(State.OPEN);
    assertThat(shop.campaign(11).state()).isEqualTo(State.REACHED);
    assertThat(shop.campaign(21).state()).isEqualTo(State.OPEN);
    assertThat(shop.campaign(48).state()).isEqualTo(State.FAILED);
    shop.pledges(47, "he", 1);
    assertThat(shop.campaign(48).state()).isEqualTo(State.COLLECTING);
    assertThat(shop.campaign(95.9).state()).isEqualTo(State.COLLECTING);
    assertThat(shop.campaign(96).state()).isEqualTo(State.SETTLED);
    assertThat(shop.campaign(2).state()).as("as it was").isEqualTo(State.OPEN);
  }

  @Test
  @DisplayName("Z-6 a pledge was paid where an order of the product was, after it and in time")
  void who_paid() {
    Shop shop =
        new Shop(RULES)
            .buys(0, "lin", "a", "peach", 5)
            .pledges(1, "lin", 3)
            .pledges(1, "wu", 4)
            .pledges(1, "he", 5)
            .pledges(1, "xu", 6)
            .buys(50, "wu", "b", "peach", 1)
            .buys(60, "wu", "c", "peach", 9)
            .buys(61, "he", "d", "date", 5)
            .buys(96, "xu", "e", "peach", 6);
    assertThat(shop.campaign(95).paid()).isEqualTo(new Proportion(0, 0));
    assertThat(shop.campaign(55).paidUnits()).isEqualTo(1);
    CampaignResult settled = shop.campaign(97);
    assertThat(settled.paidUnits()).isEqualTo(4);
    assertThat(settled.paid()).isEqualTo(new Proportion(1, 4));
    assertThat(settled.noShows()).isEqualTo(new Proportion(3, 4));
    assertThat(settled.quantity().orElseThrow().units()).as("nobody else is due").isEqualTo(4);
  }

  @Test
  @DisplayName("Z-5 a deposit in another currency is pledged and not added up")
  void foreign_deposits() {
    Shop shop = new Shop(RULES);
    for (Money deposit : List.of(Money.fen(500), Money.fen(20), new Money(7, "USD"))) {
      shop.happens(
          1,
          Shop.person("of " + deposit.minor()),
          new Pledged("spring", "peach", 1, Optional.of(deposit), Optional.empty()));
    }
    assertThat(shop.campaign(2).pledgers()).isEqualTo(3);
    assertThat(shop.campaign(2).deposits()).isEqualTo(520);
  }

  @Test
  @DisplayName("Z-6 what was given back whole is not paid, and not made")
  void given_back() {
    Shop shop = new Shop(RULES).pledges(1, "lin", 10).buys(50, "lin", "a", "peach", 10);
    shop.givesBack(60, "a", 100).givesBack(70, "a", 900);
    assertThat(shop.campaign(69).paidUnits()).isEqualTo(10);
    CampaignResult settled = shop.campaign(97);
    assertThat(settled.paid()).isEqualTo(new Proportion(0, 1));
    assertThat(settled.quantity().orElseThrow().units()).isZero();
  }

  @Test
  @DisplayName("Z-6 who pledged what is not made says nothing of how many pay")
  void nobody_could_pay() {
    Shop shop = winter(16).pledges(1, "lin", 9);
    assertThat(shop.campaign(97).state()).isEqualTo(State.FAILED);
    assertThat(shop.campaign(97).paid()).isEqualTo(new Proportion(0, 1));
    assertThat(shop.campaign(97).shows()).isEqualTo(new Proportion(16, 20));
  }

  @Test
  @DisplayName("Z-9 before the deadline others may yet pledge for those whose time is up")
  void not_dropped_early() {
    Optional<Instant> soon = Optional.of(Shop.at(10));
    Shop shop = winter(16).pledges(1, "wu", 2);
    shop.happens(1, Shop.person("lin"), new Pledged("spring", "peach", 9, Optional.empty(), soon));
    assertThat(shop.campaign(20).state()).isEqualTo(State.REACHED);
    assertThat(decided(shop, 1, 0, 20)).isEqualTo("UNDECIDED OPEN");
    assertThat(decided(shop, 1, 0, 48)).isEqualTo("DROP TOO_FEW_PLEDGED");
  }

  @Test
  @DisplayName("Z-6 how many pay is known once enough pledges of any campaign are due")
  void how_many_show() {
    Shop shop = winter(16).pledges(1, "lin", 30);
    assertThat(shop.campaign(11).showing()).isEmpty();
    assertThat(shop.campaign(11).quantity()).isEmpty();
    CampaignResult result = shop.campaign(13);
    assertThat(result.shows()).isEqualTo(new Proportion(16, 20));
    assertThat(result.showing().orElseThrow().low()).isCloseTo(0.5840, within(5e-5));
    assertThat(result.showing().orElseThrow().high()).isCloseTo(0.9193, within(5e-5));
  }

  @Test
  @DisplayName(
      "Z-9 a product is made where enough will pay, not where too few will, else undecided")
  void decisions() {
    assertThat(decided(winter(16), 1, 9, 20)).isEqualTo("UNDECIDED OPEN");
    assertThat(decided(winter(16), 1, 9, 50)).isEqualTo("DROP TOO_FEW_PLEDGED");
    assertThat(decided(winter(16), 1, 10, 50)).isEqualTo("DROP TOO_FEW_WILL_PAY");
    assertThat(decided(winter(16), 1, 12, 50)).isEqualTo("UNDECIDED NOT_SURE_ENOUGH_WILL_PAY");
    assertThat(decided(winter(16), 1, 10, 20)).isEqualTo("UNDECIDED NOT_SURE_ENOUGH_WILL_PAY");
    assertThat(decided(winter(16), 1, 18, 20)).isEqualTo("MAKE ENOUGH_WILL_PAY");
    assertThat(decided(new Shop(RULES), 1, 18, 20)).isEqualTo("INSUFFICIENT_DATA SHOWS_NOT_KNOWN");
    assertThat(decided(new Shop(RULES), 1, 9, 50)).isEqualTo("DROP TOO_FEW_PLEDGED");
    Shop paid = new Shop(RULES).pledges(1, "lin", 10).buys(2, "lin", "a", "peach", 10);
    assertThat(decided(paid, 3, 1, 20)).isEqualTo("MAKE PAID");
  }

  private static String decided(Shop shop, double at, int units, double asOf) {
    for (int i = 0; i < units; i++) {
      shop.pledges(at, "p" + i, 1);
    }
    var decision = shop.campaign(asOf).decision();
    return decision.value() + " " + decision.reasons().get(0).code();
  }

  @Test
  @DisplayName(
      "Z-8 what is made is enough with the probability asked for, and says on what it rests")
  void quantity() {
    Shop shop = winter(16);
    for (int i = 0; i < 100; i++) {
      shop.pledges(1, "p" + i, 1);
    }
    shop.pledges(1, "sure", 7).buys(2, "sure", "s", "peach", 7);
    CampaignResult.Quantity quantity = shop.campaign(50).quantity().orElseThrow();
    double low = shop.campaign(50).showing().orElseThrow().low();
    double high = shop.campaign(50).showing().orElseThrow().high();
    assertThat(quantity.service()).isEqualTo(90);
    assertThat(quantity.least()).isEqualTo(7 + binomial(100, low, 0.9));
    assertThat(quantity.units()).isEqualTo(7 + binomial(100, high, 0.9));
  }

  /** The quantile of a binomial distribution, term by term. */
  private static int binomial(int trials, double share, double probability) {
    double term = Math.pow(1 - share, trials);
    double below = term;
    int successes = 0;
    while (below < probability) {
      term *= (trials - successes) * share / ((successes + 1) * (1 - share));
      below += term;
      successes++;
    }
    return successes;
  }

  @ParameterizedTest
  @DisplayName("Z-8 demand has the quantiles of R's qbinom")
  @CsvSource({"10, 0.7, 0.9, 9", "20, 0.5, 0.95, 14", "100, 0.8, 0.9, 85", "5, 0.9, 0.99, 5"})
  void published(int people, double buying, double probability, long units) {
    List<Long> ones = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      ones.add(1L);
    }
    assertThat(new Demand(ones).enough(probability, buying)).isEqualTo(units);
  }

  @Property(tries = 200)
  @Label("Z-8 demand is that of going through every case there is")
  void every_case(
      @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 6) Integer> units,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double buying,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double probability) {
    int total = units.stream().mapToInt(it -> it).sum();
    double[] chance = new double[total + 1];
    for (int who = 0; who < 1 << units.size(); who++) {
      double product = 1;
      int sum = 0;
      for (int i = 0; i < units.size(); i++) {
        boolean buys = (who >> i & 1) == 1;
        product *= buys ? buying : 1 - buying;
        sum += buys ? units.get(i) : 0;
      }
      chance[sum] += product;
    }
    long enough =
        new Demand(units.stream().map(Integer::longValue).toList()).enough(probability, buying);
    double upTo = 0;
    for (int sum = 0; sum <= enough; sum++) {
      upTo += chance[sum];
    }
    assertThat(upTo).isGreaterThanOrEqualTo(probability - 1e-12);
    assertThat(upTo - chance[(int) enough]).isLessThan(probability + 1e-12);
  }

  @Test
  @DisplayName("Z-8 many pledges are taken for normal, and differ from the exact by little")
  void many() {
    List<Long> some = new ArrayList<>();
    List<Long> many = new ArrayList<>();
    for (long i = 0; i < 1_400; i++) {
      some.add(1L);
      many.add(1_000L);
    }
    long exact = new Demand(some).enough(0.9, 0.7) * 1_000;
    assertThat(new Demand(many).enough(0.9, 0.7)).isCloseTo(exact, within(1_000L));
  }
}
