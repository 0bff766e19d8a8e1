package io.siyu.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Clicked;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Exposed;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exports by chance, whole and damaged: as many as the system property siyu.fuzz.tries says. */
class MarketCsvFuzzTest {
  private static final long TRIES = Long.getLong("siyu.fuzz.tries", 3000);
  private static final MarketMapping MAPPING =
      MarketMapping.of(
          new Source("ads/fuzz"),
          new MarketColumns("day", "plan", "cost", "", "seen", "clicks"),
          "yyyy-MM-dd");
  private static final String HEADER = "note,day,plan,cost,seen,clicks";
  private static final String[] ENDS = {"\n", "\r\n"};
  private static final String[] PLANS = {"MA01", "计划,一", "a \"b\"", "two\nlines", "🎁"};
  private static final String[] NONE = {"", "-", "--"};
  private static final char[] SPLINTERS = {
    '"', ',', '\n', '\r', '-', '.', '0', '9', 'e', '合', '\uFEFF', '\ud83c', ' ', '\u0000'
  };

  private final Random random = new Random(20_260_301);

  /** The rows of an export, and what they say by kind, channel and day. */
  private record Export(List<String> rows, Map<String, Long> says) {}

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String quoted(String cell) {
    boolean must = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
    return must || random.nextInt(4) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private String count(long number) {
    return random.nextBoolean() ? String.format(Locale.ROOT, "%,d", number) : Long.toString(number);
  }

  private String figure(String kind, String on, Map<String, Long> says) {
    if (random.nextInt(6) == 0) {
      return one(NONE);
    }
    long number = random.nextInt(3) == 0 ? random.nextInt(100) : random.nextInt(100_000_000);
    says.merge(kind + " " + on, number, Long::sum);
    return kind.equals("cost")
        ? count(number / 100) + String.format(Locale.ROOT, ".%02d", number % 100)
        : count(number);
  }

  private Export export() {
    List<String> rows = new ArrayList<>();
    Map<String, Long> says = new TreeMap<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      rows.add(row(says));
    }
    return new Export(rows, says);
  }

  private String row(Map<String, Long> says) {
    String plan = one(PLANS);
    LocalDate day = LocalDate.of(2026, 2, 27).plusDays(random.nextInt(3));
    String on = new ChannelDay(plan, day).text();
    List<String> cells =
        List.of(
            one("", "x"),
            day.toString(),
            plan,
            figure("cost", on, says),
            figure("seen", on, says),
            figure("clicks", on, says));
    return String.join(",", cells.stream().map(this::quoted).toList());
  }

  private String text(List<String> rows) {
    List<String> all = new ArrayList<>(List.of(HEADER));
    all.addAll(rows);
    if (random.nextBoolean()) {
      all.add("合计,,,1,1,1");
    }
    String end = one(ENDS);
    return one("", "\uFEFF") + String.join(end, all) + one("", end);
  }

  private static MarketImport read(String csv) {
    return MarketCsv.read(csv, MAPPING, 1, Instant.EPOCH);
  }

  private static Map<String, Long> said(List<Event> events) {
    Map<String, Long> said = new TreeMap<>();
    for (Event event : events) {
      String on = event.subject().text();
      if (event.fact() instanceof Spent spent) {
        assertThat(said.put("cost " + on, spent.amount().minor())).isNull();
      } else if (event.fact() instanceof Exposed exposed) {
        assertThat(said.put("seen " + on, exposed.impressions())).isNull();
      } else if (event.fact() instanceof Clicked clicked) {
        assertThat(said.put("clicks " + on, clicked.clicks())).isNull();
      }
    }
    return said;
  }

  @Test
  @DisplayName("E-10 whatever an export says, its events say, to the cent")
  void whole_exports() {
    for (long i = 0; i < TRIES; i++) {
      Export export = export();
      String csv = text(export.rows());
      MarketImport read = read(csv);
      assertThat(read.rejections()).as(csv).isEmpty();
      assertThat(read.rows()).as(csv).isEqualTo(export.rows().size());
      assertThat(said(read.events())).as(csv).isEqualTo(export.says());
    }
  }

  @Test
  @DisplayName("E-9 a row that cannot be read takes nothing else with it")
  void one_row_that_cannot_be_read() {
    String[] wrong = {
      "2026-02-30,MA01,1,1,1", "2026-02-27,,1,1,1", "2026-02-27,MA01,1,1", "2026-02-27,MA01,1,-1,1"
    };
    for (long i = 0; i < TRIES; i++) {
      Export export = export();
      List<String> rows = new ArrayList<>(export.rows());
      rows.add(random.nextInt(rows.size() + 1), "x," + one(wrong));
      MarketImport read = read(text(rows));
      assertThat(read.rejections()).hasSize(1);
      assertThat(said(read.events())).isEqualTo(export.says());
    }
  }

  @Test
  @DisplayName("E-9 nothing that an export holds makes it throw, and what comes of it are events")
  void damaged_exports() throws MalformedEventException {
    for (long i = 0; i < TRIES; i++) {
      StringBuilder csv = new StringBuilder(text(export().rows()));
      for (int wounds = 1 + random.nextInt(4); wounds > 0 && csv.length() > 0; wounds--) {
        int at = random.nextInt(csv.length());
        switch (random.nextInt(4)) {
          case 0 -> csv.setCharAt(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
          case 1 -> csv.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
          case 2 -> csv.deleteCharAt(at);
          default -> csv.delete(at, Math.min(csv.length(), at + random.nextInt(40)));
        }
      }
      MarketImport read = read(csv.toString());
      assertThat(read).isEqualTo(read(csv.toString()));
      said(read.events());
      for (Event event : read.events()) {
        assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
      }
      long lines = csv.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
      assertThat(read.rejections())
          .allSatisfy(it -> assertThat(it.line()).isBetween(1L, lines))
          .noneMatch(it -> it.reason().isEmpty());
    }
  }
}
