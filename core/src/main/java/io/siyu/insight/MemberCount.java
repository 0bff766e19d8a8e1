package io.siyu.insight;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.member.Member;
import io.siyu.stage.Stage;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many members there are as of an instant (会员数).
 *
 * @param total everybody who is at least a lead
 * @param byStage of these, how many are at each stage; every stage is there
 * @param reachable of these, to how many the brand can speak somewhere
 * @param lost of these, to how many it once could and now cannot
 */
public record MemberCount(long total, Map<Stage, Long> byStage, long reachable, long lost) {
  /** Copies. */
  public MemberCount {
    byStage = ImmutableSortedMap.copyOf(byStage);
  }

  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final Map<Stage, Long> byStage = new EnumMap<>(Stage.class);
    private long total;
    private long reachable;
    private long lost;

    /** Starts with nobody. */
    public Tally() {
      for (Stage stage : Stage.values()) {
        byStage.put(stage, 0L);
      }
    }

    /** Counts a member. */
    public void add(Member member) {
      member
          .stage()
          .ifPresent(
              stage -> {
                total++;
                byStage.merge(stage, 1L, Long::sum);
                if (member.isReachable()) {
                  reachable++;
                } else if (member.reached().containsKey(Stage.CONTACT)) {
                  lost++;
                }
              });
    }

    /** States the result. */
    public MemberCount result() {
      return new MemberCount(total, byStage, reachable, lost);
    }
  }
}
