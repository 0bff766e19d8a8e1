package io.siyu.market;

/**
 * Which column of an export says what (列), by its name in the header. What an export does not have
 * is the empty text.
 *
 * @param day the day's column; never empty
 * @param channel the channel's column; never empty
 * @param spent what was spent, in whole units of the currency such as 元
 * @param currency the amounts' currency by its ISO 4217 code
 * @param impressions how often the channel was seen
 * @param clicks how often it was clicked
 * @param conversions how many conversions the platform claims for it (平台自归因)
 * @param claimed what the platform says was bought through it, in whole units of the currency
 */
public record MarketColumns(
    String day,
    String channel,
    String spent,
    String currency,
    String impressions,
    String clicks,
    String conversions,
    String claimed) {
  /** Checks that there is a day, a channel and a figure. */
  public MarketColumns {
    if (day.isEmpty() || channel.isEmpty()) {
      throw new IllegalArgumentException("an export needs a column of days and one of channels");
    }
    if (spent.isEmpty()
        && impressions.isEmpty()
        && clicks.isEmpty()
        && conversions.isEmpty()
        && claimed.isEmpty()) {
      throw new IllegalArgumentException(
          "an export needs a column of spending, impressions, clicks or claims");
    }
  }

  /** The columns of an export that claims nothing. */
  public MarketColumns(
      String day,
      String channel,
      String spent,
      String currency,
      String impressions,
      String clicks) {
    this(day, channel, spent, currency, impressions, clicks, "", "");
  }
}
