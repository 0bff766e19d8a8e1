package io.siyu.event;

import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A person said how many units they will buy once a campaign makes them (预售登记, 认购). It takes the
 * place of what they said before of the same product in the same campaign.
 *
 * @param campaign the campaign's id; never empty
 * @param sku the product; never empty
 * @param units how many from now on; 0 takes the pledge back; at most {@link OrderLine#UNITS_MAX}
 * @param deposit what was paid down for it (定金), if anything; absent where nothing is pledged
 * @param payBy before which instant it is to be paid, if the pledge says so; absent where nothing
 *     is pledged
 */
public record Pledged(
    String campaign, String sku, long units, Optional<Money> deposit, Optional<Instant> payBy)
    implements PersonFact {
  private static final String UNITS_RULE = "must be from 0 to " + OrderLine.UNITS_MAX;
  private static final String NOTHING_RULE = "must be absent where no units are pledged";

  /** Checks the fields. */
  public Pledged {
    RequiredText.require(campaign, "a pledge needs the id of its campaign");
    RequiredText.require(sku, "a pledge needs the product's sku");
    if (units < 0 || units > OrderLine.UNITS_MAX) {
      throw new IllegalArgumentException("the units of a pledge " + UNITS_RULE);
    }
    if (units == 0 && (deposit.isPresent() || payBy.isPresent())) {
      throw new IllegalArgumentException("the deposit and the term of a pledge " + NOTHING_RULE);
    }
    Money.requireNotNegative("a deposit", deposit);
  }

  /** States that a person takes a pledge back. */
  public static Pledged nothing(String campaign, String sku) {
    return new Pledged(campaign, sku, 0, Optional.empty(), Optional.empty());
  }

  @Override
  public FactKind kind() {
    return FactKind.PLEDGED;
  }

  void describe(FactWriter out) {
    out.text("campaign", campaign);
    out.text("sku", sku);
    out.number("units", units);
    out.money("deposit", deposit);
    out.text("payBy", payBy.map(Instant::toString).orElse(""));
  }

  static Pledged read(JsonObject in) {
    String campaign = RequiredText.read(in, "campaign");
    String sku = RequiredText.read(in, "sku");
    long units = in.number("units");
    Optional<Money> deposit = MoneyJson.amount(in, "deposit");
    Optional<Instant> payBy = in.optionalInstant("payBy");
    if (units < 0 || units > OrderLine.UNITS_MAX) {
      in.violation("units", UNITS_RULE);
      return nothing(campaign, sku);
    }
    if (units > 0) {
      return new Pledged(campaign, sku, units, deposit, payBy);
    }
    if (deposit.isPresent()) {
      in.violation("deposit", NOTHING_RULE);
    }
    if (payBy.isPresent()) {
      in.violation("payBy", NOTHING_RULE);
    }
    return nothing(campaign, sku);
  }
}
