package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Iterables;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.member.Signal;
import io.siyu.spi.StoreException;
import io.siyu.stage.Stage;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
  private static final MemberId MEMBER = new MemberId("0123456789abcdef0123456789abcdef");

  private static final List<Signal> ONE_OF_EACH =
      List.of(
          new Signal.StageEntered(MEMBER, Stage.REPEAT, Instant.parse("2026-03-01T00:00:00.123Z")),
          new Signal.StageLost(MEMBER, Stage.LEAD),
          new Signal.BecameReachable(MEMBER, "导购"),
          new Signal.BecameUnreachable(MEMBER, "guides"),
          new Signal.MemberIdChanged(MEMBER, Set.of(new MemberId("a"), new MemberId("b"))),
          new Signal.TierChanged(MEMBER, "", "金卡"),
          new Signal.TierCorrected(MEMBER, Instant.parse("2026-03-01T00:00:00Z")),
          new Signal.PointsChanged(MEMBER, "points", 0, Long.MAX_VALUE),
          new Signal.StandingChanged(MEMBER, Standing.UNKNOWN, Standing.SUPER_USER),
          new Signal.AbuseFound(MEMBER, AbuseSign.QUICK_DELETE),
          new Signal.SegmentEntered(MEMBER, "buyers"),
          new Signal.SegmentLeft(MEMBER, "沉睡"),
          new Signal.MemberSplit(
              MEMBER,
              Set.of(new MemberId("c")),
              Instant.EPOCH,
              Set.of(new EventId(-1, 2), new EventId(3, 4))));

  private static final List<Signal> EXTREMES =
      List.of(
          new Signal.StageEntered(MEMBER, Stage.LEAD, Instant.MIN),
          new Signal.BecameUnreachable(MEMBER, ""),
          new Signal.MemberSplit(MEMBER, Set.of(), Instant.MAX, Set.of()));

  @Test
  @DisplayName("S-44 every kind of signal comes back as it was written")
  void signals_come_back() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass).toList())
        .as("one of each kind there is")
        .containsExactlyInAnyOrder(Signal.class.getPermittedSubclasses());
    for (Signal signal : Iterables.concat(ONE_OF_EACH, EXTREMES)) {
      assertThat(SignalBytes.read(SignalBytes.write(signal))).isEqualTo(signal);
    }
  }

  @Test
  @DisplayName("S-44 bytes of the first version stay readable")
  void the_first_version_stays_readable() {
    String reachable =
        "\u0001{\"kind\":\"BecameReachable\",\"member\":\"0123456789abcdef0123456789abcdef\","
            + "\"pool\":\"导购\"}";
    assertThat(SignalBytes.read(reachable.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ONE_OF_EACH.get(2));
    for (Event event : CrowdHistory.of(1)) {
      byte[] bytes = EventBytes.write(event);
      assertThat(bytes[0]).isEqualTo((byte) 1);
      assertThat(EventBytes.read(bytes)).isEqualTo(event);
    }
  }

  @Test
  @DisplayName("S-44 bytes of a later version are refused, not misread")
  void later_versions_are_refused() {
    byte[] event = EventBytes.write(CrowdHistory.of(1).get(0));
    byte[] signal = SignalBytes.write(ONE_OF_EACH.get(0));
    event[0] = 2;
    signal[0] = 2;
    assertThatThrownBy(() -> EventBytes.read(event)).hasMessageContaining("later version");
    assertThatThrownBy(() -> SignalBytes.read(signal)).hasMessageContaining("later version");
    byte[] cut = Arrays.copyOf(EventBytes.write(CrowdHistory.of(1).get(0)), 40);
    assertThatThrownBy(() -> EventBytes.read(cut)).hasMessageContaining("damaged");
    for (String json :
        List.of(
            "{\"kind\":\"Danced\",\"member\":\"m\"}",
            "{\"kind\":\"StageEntered\",\"member\":\"m\",\"stage\":\"LEAD\",\"at\":\"x\"}",
            "{\"kind\":\"StageLost\",\"member\":\"m\",\"stage\":\"NONE\"}",
            "no json")) {
      assertThatThrownBy(() -> SignalBytes.read(("\u0001" + json).getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(StoreException.class);
    }
  }
}
