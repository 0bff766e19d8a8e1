package io.siyu.market;

import io.siyu.event.Claimed;
import io.siyu.event.Clicked;
import io.siyu.event.Event;
import io.siyu.event.Exposed;
import io.siyu.event.MarketFact;
import io.siyu.event.Provenance;
import io.siyu.event.Spent;
import io.siyu.identity.ChannelDay;
import io.siyu.market.CsvRows.Row;
import io.siyu.market.MarketImport.Rejection;
import io.siyu.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Turns an ad console's CSV export into events (广告报表导入), by rules E-9 and E-10. What an export says
 * of a channel's day takes the place of what one of a lower revision said, so an export must have
 * its days whole. A row that was not read is missing in the sums of its day: mend it, and read the
 * export again under a higher revision.
 */
public final class MarketCsv {
  /** No figure, as consoles write it: nothing, or dashes. */
  private static final Pattern NONE = Pattern.compile("[-–—]*");

  private static final Pattern FIGURE =
      Pattern.compile("([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})(\\.[0-9]{1,9})?");

  private final MarketMapping mapping;
  private final DateTimeFormatter days;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<ChannelDay, Figures> figures = new LinkedHashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private int width;
  private int rows;
  private int totals;

  /**
   * The figures of a row, or those of all rows of a channel's day.
   *
   * @param currency that of what was spent and is claimed; empty where no amount is stated
   */
  private record Figures(
      OptionalLong spent,
      OptionalLong claimed,
      String currency,
      OptionalLong impressions,
      OptionalLong clicks,
      OptionalLong conversions) {
    private static final OptionalLong NONE = OptionalLong.empty();
    static final Figures NO_FIGURES = new Figures(NONE, NONE, "", NONE, NONE, NONE);

    Figures plus(Figures other) {
      return new Figures(
          sum(spent, other.spent),
          sum(claimed, other.claimed),
          currency.isEmpty() ? other.currency : currency,
          sum(impressions, other.impressions),
          sum(clicks, other.clicks),
          sum(conversions, other.conversions));
    }

    private static OptionalLong sum(OptionalLong a, OptionalLong b) {
      return a.isEmpty() ? b : OptionalLong.of(a.getAsLong() + b.orElse(0));
    }
  }

  private MarketCsv(MarketMapping mapping) {
    this.mapping = mapping;
    this.days = mapping.days();
  }

  /**
   * Reads an export. Nothing that it holds makes this throw.
   *
   * @param csv the export, its bytes decoded
   * @param revision the number of these statements, higher with each later export of the same days
   * @param statedAt when the export was made
   */
  public static MarketImport read(
      String csv, MarketMapping mapping, long revision, Instant statedAt) {
    if (revision < 0) {
      throw new IllegalArgumentException("the revision of an export must be at least 0");
    }
    MarketCsv reader = new MarketCsv(mapping);
    reader.read(CsvRows.of(csv));
    return new MarketImport(
        reader.events(revision, statedAt), reader.rejections, reader.rows, reader.totals);
  }

  private void read(List<Row> all) {
    if (all.isEmpty()) {
      rejections.add(new Rejection(1, "", "must have a header, a row of the columns' names"));
      return;
    }
    if (header(all.get(0))) {
      all.subList(1, all.size()).forEach(this::add);
    }
  }

  /** Finds the columns; tells whether all of them are there. */
  private boolean header(Row header) {
    if (!header.damage().isEmpty()) {
      rejections.add(new Rejection(header.line(), "", header.damage()));
    }
    width = header.cells().size();
    MarketColumns columns = mapping.columns();
    for (String column :
        List.of(
            columns.day(),
            columns.channel(),
            columns.spent(),
            columns.currency(),
            columns.impressions(),
            columns.clicks(),
            columns.conversions(),
            columns.claimed())) {
      int place = header.cells().indexOf(column);
      if (!column.isEmpty() && place < 0) {
        rejections.add(new Rejection(header.line(), column, "must be in the header"));
      } else if (!column.isEmpty() && header.cells().lastIndexOf(column) != place) {
        rejections.add(new Rejection(header.line(), column, "must be in the header only once"));
      }
      places.put(column, place);
    }
    return rejections.isEmpty();
  }

  private String cell(Row row, String column) {
    int place = places.getOrDefault(column, -1);
    return column.isEmpty() || place >= row.cells().size() ? "" : row.cells().get(place);
  }

  private void add(Row row) {
    if (isTotal(row)) {
      totals++;
      return;
    }
    int before = rejections.size();
    if (!row.damage().isEmpty()) {
      reject(row, "", row.damage());
    } else if (row.cells().size() != width) {
      reject(row, "", "must have as many cells as the header");
    } else {
      ChannelDay on = on(row);
      Figures sum = figures.getOrDefault(on, Figures.NO_FIGURES).plus(stated(row, on));
      checkSum(row, sum);
      if (rejections.size() == before) {
        figures.put(on, sum);
        rows++;
      }
    }
  }

  private boolean isTotal(Row row) {
    MarketColumns columns = mapping.columns();
    return mapping.totals().contains(row.cells().get(0))
        || mapping.totals().contains(cell(row, columns.day()))
        || mapping.totals().contains(cell(row, columns.channel()));
  }

