package io.siyu.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.cohort.RetentionMatrix.Cell;
import io.siyu.cohort.RetentionMatrix.Cohort;
import io.siyu.cohort.RetentionPeriod.Calendar;
import io.siyu.cohort.RetentionPeriod.Calendar.Unit;
import io.siyu.cohort.RetentionPeriod.Rolling;
import io.siyu.cohort.RetentionSpec.Base;
import io.siyu.cohort.RetentionSpec.Entry;
import io.siyu.cohort.RetentionSpec.Mode;
import io.siyu.money.Ratio;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cohorts and who comes back. */
class RetentionTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static RetentionSpec spec(RetentionPeriod period, Mode mode, int periods) {
    return new RetentionSpec(Entry.FIRST_TIME, period, mode, Base.ZERO, periods);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static long[] all(String... instants) {
    return Arrays.stream(instants).mapToLong(RetentionTest::at).toArray();
  }

  private static List<Long> counts(Cohort cohort) {
    return cohort.cells().stream().map(Cell::count).toList();
  }

  private static List<Boolean> complete(Cohort cohort) {
    return cohort.cells().stream().map(Cell::complete).toList();
  }

  @Test
  @DisplayName("J-12, J-13, J-14 cohorts of first months, what is not over flagged, means weighted")
  void months() {
    RetentionSpec spec = spec(new Calendar(Unit.MONTH, SHANGHAI), Mode.ON, 3);
    Window year = Window.days(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), SHANGHAI);
    RetentionTally tally = new RetentionTally(spec, year, at("2026-03-15T00:00:00Z"));
    List<long[]> people =
        List.of(
            all("2026-01-05T00:00:00Z", "2026-02-27T00:00:00Z", "2026-03-02T00:00:00Z"),
            all("2026-01-31T15:59:59Z", "2026-03-01T00:00:00Z"),
            all("2026-01-31T16:00:00Z", "2026-03-01T00:00:00Z"),
            all("2026-02-10T00:00:00Z"),
            all("2025-12-31T15:59:59Z", "2026-01-20T00:00:00Z"),
            all("2026-03-20T00:00:00Z"));
    people.forEach(orders -> tally.add(orders, orders));
    RetentionMatrix matrix = tally.matrix();

