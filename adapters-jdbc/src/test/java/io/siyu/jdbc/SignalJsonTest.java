package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.dossier.MemberId;
import io.siyu.event.EventId;
import io.siyu.member.Signal;
import io.siyu.member.Stage;
import io.siyu.spi.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalJsonTest {
  private static final MemberId MEMBER = new MemberId("0123456789abcdef0123456789abcdef");
  private static final MemberId OTHER = new MemberId("ff23456789abcdef0123456789abcdef");

  private static final List<Signal> ALL =
      List.of(
          new Signal.StageEntered(MEMBER, Stage.REPEAT, Instant.parse("2026-03-01T00:00:00.123Z")),
          new Signal.StageEntered(MEMBER, Stage.LEAD, Instant.MIN),
          new Signal.StageLost(MEMBER, Stage.FIRST_ORDER),
          new Signal.BecameReachable(MEMBER, "guides"),
          new Signal.BecameUnreachable(MEMBER, ""),
          new Signal.MemberIdChanged(MEMBER, Set.of(OTHER)),
          new Signal.MemberSplit(
              MEMBER, Set.of(OTHER), Instant.EPOCH, Set.of(new EventId(-1, 2), new EventId(3, 4))),
          new Signal.MemberSplit(MEMBER, Set.of(), Instant.MAX, Set.of()));

  @Test
  void every_signal_is_read_as_it_was_written() {
    for (Signal signal : ALL) {
      assertThat(SignalJson.decode(SignalJson.encode(signal))).isEqualTo(signal);
    }
    assertThat(ALL.stream().map(Signal::getClass).distinct())
        .as("every kind")
        .hasSize(Signal.class.getPermittedSubclasses().length);
  }

  @Test
  void the_form_is_fixed() {
    assertThat(SignalJson.encode(ALL.get(0)))
        .isEqualTo(
            "{\"at\":\"2026-03-01T00:00:00.123Z\",\"kind\":\"StageEntered\","
                + "\"member\":\"0123456789abcdef0123456789abcdef\",\"siyu\":\"signal/1\",\"stage\":\"REPEAT\"}");
  }

  @Test
  void what_is_of_another_version_is_refused() {
    for (String json :
        List.of(
            "{\"siyu\":\"signal/2\",\"kind\":\"BecameReachable\",\"member\":\"m\",\"pool\":\"p\"}",
            "{\"siyu\":\"signal/1\",\"kind\":\"Danced\",\"member\":\"m\"}",
            "{\"siyu\":\"signal/1\",\"kind\":\"StageEntered\",\"member\":\"m\",\"stage\":\"LEAD\",\"at\":\"x\"}",
            "no json")) {
      assertThatThrownBy(() -> SignalJson.decode(json)).isInstanceOf(StoreException.class);
    }
  }
}
