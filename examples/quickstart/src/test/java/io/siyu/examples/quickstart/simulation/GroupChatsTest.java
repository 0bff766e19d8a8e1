package io.siyu.examples.quickstart.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.examples.quickstart.simulation.Happening.GroupAsked;
import io.siyu.examples.quickstart.simulation.Happening.GroupChange;
import io.siyu.examples.quickstart.simulation.Happening.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A group whose numbers were worked out by hand, and what every world has of groups. */
final class GroupChatsTest {
  private final List<Happening> told = new ArrayList<>();

  private void change(long second, Turn turn, String from, String to, String... members) {
    Instant at = Instant.ofEpochSecond(second);
    told.add(new GroupChange(at, "wr1", turn, List.of(members), from, to));
  }

  private ExpectedGroup before(long second) {
    return GroupChats.expected(told, Instant.ofEpochSecond(second));
  }

  @Test
  void a_lost_push_is_a_gap_until_the_group_is_asked() {
    change(10, Turn.CREATED, "", "");
    change(10, Turn.JOINED, "v0", "v1", "lina");
    change(10, Turn.JOINED, "v1", "v2", "wm1", "wm2");
    change(20, Turn.LEFT, "v2", "v3", "wm1");
    change(30, Turn.RENAMED, "", "");
    // v3 to v4, by which wm3 came, is lost.
    change(50, Turn.LEFT, "v4", "v5", "wm2");
    told.add(new GroupAsked(Instant.ofEpochSecond(60), "wr1", "v5", List.of("lina", "wm3")));
    change(70, Turn.JOINED, "v5", "v6", "wm4");
    change(80, Turn.DISMISSED, "", "");

    assertThat(before(10)).isEqualTo(new ExpectedGroup("wr1", 0, 0, false));
    assertThat(before(11)).isEqualTo(new ExpectedGroup("wr1", 3, 0, false));
    assertThat(before(50)).isEqualTo(new ExpectedGroup("wr1", 2, 0, false));
    assertThat(before(60)).isEqualTo(new ExpectedGroup("wr1", 1, 1, false));
    assertThat(before(61)).isEqualTo(new ExpectedGroup("wr1", 2, 0, false));
    assertThat(before(80)).isEqualTo(new ExpectedGroup("wr1", 3, 0, false));
    assertThat(before(81)).isEqualTo(new ExpectedGroup("wr1", 3, 0, true));
  }

  @Test
  void even_the_smallest_world_has_groups_with_a_gap_and_dismissed_and_asked() {
    Simulation simulation = Simulation.of(new SimulationParameters(1, 20, 1));
    assertThat(simulation.expectedGroups())
        .hasSize(4)
        .anyMatch(group -> group.gaps() > 0)
        .anyMatch(ExpectedGroup::dismissed)
        .anyMatch(group -> group.gaps() == 0 && !group.dismissed())
        .allMatch(group -> group.present() > 0);
    assertThat(simulation.happenings()).anyMatch(GroupAsked.class::isInstance);
  }
}
