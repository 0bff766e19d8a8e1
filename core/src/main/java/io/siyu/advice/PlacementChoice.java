package io.siyu.advice;

import io.siyu.insight.WorthByAge;
import io.siyu.money.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether to sell at once or to win people first (商业化广告与私有化广告的比较): what each yuan had brought back,
 * both by the same age. Nothing is extrapolated.
 *
 * @param horizons what each had brought back by each age for which all were seen on both sides
 * @param breakEvenDays the first of these ages at which winning people had brought back at least as
 *     much as selling at once, after which it did so at every later one
 * @param verdict what can be said
 */
public record PlacementChoice(List<Horizon> horizons, OptionalInt breakEvenDays, Verdict verdict) {
  /** What can be said. */
  public enum Verdict {
    /** Winning people pays from the break-even on. */
    PRIVATISE,
    /** It has not paid as well by any age that was seen. */
    COMMERCIALISE,
    /** A side spent nothing, won nobody, or was not seen for long enough. */
    INSUFFICIENT_DATA
  }

  /**
   * What was brought back by an age, per what was spent, service included.
   *
   * @param days the age
   * @param commercialised contribution less cost over cost, by selling at once
   * @param privatised the same by winning people
   */
  public record Horizon(int days, Ratio commercialised, Ratio privatised) {}

  /**
   * One way of spending money on traffic.
   *
   * @param spent what was spent on traffic, in minor units
   * @param won how many customers or contacts it won
   * @param worth what these had brought in, by age, in the order of ages
   * @param serviceADay what it costs to look after one of them for a day, in minor units
   */
  public record Placed(long spent, long won, List<WorthByAge> worth, long serviceADay) {
    /** Copies the list. */
    public Placed {
      worth = List.copyOf(worth);
      if (spent < 0 || won < 0 || serviceADay < 0) {
        throw new IllegalArgumentException("spent, won and serviceADay must not be negative");
      }
    }

    private Optional<Ratio> roi(int days) {
      for (WorthByAge age : worth) {
        if (age.days() == days && age.persons() == won && won > 0 && spent > 0) {
          long service = Math.multiplyExact(Math.multiplyExact(serviceADay, won), (long) days);
          long cost = Math.addExact(spent, service);
          return Optional.of(new Ratio(Math.subtractExact(age.contribution(), cost), cost));
        }
      }
      return Optional.empty();
    }
  }

  /** Copies the list. */
  public PlacementChoice {
    horizons = List.copyOf(horizons);
  }

  /** Compares both. */
  public static PlacementChoice of(Placed commercialised, Placed privatised) {
    List<Horizon> horizons = new ArrayList<>();
    OptionalInt breakEven = OptionalInt.empty();
    for (WorthByAge age : commercialised.worth()) {
      Optional<Ratio> selling = commercialised.roi(age.days());
      Optional<Ratio> winning = privatised.roi(age.days());
      if (selling.isPresent() && winning.isPresent()) {
        horizons.add(new Horizon(age.days(), selling.get(), winning.get()));
        boolean pays = isAtLeast(winning.get(), selling.get());
        if (!pays) {
          breakEven = OptionalInt.empty();
        } else if (breakEven.isEmpty()) {
          breakEven = OptionalInt.of(age.days());
        }
      }
    }
    Verdict verdict =
        horizons.isEmpty()
            ? Verdict.INSUFFICIENT_DATA
            : breakEven.isPresent() ? Verdict.PRIVATISE : Verdict.COMMERCIALISE;
    return new PlacementChoice(horizons, breakEven, verdict);
  }

  private static boolean isAtLeast(Ratio a, Ratio b) {
    return product(a.num(), b.den()).compareTo(product(b.num(), a.den())) >= 0;
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
