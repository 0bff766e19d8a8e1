package io.siyu.market;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.money.Money;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the exports of one console are read (映射): made once, and good for every export of that form.
 *
 * @param source the account whose console it is, such as {@code ads/douyin}
 * @param columns which column says what
 * @param dayPattern how days are written, a pattern of {@link DateTimeFormatter} such as {@code
 *     yyyy-MM-dd}
 * @param currency the currency of amounts where no column says it
 * @param cost what the money of the export is spent for
 * @param channels the codes of the playbook's channels by what the export calls them; what is not
 *     among them is a code itself
 * @param totals what stands in the first cell, or that of the day or the channel, of a row that
 *     adds up others, such as {@code 合计}
 */
public record MarketMapping(
    Source source,
    MarketColumns columns,
    String dayPattern,
    String currency,
    Spent.Cost cost,
    Map<String, String> channels,
    Set<String> totals) {
  /** Checks and copies. */
  public MarketMapping {
    if (!Money.isCurrency(currency)) {
      throw new IllegalArgumentException("a currency must be three capital letters (ISO 4217)");
    }
    if (channels.containsValue("")) {
      throw new IllegalArgumentException("the code of a channel must not be empty");
    }
    days(dayPattern);
    channels = ImmutableMap.copyOf(channels);
    totals = ImmutableSet.copyOf(totals);
  }

  /**
   * An export of media costs in 元 whose channels are called by their codes and whose rows that add
   * up others begin with 合计 or 总计.
   */
  public static MarketMapping of(Source source, MarketColumns columns, String dayPattern) {
    return new MarketMapping(
        source, columns, dayPattern, "CNY", Spent.Cost.MEDIA, Map.of(), Set.of("合计", "总计"));
  }

  DateTimeFormatter days() {
    return days(dayPattern);
  }

  /** Strict, so that 30 February is no day; the era lets {@code yyyy} be a year by itself. */
  private static DateTimeFormatter days(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
