package io.siyu.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.cohort.Repurchase.Undefined;
import io.siyu.cohort.RepurchaseQuestion.Definition;
import io.siyu.cohort.RepurchaseQuestion.Rebuyers;
import io.siyu.cohort.RepurchaseQuestion.RepeatBuyers;
import io.siyu.cohort.RepurchaseQuestion.RepeatBuyersByDay;
import io.siyu.cohort.RepurchaseQuestion.RepeatOrders;
import io.siyu.cohort.RepurchaseQuestion.RepeatWithin;
import io.siyu.money.Ratio;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The five measures of buying again, each by its worked example. */
class RepurchaseTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Window JANUARY = Window.month(2026, 1, SHANGHAI);
  private static final Window FEBRUARY = Window.month(2026, 2, SHANGHAI);
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  private static long[] on(String... days) {
    return Arrays.stream(days)
        .mapToLong(day -> Instant.parse("2026-" + day + ":00Z").toEpochMilli())
        .toArray();
  }

  private static Repurchase ask(RepurchaseQuestion question, Instant asOf, List<long[]> people) {
    RepurchaseTally tally = new RepurchaseTally(question, asOf);
    people.forEach(tally::add);
    return tally.result();
  }

  private static List<long[]> people(int count, long[] orders) {
    List<long[]> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(orders);
    }
    return people;
  }

  @Test
  @DisplayName("J-15 of 100 buyers 30 with two orders or more: 30 %")
  void repeat_buyers() {
    List<long[]> people = people(70, on("01-05T00:00", "02-05T00:00"));
    people.addAll(people(30, on("01-05T00:00", "01-06T00:00", "01-07T00:00")));
    people.addAll(people(9, on("02-05T00:00")));

    Repurchase result = ask(new RepeatBuyers(JANUARY), LATER, people);
    assertThat(result.share()).isEqualTo(new Ratio(30, 100));
    assertThat(result.question().definition()).isEqualTo(Definition.REPEAT_BUYER_SHARE);
  }

  @Test
  @DisplayName("J-15 orders of one day of the zone count once where that is asked")
  void split_orders() {
    List<long[]> people = people(3, on("01-05T16:00", "01-06T15:59"));
    people.addAll(people(1, on("01-05T15:59", "01-05T16:00")));

    assertThat(ask(new RepeatBuyersByDay(JANUARY, SHANGHAI), LATER, people).share())
        .isEqualTo(new Ratio(1, 4));
    assertThat(ask(new RepeatBuyers(JANUARY), LATER, people).share()).isEqualTo(new Ratio(4, 4));
  }

  @Test
  @DisplayName("J-15 of 100 orders 20 second ones and 10 third ones: 30 %")
  void repeat_orders() {
    List<long[]> people = people(50, on("01-05T00:00"));
    people.addAll(people(10, on("01-05T00:00", "01-05T01:00")));
    people.addAll(people(10, on("01-05T00:00", "01-05T01:00", "01-05T02:00")));

    assertThat(ask(new RepeatOrders(JANUARY), LATER, people).share()).isEqualTo(new Ratio(30, 100));
  }

  @Test
  @DisplayName("J-15 of 1000 buyers of January 300 buy in February: 30 %")
  void rebuyers() {
    List<long[]> people = people(700, on("01-05T00:00", "01-06T00:00", "03-05T00:00"));
    people.addAll(people(300, on("01-05T00:00", "02-06T00:00")));
    people.addAll(people(50, on("02-06T00:00", "02-07T00:00")));

    Rebuyers question = new Rebuyers(JANUARY, FEBRUARY);
    assertThat(ask(question, LATER, people).share()).isEqualTo(new Ratio(300, 1000));
    assertThat(ask(question, FEBRUARY.end().minusMillis(1), people).censored()).isEqualTo(700);
    assertThat(ask(question, FEBRUARY.end(), people).censored()).isZero();
    assertThatThrownBy(() -> new Rebuyers(FEBRUARY, JANUARY))
        .hasMessage("the window of buying again must not begin before the other has ended");
  }

  @Test
  @DisplayName("J-15 a second order within 30 days counts among those whose 30 days are over")
  void repeat_within() {
    List<long[]> people =
        List.of(
            on("01-01T00:00", "01-31T00:00"),
            on("01-01T00:00", "01-31T00:01"),
            on("01-10T00:00", "01-11T00:00"),
            on("02-10T00:00", "02-11T00:00"));
    RepeatWithin question = new RepeatWithin(JANUARY, 30);
    Repurchase early = ask(question, Instant.parse("2026-02-01T00:00:00Z"), people);

    assertThat(early.share()).isEqualTo(new Ratio(1, 2));
    assertThat(early.censored()).isEqualTo(1);
    assertThat(ask(question, LATER, people).share()).isEqualTo(new Ratio(2, 3));
  }

  @Test
  @DisplayName("J-15 a measure of nobody is undefined, with the reason")
  void undefined() {
    assertThat(ask(new RepeatBuyers(JANUARY), LATER, List.of(on("02-01T00:00"))).undefined())
        .contains(Undefined.NO_ORDERS);
    Repurchase young =
        ask(
            new RepeatWithin(JANUARY, 30),
            Instant.parse("2026-01-20T00:00:00Z"),
            List.of(on("01-05T00:00")));
    assertThat(young.undefined()).contains(Undefined.NOBODY_LONG_ENOUGH);
    assertThat(ask(new RepeatBuyers(JANUARY), LATER, List.of(on("01-05T00:00"))).undefined())
        .isEmpty();
  }

  @Provide
  Arbitrary<List<Long>> lives() {
    return Arbitraries.longs()
        .between(-100, 1_500)
        .map(hour -> JANUARY.start().toEpochMilli() + hour * 3_600_000)
        .list()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(-50, 1_600).map(h -> JANUARY.start().plusSeconds(h * 3_600));
  }

  @Property(tries = 1_000)
  @Label("J-15 each measure is its plain reading, in whatever parts it is counted")
  void plain_reading(
      @ForAll List<@From("lives") List<Long>> people, @ForAll("instants") Instant asOf) {
    long[] buyers = new long[8];
    for (List<Long> life : people) {
      List<Long> known = life.stream().filter(at -> at < asOf.toEpochMilli()).sorted().toList();
      List<Long> in =
          known.stream().filter(at -> JANUARY.contains(Instant.ofEpochMilli(at))).toList();
      TreeSet<LocalDate> days = new TreeSet<>();
      in.forEach(at -> days.add(Instant.ofEpochMilli(at).atZone(SHANGHAI).toLocalDate()));
      boolean inFebruary =
          known.stream().anyMatch(at -> FEBRUARY.contains(Instant.ofEpochMilli(at)));
      buyers[0] += in.isEmpty() ? 0 : 1;
      buyers[1] += in.size() > 1 ? 1 : 0;
      buyers[2] += days.size() > 1 ? 1 : 0;
      buyers[3] += in.size();
      buyers[4] += !in.isEmpty() && inFebruary ? 1 : 0;
      boolean began = !in.isEmpty() && known.get(0).equals(in.get(0));
      long end = began ? in.get(0) + 240L * 3_600_000 : 0;
      boolean over = began && end < asOf.toEpochMilli();
      buyers[5] += over ? 1 : 0;
      buyers[6] += over && known.size() > 1 && known.get(1) <= end ? 1 : 0;
      buyers[7] += began && !over ? 1 : 0;
    }
    assertThat(shares(people, asOf))
        .containsExactly(
            new Ratio(buyers[1], buyers[0]),
            new Ratio(buyers[2], buyers[0]),
            new Ratio(buyers[3] - buyers[0], buyers[3]),
            new Ratio(buyers[4], buyers[0]),
            new Ratio(buyers[6], buyers[5]),
            new Ratio(buyers[7], 1));
  }

  /** The five shares, counted in two parts, and how many are censored by the last. */
  private static List<Ratio> shares(List<List<Long>> people, Instant asOf) {
    List<Ratio> shares = new ArrayList<>();
    long censored = 0;
    for (RepurchaseQuestion question :
        List.of(
            new RepeatBuyers(JANUARY),
            new RepeatBuyersByDay(JANUARY, SHANGHAI),
            new RepeatOrders(JANUARY),
            new Rebuyers(JANUARY, FEBRUARY),
            new RepeatWithin(JANUARY, 10))) {
      RepurchaseTally one = new RepurchaseTally(question, asOf);
      RepurchaseTally two = new RepurchaseTally(question, asOf);
      for (int i = 0; i < people.size(); i++) {
        long[] orders = people.get(i).stream().mapToLong(Long::longValue).toArray();
        (i % 2 == 0 ? one : two).add(orders);
      }
      one.add(two);
      shares.add(one.result().share());
      censored = one.result().censored();
    }
    shares.add(new Ratio(censored, 1));
    return shares;
  }
}
