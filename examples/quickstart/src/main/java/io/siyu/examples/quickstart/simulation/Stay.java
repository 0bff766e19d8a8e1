package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Happening.Removal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One uninterrupted stay of a person in a user pool (在池期间), whoever held the contact meanwhile.
 *
 * @param began when it began
 * @param channel what the join that began it carried
 * @param ended when it ended; empty while it lasts
 * @param byCustomer whether the customer ended it
 */
record Stay(Instant began, String channel, Optional<Instant> ended, boolean byCustomer) {

  /** A coming or going. */
  private record Step(
      Instant at,
      boolean coming,
      String steward,
      String channel,
      boolean transfer,
      boolean byCustomer) {}

  /**
   * Finds a person's stays in a pool from everything that happened to the person, in the order of
   * time.
   */
  static List<Stay> of(List<Happening> life, String pool) {
    List<Step> steps = new ArrayList<>();
    for (Happening happening : life) {
      if (happening instanceof Happening.Added it && pool.equals(Brand.CONTACTS) && !it.half()) {
        steps.add(new Step(it.at(), true, it.steward(), it.state(), false, false));
      } else if (happening instanceof Happening.Removed it && pool.equals(Brand.CONTACTS)) {
        boolean transfer = it.how() == Removal.BY_TRANSFER;
        boolean byCustomer = it.how() == Removal.BY_CUSTOMER;
        steps.add(new Step(it.at(), false, it.steward(), "", transfer, byCustomer));
      } else if (happening instanceof Happening.Entered it && pool.equals(id(it.pool()))) {
        steps.add(new Step(it.at(), true, "", it.channel(), false, false));
      } else if (happening instanceof Happening.Followed it && pool.equals(Brand.FOLLOWERS)) {
        steps.add(new Step(it.at(), true, "", it.code(), false, false));
      } else if (happening instanceof Happening.Unfollowed it && pool.equals(Brand.FOLLOWERS)) {
        steps.add(new Step(it.at(), false, "", "", false, true));
      } else if (happening instanceof Happening.Exited it && pool.equals(id(it.pool()))) {
        steps.add(new Step(it.at(), false, "", "", false, true));
      }
    }
    return walk(steps);
  }

  private static List<Stay> walk(List<Step> steps) {
    List<Stay> stays = new ArrayList<>();
    Set<String> stewards = new HashSet<>();
    boolean handedOver = false;
    Optional<Step> beginning = Optional.empty();
    for (Step step : steps) {
      if (step.coming()) {
        beginning = beginning.or(() -> Optional.of(step));
        stewards.add(step.steward());
        handedOver = false;
      } else if (step.transfer()) {
        handedOver |= stewards.remove(step.steward()) && stewards.isEmpty();
      } else if (!stewards.remove(step.steward())) {
        handedOver = false;
      }
      if (beginning.isPresent() && stewards.isEmpty() && !handedOver) {
        Step from = beginning.get();
        stays.add(new Stay(from.at(), from.channel(), Optional.of(step.at()), step.byCustomer()));
        beginning = Optional.empty();
      }
    }
    beginning.ifPresent(
        from -> stays.add(new Stay(from.at(), from.channel(), Optional.empty(), false)));
    return stays;
  }

  /** The id of a pool that may be named by its account. */
  private static String id(String pool) {
    return pool.equals(Brand.FOLLOWERS_ACCOUNT) ? Brand.FOLLOWERS : pool;
  }
}
