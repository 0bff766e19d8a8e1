package io.siyu.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Appealed;
import io.siyu.event.Appealed.Outcome;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Pledged;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Provenance;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.event.Source;
import io.siyu.event.TeamJoined;
import io.siyu.event.TeamJoined.Role;
import io.siyu.event.TierOverridden;
import io.siyu.event.Voted;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TombstonesTest {
  private static boolean showsThePerson(Fact fact, Provenance provenance) {
    return Tombstones.showsThePerson(
        Event.of(
            "k",
            Instant.EPOCH,
            new Source("host/shop"),
            fact instanceof Reviewed || fact instanceof TeamJoined
                ? IdentityKey.orderNo("shop", "1")
                : IdentityKey.openId("mp", "o1"),
            List.of(),
            fact,
            provenance));
  }

  @Test
  @DisplayName(
      "S-19 who spends points or appeals does something; whose points, tier or appeal is decided on"
          + " does not")
  void points_and_appeals() {
    for (Fact own :
        List.of(
            new PointsSpent("points", 50, "s-1", ""),
            new Reviewed("peach", Score.YES),
            new Voted("taste", "peach", Score.YES),
            new Pledged("spring", "peach", 2, Optional.empty(), Optional.empty()),
            new Appealed("standing", Outcome.OPEN, ""))) {
      assertThat(showsThePerson(own, Provenance.CALLBACK)).isTrue();
      assertThat(showsThePerson(own, Provenance.HOST)).as("by the host's word").isFalse();
    }
    for (Fact done :
        List.of(
            new PointsAdjusted("points", 50, "why", ""),
            Pledged.nothing("spring", "peach"),
            // Told by a refund too.
            new TeamJoined("", "t", "", Role.OPENER, OptionalLong.empty(), Optional.empty()),
            new TierOverridden("gold", Optional.empty(), "why"),
            new Appealed("standing", Outcome.GRANTED, ""),
            new Appealed("standing", Outcome.DENIED, ""))) {
      assertThat(showsThePerson(done, Provenance.CALLBACK)).isFalse();
    }
  }
}