  private void reject(Row row, String column, String reason) {
    rejections.add(new Rejection(row.line(), column, reason));
  }

  private ChannelDay on(Row row) {
    MarketColumns columns = mapping.columns();
    String named = cell(row, columns.channel());
    String code = mapping.channels().getOrDefault(named, named);
    if (code.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(code)) {
      reject(row, columns.channel(), "must name a channel, in well-formed Unicode");
      code = "?";
    }
    return new ChannelDay(code, day(row, columns.day()));
  }

  private LocalDate day(Row row, String column) {
    try {
      return LocalDate.parse(cell(row, column), days);
    } catch (DateTimeException e) {
      reject(row, column, "must be a day, written as " + mapping.dayPattern());
      return LocalDate.EPOCH;
    }
  }

  private Figures stated(Row row, ChannelDay on) {
    MarketColumns columns = mapping.columns();
    OptionalLong spent = OptionalLong.empty();
    OptionalLong claimed = OptionalLong.empty();
    String currency = "";
    if (states(row, columns.spent()) || states(row, columns.claimed())) {
      currency = columns.currency().isEmpty() ? mapping.currency() : cell(row, columns.currency());
      OptionalInt decimals = decimals(currency);
      String before = figures.getOrDefault(on, Figures.NO_FIGURES).currency();
      if (decimals.isEmpty()) {
        reject(row, columns.currency(), "must be the code of a currency by ISO 4217");
      } else if (!before.isEmpty() && !before.equals(currency)) {
        reject(row, columns.currency(), "must be that of the other rows of its channel and day");
      } else {
        spent = figure(row, columns.spent(), decimals.getAsInt(), Money.MINOR_MAX);
        claimed = figure(row, columns.claimed(), decimals.getAsInt(), Money.MINOR_MAX);
      }
    }
    return new Figures(
        spent,
        claimed,
        currency,
        figure(row, columns.impressions(), 0, MarketFact.COUNT_MAX),
        figure(row, columns.clicks(), 0, MarketFact.COUNT_MAX),
        figure(row, columns.conversions(), 0, MarketFact.COUNT_MAX));
  }

  private boolean states(Row row, String column) {
    return !NONE.matcher(cell(row, column)).matches();
  }

  /** How many decimals a currency has, if it is one. */
  private static OptionalInt decimals(String currency) {
    try {
      int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
      return decimals < 0 ? OptionalInt.empty() : OptionalInt.of(decimals);
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
  }

  /** Reads a figure exactly, in units of its last decimal. */
  private OptionalLong figure(Row row, String column, int decimals, long most) {
    if (!states(row, column)) {
      return OptionalLong.empty();
    }
    String text = cell(row, column);
    if (FIGURE.matcher(text).matches()) {
      BigDecimal units = new BigDecimal(text.replace(",", "")).movePointRight(decimals);
      boolean isWhole = units.stripTrailingZeros().scale() <= 0;
      if (isWhole && units.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return OptionalLong.of(units.longValueExact());
      }
    }
    reject(
        row,
        column,
        "must be a number like 1,234"
            + (decimals == 0 ? "" : "." + "5".repeat(decimals))
            + ", at most "
            + BigDecimal.valueOf(most, decimals).toPlainString());
    return OptionalLong.empty();
  }

  private void checkSum(Row row, Figures sum) {
    MarketColumns columns = mapping.columns();
    checkSum(row, columns.spent(), sum.spent(), Money.MINOR_MAX, " minor units");
    checkSum(row, columns.claimed(), sum.claimed(), Money.MINOR_MAX, " minor units");
    checkSum(row, columns.impressions(), sum.impressions(), MarketFact.COUNT_MAX, "");
    checkSum(row, columns.clicks(), sum.clicks(), MarketFact.COUNT_MAX, "");
    checkSum(row, columns.conversions(), sum.conversions(), MarketFact.COUNT_MAX, "");
  }

  private void checkSum(Row row, String column, OptionalLong sum, long most, String unit) {
    if (sum.orElse(0) > most) {
      reject(row, column, "must not lift the sum of its channel and day above " + most + unit);
    }
  }

  private List<Event> events(long revision, Instant statedAt) {
    List<Event> events = new ArrayList<>();
    figures.forEach(
        (on, of) -> {
          List<MarketFact> facts = new ArrayList<>();
          if (of.spent().isPresent()) {
            Money amount = new Money(of.spent().getAsLong(), of.currency());
            facts.add(new Spent(amount, mapping.cost(), revision));
          }
          of.impressions().ifPresent(times -> facts.add(new Exposed(times, revision)));
          of.clicks().ifPresent(times -> facts.add(new Clicked(times, revision)));
          if (of.conversions().isPresent() || of.claimed().isPresent()) {
            Optional<Money> amount =
                of.claimed().isPresent()
                    ? Optional.of(new Money(of.claimed().getAsLong(), of.currency()))
                    : Optional.empty();
            facts.add(new Claimed(of.conversions(), amount, revision));
          }
          for (MarketFact fact : facts) {
            events.add(
                Event.of(
                    fact.key(mapping.source(), on),
                    statedAt,
                    mapping.source(),
                    on,
                    List.of(),
                    fact,
                    Provenance.HOST));
          }
        });
    return events;
  }
}
