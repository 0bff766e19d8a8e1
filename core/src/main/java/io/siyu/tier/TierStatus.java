package io.siyu.tier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tier of one person as of an instant (当前等级). Immutable.
 *
 * @param tier the code of the tier that counts, granted or earned; empty for none
 * @param earned the code of the tier that the rules give; empty for none
 * @param since from when on the tier counts; empty where none was ever had
 * @param until when its term, grace included, or its grant ends, excluded; empty where it has no
 *     end
 * @param inGrace whether the term is over and the tier is kept for a time only
 * @param toKeep what is still missing to keep the tier at the end of its term, by measure, any one
 *     of which suffices; empty where nothing is missing or nothing has to be kept
 * @param toNext what is still missing to reach the next higher tier, likewise; empty at the top
 * @param history what happened by the rules, in order
 * @param grant the grant in force, if one is
 */
public record TierStatus(
    String tier,
    String earned,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean inGrace,
    Map<String, Long> toKeep,
    Map<String, Long> toNext,
    List<TierRecord> history,
    Optional<TierOverride> grant) {
  private static final TierStatus NONE =
      new TierStatus(
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          false,
          Map.of(),
          Map.of(),
          List.of(),
          Optional.empty());

  /** Copies. */
  public TierStatus {
    toKeep = ImmutableSortedMap.copyOf(toKeep);
    toNext = ImmutableSortedMap.copyOf(toNext);
    history = ImmutableList.copyOf(history);
  }

  /** Nothing is known, or there are no tiers. */
  public static TierStatus none() {
    return NONE;
  }
}
