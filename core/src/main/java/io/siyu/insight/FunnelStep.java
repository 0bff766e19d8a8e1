package io.siyu.insight;

import io.siyu.member.Member;
import io.siyu.money.Ratio;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One stage in the funnel (漏斗) of the persons who became leads within a window.
 *
 * <p>Stages need not nest: some people buy before they join. So a conversion counts those who
 * reached both stages over those who reached the earlier one, and a median time may be negative.
 *
 * @param stage the stage
 * @param reached how many of the persons reached it before the instant
 * @param conversion of those who reached the stage before it, how many reached this one too; none
 *     for the first
 * @param medianTime the lower median of the whole seconds from the stage before it to this one,
 *     over those who reached both; none where nobody did
 */
public record FunnelStep(
    Stage stage, long reached, Optional<Ratio> conversion, OptionalLong medianTime) {

  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final Window window;
    private final Map<Stage, Long> reached = new EnumMap<>(Stage.class);
    private final Map<Stage, List<Long>> seconds = new EnumMap<>(Stage.class);

    /** Starts with nobody. */
    public Tally(Window window) {
      this.window = window;
      for (Stage stage : Stage.values()) {
        reached.put(stage, 0L);
        seconds.put(stage, new ArrayList<>());
      }
    }

    /** Counts a member who became a lead within the window. */
    public void add(Member member) {
      if (member.reached(Stage.LEAD).filter(window::contains).isEmpty()) {
        return;
      }
      Optional<Instant> before = Optional.empty();
      for (Stage stage : Stage.values()) {
        Optional<Instant> at = member.reached(stage);
        if (at.isPresent()) {
          reached.merge(stage, 1L, Long::sum);
          if (before.isPresent()) {
            seconds
                .getOrDefault(stage, List.of())
                .add(Duration.between(before.get(), at.get()).toSeconds());
          }
        }
        before = at;
      }
    }

    /** States the result, by stage. */
    public List<FunnelStep> result() {
      List<FunnelStep> steps = new ArrayList<>();
      long before = 0;
      for (Stage stage : Stage.values()) {
        List<Long> times = new ArrayList<>(seconds.getOrDefault(stage, List.of()));
        times.sort(null);
        long here = reached.getOrDefault(stage, 0L);
        steps.add(
            new FunnelStep(
                stage,
                here,
                stage == Stage.LEAD
                    ? Optional.empty()
                    : Optional.of(new Ratio(times.size(), before)),
                times.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(times.get((times.size() - 1) / 2))));
        before = here;
      }
      return steps;
    }
  }
}
