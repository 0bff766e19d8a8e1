package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.community.Gap;
import io.siyu.community.Group;
import io.siyu.examples.quickstart.simulation.ExpectedGroup;
import io.siyu.identity.GroupChat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsCheckTest {
  private static Group group(String id, Gap... gaps) {
    return new Group(
        new GroupChat("wecom/ww1", id),
        List.of(),
        List.of(gaps),
        Optional.empty(),
        Optional.of(Instant.EPOCH));
  }

  @Test
  void whatever_differs_is_named_by_the_group() {
    List<ExpectedGroup> expected =
        List.of(new ExpectedGroup("wr1", 0, 1, true), new ExpectedGroup("wr2", 2, 0, false));
    Gap gap = new Gap("v1", Instant.EPOCH, "v2", Instant.EPOCH);

    assertThat(GroupsCheck.between(expected.subList(0, 1), List.of(group("wr1", gap)))).isEmpty();
    assertThat(GroupsCheck.between(expected, List.of(group("wr1"), group("wr2"), group("wr3"))))
        .extracting(Difference::pointer)
        .containsExactly("/wr1/gaps", "/wr2/dismissed", "/wr2/present", "/wr3");
  }
}
