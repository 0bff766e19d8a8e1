package io.siyu.market;

/**
 * Which column of an export says what (列), by its name in the header. What an export does not have
 * is the empty text.
 *
 * @param day the day's column; never empty
 * @param channel the channel's column; never empty
 * @param spent what was spent, in whole units of the currency such as 元
 * @param currency the amount's currency by its ISO 4217 code
 * @param impressions how often the channel was seen
 * @param clicks how often it was clicked
 */
public record MarketColumns(
    String day, String channel, String spent, String currency, String impressions, String clicks) {
  /** Checks that there is a day, a channel and a figure. */
  public MarketColumns {
    if (day.isEmpty() || channel.isEmpty()) {
      throw new IllegalArgumentException("an export needs a column of days and one of channels");
    }
    if (spent.isEmpty() && impressions.isEmpty() && clicks.isEmpty()) {
      throw new IllegalArgumentException(
          "an export needs a column of spending, impressions or clicks");
    }
  }
}
