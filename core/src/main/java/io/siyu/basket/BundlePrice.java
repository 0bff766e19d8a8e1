package io.siyu.basket;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.json.Utf8Order;
import io.siyu.money.Apportionment;
import io.siyu.money.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a bundle may cost (套装价). It never undercuts what its margin asks for, and is compared with
 * no more than its parts, or the bundle itself, were lately sold for ({@link ComparedPrice}).
 */
public sealed interface BundlePrice {
  /**
   * A price.
   *
   * @param price what to ask
   * @param compared the highest price that it may be shown beside
   * @param floor the least price that leaves the margin
   * @param contribution what is left of the price above the cost of the parts
   * @param parts what of the price each product has, by the prices of the parts; they add up to it
   */
  record Proposed(long price, long compared, long floor, long contribution, Map<String, Long> parts)
      implements BundlePrice {
    /** Copies. */
    public Proposed {
      parts = ImmutableSortedMap.copyOf(parts, Utf8Order.INSTANCE);
    }

    /** By how much it is cheaper, as a share of what it is compared with. */
    public Ratio saving() {
      return new Ratio(compared - price, compared);
    }

    /** What share of the price is left. */
    public Ratio margin() {
      return new Ratio(contribution, price);
    }
  }

  /**
   * No price leaves the margin and is cheaper.
   *
   * @param compared the highest price that one may be shown beside
   * @param floor the least price that leaves the margin
   */
  record NoRoom(long compared, long floor) implements BundlePrice {}

  /**
   * Something is not known without which there is no price.
   *
   * @param product of which product
   * @param missing what of it
   */
  record Unknown(String product, Missing missing) implements BundlePrice {}

  /** What may not be known. */
  enum Missing {
    /** What it costs the brand. */
    COST,
    /** Any deal: it may be compared with nothing. */
    DEALS
  }

  /**
   * Proposes a price.
   *
   * @param policy how bundles are priced
   * @param parts the products, each once; one or more
   * @param sold at which prices the bundle itself was sold, in no order
   * @param asOf when the price is first shown
   */
  static BundlePrice of(
      BundlePolicy policy, List<BundlePart> parts, List<Deal> sold, Instant asOf) {
    Set<String> products = new HashSet<>();
    if (parts.isEmpty() || !parts.stream().map(BundlePart::product).allMatch(products::add)) {
      throw new IllegalArgumentException("a bundle has one part or more, of each product one");
    }
    List<Long> prices = new ArrayList<>();
    long cost = 0;
    long compared = 0;
    for (BundlePart part : parts) {
      OptionalLong price = ComparedPrice.of(part.deals(), asOf, policy.zone());
      if (part.unitCost().isEmpty() || price.isEmpty()) {
        return new Unknown(part.product(), price.isEmpty() ? Missing.DEALS : Missing.COST);
      }
      prices.add(Math.multiplyExact(part.units(), price.getAsLong()));
      compared = Math.addExact(compared, prices.get(prices.size() - 1));
      cost = Math.addExact(cost, Math.multiplyExact(part.units(), part.unitCost().getAsLong()));
    }
    OptionalLong own = ComparedPrice.of(sold, asOf, policy.zone());
    compared = Math.min(compared, own.orElse(compared));
    Ratio least = policy.leastMargin();
    long floor =
        upwards(cost, new Ratio(least.den(), Math.subtractExact(least.den(), least.num())));
    Ratio off = policy.discount();
    long wanted = upwards(compared, new Ratio(off.den() - off.num(), off.den()));
    long steps = upwards(Math.max(floor, wanted), new Ratio(1, policy.step()));
    long price = Math.multiplyExact(steps, policy.step());
    return price < compared
        ? new Proposed(price, compared, floor, price - cost, shares(price, parts, prices))
        : new NoRoom(compared, floor);
  }

  private static Map<String, Long> shares(long price, List<BundlePart> parts, List<Long> prices) {
    List<Long> shares = Apportionment.of(price, prices);
    Map<String, Long> byProduct = new TreeMap<>(Utf8Order.INSTANCE);
    for (int i = 0; i < parts.size(); i++) {
      byProduct.put(parts.get(i).product(), shares.get(i));
    }
    return byProduct;
  }

  /** So many times an amount, rounded up. */
  private static long upwards(long amount, Ratio times) {
    BigInteger[] product =
        BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(times.num()))
            .divideAndRemainder(BigInteger.valueOf(times.den()));
    return Math.addExact(product[0].longValueExact(), product[1].signum());
  }
}
