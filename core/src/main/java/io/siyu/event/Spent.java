package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/**
 * What a channel cost on a day (投放花费), by kind of cost: media cost (媒介成本) and whatever comes on top
 * of it to the full cost (全成本).
 *
 * @param amount what that day cost
 * @param cost what for
 * @param revision the number of this statement, rising with each restatement
 */
public record Spent(Money amount, Cost cost, long revision) implements MarketFact {
  private static final Money UNREADABLE = Money.fen(0);

  /** What money is spent for. */
  public enum Cost {
    /** Advertising, as its platform bills it (广告费). */
    MEDIA,
    /** What is given to whoever comes (诱饵). */
    BAIT,
    /** What is given to whoever brings somebody (裂变奖励). */
    REWARD,
    /** Work (人工). */
    STAFF,
    /** Software and services (工具). */
    TOOLS,
    /** The place of an offline pool (租金); its footfall is {@link Exposed}. */
    RENT,
    /** Anything else. */
    OTHER
  }

  /** Checks the amount. */
  public Spent {
    Money.requireNotNegative("spending", Optional.of(amount));
  }

  /** States a media cost. */
  public Spent(Money amount, long revision) {
    this(amount, Cost.MEDIA, revision);
  }

  @Override
  public FactKind kind() {
    return FactKind.SPENT;
  }

  void describe(FactWriter out) {
    out.money("amount", Optional.of(amount));
    out.number("revision", revision);
    // A media cost is as it was written before there were others.
    out.text("cost", cost == Cost.MEDIA ? "" : cost.name());
  }

  static Spent read(JsonObject in) {
    var amount = MoneyJson.amount(in, "amount");
    if (!in.has("amount")) {
      in.violation("amount", "must be an amount of money");
    }
    return new Spent(
        amount.orElse(UNREADABLE),
        in.word("cost", Cost.class, Cost.MEDIA),
        in.numberAtLeast("revision", 0, 0));
  }
}
