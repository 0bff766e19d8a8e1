package io.siyu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.identity.ChannelDay;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubjectsTest {
  private static final IdentityKey PERSON = IdentityKey.openId("mp", "o1");
  private static final IdentityKey ORDER = IdentityKey.orderNo("m", "1");
  private static final ChannelDay DAY = new ChannelDay("MA01", LocalDate.of(2026, 3, 1));

  @Test
  @DisplayName("E-2 a fact about the wrong kind of subject is no event")
  void facts_and_their_subjects() {
    Fact paid = new OrderPaid("", Authority.HOST, Optional.empty(), Optional.empty(), Mode.LIVE);
    Fact touched = Touched.through("MA01");
    Fact spent = new Spent(Money.fen(1), 0);
    Fact identified = new Identified("");

    assertThat(List.of(event(ORDER, paid), event(PERSON, touched), event(DAY, spent))).hasSize(3);
    assertThat(List.of(event(ORDER, identified), event(PERSON, identified))).hasSize(2);
    for (Subject wrong : List.of(PERSON, DAY)) {
      assertThatThrownBy(() -> event(wrong, paid)).isInstanceOf(IllegalArgumentException.class);
    }
    for (Subject wrong : List.of(ORDER, DAY)) {
      assertThatThrownBy(() -> event(wrong, touched)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> event(PERSON, spent)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("E-2 a text that addresses a fact to the wrong kind of subject is said to")
  void in_json() {
    String paid =
        EventJson.encode(
            event(
                ORDER,
                new OrderPaid("", Authority.HOST, Optional.empty(), Optional.empty(), Mode.LIVE)));
    assertThatThrownBy(() -> EventJson.decode(paid.replace("order:m:1", "openid:mp:o1")))
        .isInstanceOf(MalformedEventException.class)
        .message()
        .contains("/subject")
        .doesNotContain("o1");
  }

  @Test
  @DisplayName("E-1 an event whose id is not that of its content is not intact")
  void intact() {
    Event event = event(PERSON, Touched.through("MA01"));
    Event other = event(PERSON, Touched.through("MA02"));
    assertThat(event.isIntact()).isTrue();
    assertThat(
            new Event(
                    event.id(),
                    other.key(),
                    other.occurredAt(),
                    other.source(),
                    other.subject(),
                    other.claims(),
                    other.fact(),
                    other.provenance(),
                    false,
                    other.extras())
                .isIntact())
        .isFalse();
  }

  private static Event event(Subject subject, Fact fact) {
    return Event.of(
        "k", Instant.EPOCH, new Source("host/t"), subject, List.of(), fact, Provenance.HOST);
  }
}
