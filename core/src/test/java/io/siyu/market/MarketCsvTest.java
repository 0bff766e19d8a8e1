package io.siyu.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.event.Claimed;
import io.siyu.event.Clicked;
import io.siyu.event.Event;
import io.siyu.event.Exposed;
import io.siyu.event.Fact;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import io.siyu.market.MarketImport.Rejection;
import io.siyu.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes of exports as consoles write them. */
class MarketCsvTest {
  private static final Source SOURCE = new Source("ads/douyin");
  private static final MarketColumns COLUMNS =
      new MarketColumns("日期", "推广计划", "消耗(元)", "", "展现量", "点击量");
  private static final Instant EXPORTED = Instant.parse("2026-03-03T01:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final String HEADER = "日期,推广计划,展现量,点击量,消耗(元)\r\n";

  private static MarketImport read(String csv) {
    return read(csv, MarketMapping.of(SOURCE, COLUMNS, "yyyy-MM-dd"));
  }

  private static MarketImport read(String csv, MarketMapping mapping) {
    return MarketCsv.read(csv, mapping, 3, EXPORTED);
  }

  private static List<Fact> facts(MarketImport of, String channel, LocalDate day) {
    return of.events().stream()
        .filter(event -> event.subject().equals(new ChannelDay(channel, day)))
        .map(Event::fact)
        .toList();
  }

  @Test
  @DisplayName("E-10 figures are read to the cent, and what is none states nothing")
  void a_usual_export() {
    MarketImport read =
        read(
            "\uFEFF"
                + HEADER
                + "2026-03-01,DY01,\"12,345\",678,\"1,234.5\"\r\n"
                + "2026-03-01,\"a \"\"b\"\",\nc\",--,0,0.29\r\n"
                + "\r\n"
                + "2026-03-02, DY01 ,-,—,\r\n"
                + "合计,--,12345,678,1234.79");

    assertThat(read.rejections()).isEmpty();
    assertThat(facts(read, "DY01", FIRST))
        .containsExactly(
            new Spent(Money.fen(123_450), 3), new Exposed(12_345, 3), new Clicked(678, 3));
    assertThat(facts(read, "a \"b\",\nc", FIRST))
        .containsExactly(new Spent(Money.fen(29), 3), new Clicked(0, 3));
    assertThat(facts(read, "DY01", FIRST.plusDays(1))).isEmpty();
    assertThat(read.events()).hasSize(5);
    assertThat(read.rows()).isEqualTo(3);
    assertThat(read.totals()).isEqualTo(1);
    assertThat(read.events())
        .extracting(Event::key, Event::occurredAt, Event::source, Event::provenance)
        .contains(tuple("clicked:ads/douyin:DY01:2026-03-01", EXPORTED, SOURCE, Provenance.HOST));
  }

  @Test
  @DisplayName("E-10 what a console claims is a statement of its own, beside the spending")
  void claims() {
    MarketMapping claiming =
        MarketMapping.of(
            SOURCE,
            new MarketColumns("day", "plan", "cost", "money", "", "", "bought", "worth"),
            "yyyy-MM-dd");
    MarketImport read =
        read(
            "day,plan,cost,money,bought,worth\n2026-03-01,DY01,1.00,CNY,2,9.90\n"
                + "2026-03-01,DY01,-,CNY,1,0.10\n2026-03-01,DY02,-,,3,-\n"
                + "2026-03-02,DY01,--,USD,-,5\n2026-03-02,DY01,1,CNY,1,-\n"
                + "2026-03-02,DY01,-,,1000000000001,-",
            claiming);

    assertThat(facts(read, "DY01", FIRST))
        .containsExactly(
            new Spent(Money.fen(100), 3),
            new Claimed(OptionalLong.of(3), Optional.of(Money.fen(1_000)), 3));
    assertThat(facts(read, "DY02", FIRST))
        .containsExactly(new Claimed(OptionalLong.of(3), Optional.empty(), 3));
    assertThat(facts(read, "DY01", FIRST.plusDays(1)))
        .containsExactly(new Claimed(OptionalLong.empty(), Optional.of(new Money(500, "USD")), 3));
    assertThat(read.rejections())
        .extracting(Rejection::line, Rejection::column)
        .containsExactly(tuple(6L, "money"), tuple(7L, "bought"));
    assertThat(read.events()).extracting(Event::key).contains("claimed:ads/douyin:DY01:2026-03-01");
  }

  @Test
  @DisplayName("E-10 the rows of one channel and day add up")
  void rows_of_one_day() {
    MarketMapping campaigns =
        new MarketMapping(
            SOURCE,
            new MarketColumns("day", "plan", "cost", "money", "", ""),
            "d/M/yyyy",
            "CNY",
            Spent.Cost.BAIT,
            Map.of("spring", "DY01", "summer", "DY01"),
            Set.of());
    MarketImport read =
        read(
            "day,plan,cost,money\n1/3/2026,spring,1.10,CNY\n01/03/2026,summer,2.20,CNY\n"
                + "1/3/2026,summer,5,USD\n2/3/2026,summer,500,JPY\n2/3/2026,spring,0.5,JPY\n"
                + "3/3/2026,DY01,3,cny\n3/3/2026,DY01,10000000000.00,CNY\n3/3/2026,DY01,.01,CNY\n"
                + "3/3/2026,DY01,0.01,CNY",
            campaigns);

    assertThat(facts(read, "DY01", FIRST))
        .containsExactly(new Spent(Money.fen(330), Spent.Cost.BAIT, 3));
    assertThat(facts(read, "DY01", FIRST.plusDays(1)))
        .containsExactly(new Spent(new Money(500, "JPY"), Spent.Cost.BAIT, 3));
    assertThat(facts(read, "DY01", FIRST.plusDays(2)))
        .containsExactly(new Spent(Money.fen(Money.MINOR_MAX), Spent.Cost.BAIT, 3));
    assertThat(read.rejections())
        .extracting(Rejection::line, Rejection::column)
        .containsExactly(
            tuple(4L, "money"),
            tuple(6L, "cost"),
            tuple(7L, "money"),
            tuple(9L, "cost"),
            tuple(10L, "cost"));
  }

  @Test
  @DisplayName(
      "E-9 a row that cannot be read is told by line, column and rule, and is left out whole")
  void rows_that_cannot_be_read() {
    MarketImport read =
        read(
            HEADER
                + "2026-02-30,DY01,1,1,1\r\n"
                + "2026-03-01,,1,1,1\r\n"
                + "2026-03-01,DY01,1.5,-1,1.999\r\n"
                + "2026-03-01,DY01,1,1\r\n"
                + "2026-03-01,D\"Y,1,1,1\r\n"
                + "2026-03-01,\"DY\"01,1,1,1\r\n"
                + "2026-03-01,DY\ud800,1,1,1\r\n"
                + "2026-03-01,DY01,\"1\n2\",1,1\r\n"
                + "2026-03-01,DY01,\"12,34\",1,1e3\r\n"
                + "2026-03-01,DY01,7,7,0\r\n"
                + "2026-03-01,\"DY01,1,1,1\r\n2026-03-01,DY01,1,1,1");

    String number = "must be a number like 1,234, at most 1000000000000";
    String money = "must be a number like 1,234.55, at most 10000000000.00";
    assertThat(read.rejections())
        .containsExactly(
            new Rejection(2, "日期", "must be a day, written as yyyy-MM-dd"),
            new Rejection(3, "推广计划", "must name a channel, in well-formed Unicode"),
            new Rejection(4, "消耗(元)", money),
            new Rejection(4, "展现量", number),
            new Rejection(4, "点击量", number),
            new Rejection(5, "", "must have as many cells as the header"),
            new Rejection(6, "", "must have no quote inside a cell that is not quoted"),
            new Rejection(7, "", "must have nothing between a closing quote and the next comma"),
            new Rejection(8, "推广计划", "must name a channel, in well-formed Unicode"),
            new Rejection(9, "展现量", number),
            new Rejection(11, "消耗(元)", money),
            new Rejection(11, "展现量", number),
            new Rejection(
                13, "", "must close its quote, or else it goes on to the end of the export"));
    assertThat(facts(read, "DY01", FIRST))
        .containsExactly(new Spent(Money.fen(0), 3), new Exposed(7, 3), new Clicked(7, 3));
    assertThat(read.events()).hasSize(3);
    assertThat(read.rows()).isEqualTo(1);
  }

  @Test
  @DisplayName("E-9 an export without the columns is not read, and each that is missing is told")
  void headers() {
    assertThat(read("日期,推广计划,日期,消耗(元)\n2026-03-01,DY01,,1").rejections())
        .containsExactly(
            new Rejection(1, "日期", "must be in the header only once"),
            new Rejection(1, "展现量", "must be in the header"),
            new Rejection(1, "点击量", "must be in the header"));
    for (String empty : List.of("", "\uFEFF", "\r\n\n", ",,\n")) {
      assertThat(read(empty).rejections())
          .containsExactly(new Rejection(1, "", "must have a header, a row of the columns' names"));
    }
  }

  @Test
  void days_are_read_by_either_year_of_a_pattern() {
    for (String pattern : List.of("yyyyMMdd", "uuuuMMdd")) {
      MarketImport read =
          read(
              HEADER + "20260301,DY01,1,1,1\n20260229,DY01,1,1,1",
              MarketMapping.of(SOURCE, COLUMNS, pattern));
      assertThat(read.rows()).isEqualTo(1);
      assertThat(facts(read, "DY01", FIRST)).hasSize(3);
      assertThat(read.rejections()).extracting(Rejection::line).containsExactly(3L);
    }
  }

  @Test
  void a_mapping_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> new MarketColumns("day", "", "spent", "", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MarketColumns("day", "plan", "", "money", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MarketMapping.of(SOURCE, COLUMNS, "not a pattern"))
        .isInstanceOf(IllegalArgumentException.class);
    MarketMapping usual = MarketMapping.of(SOURCE, COLUMNS, "yyyy-MM-dd");
    assertThatThrownBy(() -> MarketCsv.read(HEADER, usual, -1, EXPORTED))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