    assertThat(matrix.cohorts())
        .extracting(Cohort::begins)
        .containsExactly(
            Window.month(2026, 1, SHANGHAI),
            Window.month(2026, 2, SHANGHAI),
            Window.month(2026, 3, SHANGHAI));
    assertThat(matrix.cohorts())
        .extracting(RetentionTest::counts)
        .containsExactly(List.of(2L, 1L, 2L), List.of(2L, 1L), List.of(0L));
    assertThat(matrix.cohorts())
        .extracting(RetentionTest::complete)
        .containsExactly(List.of(true, true, false), List.of(true, false), List.of(false));
    assertThat(matrix.share(matrix.cohorts().get(0), 1)).isEqualTo(new Ratio(1, 2));
    assertThat(matrix.mean(0)).isEqualTo(new Ratio(4, 4));
    assertThat(matrix.mean(1)).isEqualTo(new Ratio(1, 2));
    assertThat(matrix.mean(2)).isEqualTo(new Ratio(0, 0));
  }

  @Test
  @DisplayName("J-12 the mean is weighted by people, and the base may be the period before")
  void weights() {
    RetentionSpec previous =
        new RetentionSpec(
            Entry.FIRST_TIME, new Calendar(Unit.DAY, SHANGHAI), Mode.ON, Base.PREVIOUS, 2);
    Window days = Window.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 3), SHANGHAI);
    RetentionTally tally = new RetentionTally(previous, days, at("2026-01-09T00:00:00Z"));
    long[] first = all("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z");
    tally.add(first, first);
    tally.add(all("2026-01-01T01:00:00Z"), all("2026-01-03T01:00:00Z"));
    tally.add(all("2026-01-02T01:00:00Z"), all("2026-01-03T01:00:00Z"));
    RetentionMatrix matrix = tally.matrix();

    assertThat(matrix.share(matrix.cohorts().get(0), 2)).isEqualTo(new Ratio(2, 1));
    assertThat(matrix.mean(1)).isEqualTo(new Ratio(2, 3));
    assertThat(matrix.mean(2)).isEqualTo(new Ratio(2, 2));
  }

  @ParameterizedTest
  @DisplayName("J-13 periods are those of the zone's calendar, or lengths from one's own beginning")
  @CsvSource({
    // The day after begins at midnight, after 23 and 25 hours too.
    "DAY, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59Z, 0",
    "DAY, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 1",
    "DAY, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59Z, 0",
    "DAY, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 1",
    // 29 February belongs to the month after 31 January, and to the quarter.
    "MONTH, Asia/Shanghai, 2028-01-31T15:00:00Z, 2028-02-29T15:59:59Z, 1",
    "MONTH, Asia/Shanghai, 2028-01-31T15:00:00Z, 2028-02-29T16:00:00Z, 2",
    "QUARTER, Asia/Shanghai, 2028-03-31T15:59:59Z, 2028-03-31T16:00:00Z, 1",
    "YEAR, Asia/Shanghai, 2026-12-31T15:59:59Z, 2026-12-31T16:00:00Z, 1",
    // A Sunday and the Monday after it.
    "WEEK, Asia/Shanghai, 2026-03-01T15:59:59Z, 2026-03-01T16:00:00Z, 1"
  })
  void calendar(Unit unit, ZoneId zone, String began, String back, int period) {
    Window ten = new Window(Instant.parse(began), Instant.parse(began).plusSeconds(1));
    RetentionTally tally =
        new RetentionTally(
            spec(new Calendar(unit, zone), Mode.ON, 3), ten, at("2040-01-01T00:00:00Z"));
    tally.add(all(began), all(back));
    List<Long> counts = counts(tally.matrix().cohorts().get(0));

    for (int k = 1; k <= 3; k++) {
      assertThat(counts.get(k)).isEqualTo(k == period ? 1 : 0);
    }
  }

  @Test
  @DisplayName("J-13, J-14 a rolling period ends for everybody at another instant")
  void rolling() {
    Rolling week = new Rolling(Duration.ofDays(7));
    Window window = Window.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 8), SHANGHAI);
    long begin = window.start().toEpochMilli();
    long day = 86_400_000;
    RetentionTally tally = new RetentionTally(spec(week, Mode.ON, 4), window, begin + 21 * day - 1);
    tally.add(new long[] {begin}, new long[] {begin + 7 * day - 1, begin + 14 * day});
    tally.add(new long[] {begin + day}, new long[] {begin + 8 * day});
    RetentionMatrix matrix = tally.matrix();

    assertThat(counts(matrix.cohorts().get(0))).containsExactly(2L, 1L, 1L);
    assertThat(complete(matrix.cohorts().get(0))).containsExactly(true, true, false);
  }

  /**
   * ClickHouse's documentation of {@code retention} has users 0 to 4, 0 to 9 and 0 to 14 on three
   * days, and 5, 5, 5 who were there on the first and on each.
   */
  @Test
  @DisplayName("J-12 unlike ClickHouse's retention, nobody comes back before they began")
  void contrast_with_clickhouse_retention() {
    Window days = Window.days(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 4), SHANGHAI);
    RetentionTally tally =
        new RetentionTally(
            spec(new Calendar(Unit.DAY, SHANGHAI), Mode.ON, 2), days, at("2021-01-01T00:00:00Z"));
    RetentionTally reversed =
        new RetentionTally(
            spec(new Calendar(Unit.DAY, SHANGHAI), Mode.ON, 2), days, at("2021-01-01T00:00:00Z"));
    for (int user = 0; user < 15; user++) {
      List<Long> visits = new ArrayList<>();
      for (int day = 1; day <= 3; day++) {
        if (user < 5 * day) {
          visits.add(at("2020-01-0" + day + "T04:00:00Z"));
        }
      }
      long[] all = visits.stream().mapToLong(Long::longValue).toArray();
      tally.add(all, all);
      // retention(day 3, day 1) would be 15 and 5 although day 1 was before.
      reversed.add(all("2020-01-03T04:00:00Z", "2020-01-03T04:00:00Z"), all);
    }

    assertThat(counts(tally.matrix().cohorts().get(0))).containsExactly(5L, 5L, 5L);
    assertThat(counts(tally.matrix().cohorts().get(1))).containsExactly(5L, 5L, 0L);
    assertThat(counts(reversed.matrix().cohorts().get(2))).containsExactly(15L, 0L, 0L);
  }

  @Test
  @DisplayName("J-13 windows and periods that make no sense are refused")
  void refusals() {
    Window long1 = new Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(100));
    RetentionSpec tiny = spec(new Rolling(Duration.ofMillis(1)), Mode.ON, 1);
    assertThatThrownBy(() -> new RetentionTally(tiny, long1, 200_000))
        .hasMessage("a window must hold at most 10000 cohorts: narrow it");
    assertThatThrownBy(() -> new Rolling(Duration.ofNanos(1_000_001)))
        .hasMessage("a period must last whole milliseconds, one at least");
    assertThatThrownBy(() -> spec(new Rolling(Duration.ofDays(1)), Mode.ON, 0))
        .hasMessage("periods must be from 1 to 1000");
  }

  // The plain reading

  private static final long HOUR = 3_600_000;
  private static final Window GENERATED =
      new Window(Instant.parse("2026-03-27T05:00:00Z"), Instant.parse("2026-04-05T03:00:00Z"));

  @Provide
  Arbitrary<RetentionSpec> specs() {
    Arbitrary<RetentionPeriod> periods =
        Arbitraries.oneOf(
            Arbitraries.longs().between(5, 60).map(hours -> new Rolling(Duration.ofHours(hours))),
            Combinators.combine(Arbitraries.of(Unit.class), Arbitraries.of(SHANGHAI, BERLIN))
                .as(Calendar::new));
    return Combinators.combine(
            Arbitraries.of(Entry.class),
            periods,
            Arbitraries.of(Mode.class),
            Arbitraries.of(Base.class),
            Arbitraries.integers().between(1, 5))
        .as(RetentionSpec::new);
  }

  @Provide
  Arbitrary<List<Long>> lives() {
    return Arbitraries.longs()
        .between(-48, 400)
        .map(hour -> GENERATED.start().toEpochMilli() + hour * HOUR)
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Long> instants() {
    return Arbitraries.longs()
        .between(-10, 500)
        .map(hour -> GENERATED.start().toEpochMilli() + hour * HOUR);
  }

  @Property(tries = 2_000)
  @Label("J-12, J-13, J-14 the matrix is its plain reading, in whatever parts it is counted")
  void plain_reading(
      @ForAll("specs") RetentionSpec spec,
      @ForAll @Size(max = 5) List<@From("lives") List<Long>> people,
      @ForAll("lives") List<Long> returns,
      @ForAll("instants") long asOf) {
    RetentionTally tally = new RetentionTally(spec, GENERATED, asOf);
    RetentionTally other = new RetentionTally(spec, GENERATED, asOf);
    List<List<Long>> backs = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      backs.add(i == 0 ? returns : people.get(i));
      (i % 2 == 0 ? tally : other).add(longs(people.get(i)), longs(backs.get(i)));
    }
    tally.add(other);

    List<Cohort> expected = new ArrayList<>();
    for (int cohort = 0; begin(spec, cohort).isBefore(min(GENERATED.end(), asOf)); cohort++) {
      List<Cell> cells = new ArrayList<>();
      for (int k = 0; k <= spec.periods() && begin(spec, cohort + k).toEpochMilli() < asOf; k++) {
        long count = 0;
        for (int i = 0; i < people.size(); i++) {
          count += counts(spec, cohort, k, people.get(i), backs.get(i), asOf) ? 1 : 0;
        }
        long ends =
            spec.period() instanceof Rolling
                ? begin(spec, cohort + k + 2).toEpochMilli() - 1
                : begin(spec, cohort + k + 1).toEpochMilli();
        cells.add(new Cell(count, ends <= asOf));
      }
      expected.add(new Cohort(new Window(begin(spec, cohort), begin(spec, cohort + 1)), cells));
    }
    assertThat(tally.matrix().cohorts()).isEqualTo(expected);
  }

  private static Instant min(Instant one, long millis) {
    Instant other = Instant.ofEpochMilli(millis);
    return one.isBefore(other) ? one : other;
  }

  private static long[] longs(List<Long> some) {
    return some.stream().mapToLong(Long::longValue).toArray();
  }

  private static Instant begin(RetentionSpec spec, int part) {
    if (spec.period() instanceof Rolling rolling) {
      return GENERATED.start().plus(rolling.length().multipliedBy(part));
    }
    Calendar calendar = (Calendar) spec.period();
    LocalDate day = first(calendar, GENERATED.start());
    LocalDate begin =
        switch (calendar.unit()) {
          case DAY -> day.plusDays(part);
          case WEEK -> day.plusWeeks(part);
          case MONTH -> day.plusMonths(part);
          case QUARTER -> day.plusMonths(3L * part);
          case YEAR -> day.plusYears(part);
        };
    return begin.atStartOfDay(calendar.zone()).toInstant();
  }

  /** The first day of a part, found by going back day by day. */
  private static LocalDate first(Calendar calendar, Instant at) {
    LocalDate day = at.atZone(calendar.zone()).toLocalDate();
    while (!switch (calendar.unit()) {
      case DAY -> true;
      case WEEK -> day.getDayOfWeek().getValue() == 1;
      case MONTH -> day.getDayOfMonth() == 1;
      case QUARTER -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
      case YEAR -> day.getDayOfYear() == 1;
    }) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static boolean counts(
      RetentionSpec spec, int cohort, int k, List<Long> begins, List<Long> returns, long asOf) {
    LongStream known = begins.stream().mapToLong(Long::longValue).filter(at -> at < asOf);
    long[] in =
        (spec.entry() == Entry.FIRST_TIME ? known.sorted().limit(1) : known)
            .filter(at -> GENERATED.contains(Instant.ofEpochMilli(at)))
            .filter(
                at ->
                    at >= begin(spec, cohort).toEpochMilli()
                        && at < begin(spec, cohort + 1).toEpochMilli())
            .sorted()
            .toArray();
    if (in.length == 0 || k == 0) {
      return in.length > 0;
    }
    return returns.stream()
        .filter(at -> at < asOf)
        .anyMatch(
            at ->
                at >= from(spec, cohort, k, in[0])
                    && (spec.mode() == Mode.ON_OR_AFTER || at < from(spec, cohort, k + 1, in[0])));
  }

  private static long from(RetentionSpec spec, int cohort, int k, long began) {
    return spec.period() instanceof Rolling rolling
        ? Instant.ofEpochMilli(began)
            .plus(rolling.length().toMillis() * k, ChronoUnit.MILLIS)
            .toEpochMilli()
        : begin(spec, cohort + k).toEpochMilli();
  }

  @Property(tries = 500)
  @Label("J-12 who comes back on or after a period never grows from one to the next")
  void on_or_after_never_grows(
      @ForAll("specs") RetentionSpec spec, @ForAll List<@From("lives") List<Long>> people) {
    RetentionSpec onOrAfter =
        new RetentionSpec(spec.entry(), spec.period(), Mode.ON_OR_AFTER, spec.base(), 5);
    RetentionTally tally =
        new RetentionTally(onOrAfter, GENERATED, GENERATED.end().toEpochMilli() + 200 * HOUR);
    people.forEach(life -> tally.add(longs(life), longs(life)));

    for (Cohort cohort : tally.matrix().cohorts()) {
      List<Long> counts = counts(cohort);
      for (int k = 1; k < counts.size(); k++) {
        assertThat(counts.get(k)).isLessThanOrEqualTo(counts.get(k - 1));
      }
    }
  }
}
