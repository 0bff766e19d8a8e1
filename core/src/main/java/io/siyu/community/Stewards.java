package io.siyu.community;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import io.siyu.event.Source;
import io.siyu.event.StewardRenamed;
import java.time.Instant;
import java.util.List;

/**
 * By which ids the employees who hold contacts go (导购改号). An id that somebody else gets later is
 * somebody else's from then on. Immutable.
 */
public final class Stewards {
  private static final Stewards UNCHANGED = new Stewards(List.of());

  private final ImmutableList<Event> renames;

  private Stewards(List<Event> renames) {
    this.renames = ImmutableList.copyOf(renames);
  }

  /** Everybody goes by one id. */
  public static Stewards unchanged() {
    return UNCHANGED;
  }

  /** Whom these events rename, in the order in which they happened. */
  public static Stewards of(List<Event> renames) {
    return renames.isEmpty() ? UNCHANGED : new Stewards(renames);
  }

  /**
   * By which id a steward goes.
   *
   * @param source what named the steward; another source's renames are of others
   * @param steward the id, as it was named
   * @param at when it was named
   * @param asOf renames from this instant on are not known yet
   */
  public String current(Source source, String steward, Instant at, Instant asOf) {
    String current = steward;
    for (Event event : renames) {
      if (!event.occurredAt().isBefore(at)
          && event.occurredAt().isBefore(asOf)
          && event.source().equals(source)
          && event.fact() instanceof StewardRenamed renamed
          && renamed.from().equals(current)) {
        current = renamed.to();
      }
    }
    return current;
  }
}
