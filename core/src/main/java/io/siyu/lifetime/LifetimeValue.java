package io.siyu.lifetime;

/**
 * What a customer's purchases to come are worth (客户生命周期价值, CLV); what they paid already is not in
 * it.
 *
 * @param purchases how many are expected in the outlook, discounted
 * @param spend what each is expected to be worth, in minor units
 * @param exact what is earned by them, in minor units, not rounded
 */
public record LifetimeValue(double purchases, double spend, double exact) {
  /** Foretells it. */
  public static LifetimeValue of(
      TransactionModel model, GammaGamma spends, Purchasing customer, Outlook outlook) {
    double purchases = outlook.purchases(model, customer);
    double spend = spends.expected(customer);
    return new LifetimeValue(purchases, spend, outlook.margin() * spend * purchases);
  }

  /** Rounded to the nearest minor unit, halves upwards. */
  public long rounded() {
    return Math.round(exact);
  }
}
