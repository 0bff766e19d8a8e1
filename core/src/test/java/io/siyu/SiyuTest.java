package io.siyu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Receipt.Outcome;
import io.siyu.Receipt.Rejection;
import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.Playbook;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The façade with an adapter that does whatever the body says. */
class SiyuTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  private static final class Puppets implements PlatformAdapterFactory {
    @Override
    public String type() {
      return "puppet";
    }

    @Override
    public PlatformAdapter create(ConnectionConfig config) {
      return Puppets::translate;
    }

    private static Translation translate(Delivery delivery) {
      String order = new String(delivery.body(), StandardCharsets.UTF_8);
      return switch (order) {
        case "ask" ->
            new Translation.Question("how much", a -> Reply.text(200, a), Reply.text(200, "no"));
        case "stamp" ->
            new Translation.Handshake(Reply.text(200, delivery.receivedAt().toString()));
        case "throw" -> throw new IllegalStateException("o-secret");
        default ->
            new Translation.Accepted(
                List.of(identified(order, Provenance.CALLBACK)),
                List.of(),
                List.of(),
                Reply.empty(200));
      };
    }
  }

  private static Event identified(String key, Provenance provenance) {
    return Event.of(
        key,
        NOW,
        new Source("host/t"),
        IdentityKey.openId("mp", key),
        List.of(),
        new Identified(""),
        provenance);
  }

  private static Siyu siyu() {
    return Siyu.builder()
        .playbook(
            Playbook.parse(
                "{\"siyu\":\"playbook/1\",\"version\":\"1\",\"zone\":\"UTC\",\"currency\":\"CNY\"}"))
        .connections(
            Connections.parse(
                "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"p\",\"type\":\"puppet\"}]}",
                SecretSource.none(),
                List.of(new Puppets())))
        .clock(InstantSource.fixed(NOW))
        .build();
  }

  private static Receipt receive(Siyu siyu, String body) {
    return siyu.receive(
        "p", Delivery.of("POST", "", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_question_is_handed_on_with_its_safe_answer() {
    Siyu siyu = siyu();
    Receipt receipt = receive(siyu, "ask");

    assertThat(receipt.outcome()).isEqualTo(Outcome.QUESTION);
    assertThat(receipt.reply().body()).isEqualTo("no");
    assertThat(receipt.question().orElseThrow().answer().apply("7").body()).isEqualTo("7");
    assertThat(receipt.toString()).doesNotContain("how much");
    assertThat(siyu.intake().question()).isEqualTo(1);
  }

  @Test
  void a_delivery_is_stamped_with_the_clock_when_nobody_has() {
    assertThat(receive(siyu(), "stamp").reply().body()).isEqualTo(NOW.toString());
  }

  @Test
  void an_adapter_that_throws_is_refused_and_the_platform_asked_again() {
    Receipt receipt = receive(siyu(), "throw");

    assertThat(receipt.rejection().map(Rejection::reason)).contains(Reason.ADAPTER_FAILED);
    assertThat(receipt.rejection().map(Rejection::hint).orElseThrow()).doesNotContain("o-secret");
    assertThat(receipt.reply().status()).isEqualTo(500);
  }

  @Test
  @DisplayName("L-9 the host can neither pass for a platform nor give an event another's id")
  void what_the_host_cannot_ingest() {
    Siyu siyu = siyu();
    Event event = identified("a", Provenance.HOST);
    Event other = identified("b", Provenance.HOST);
    Event forged =
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
            Map.of());

    assertThatThrownBy(() -> siyu.ingest(List.of(forged)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Event.of");
    assertThatThrownBy(() -> siyu.ingest(List.of(identified("a", Provenance.CALLBACK))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("receive");
    assertThat(siyu.ingest(List.of(event)).added()).containsExactly(event);
  }

  @Test
  void connections_report_every_mistake_at_once() {
    assertThatThrownBy(
            () ->
                Connections.parse(
                    "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"a\",\"type\":\"x\"},"
                        + "{\"name\":\"p\",\"type\":\"puppet\",\"odd\":1},{\"name\":\"p\",\"type\":\"puppet\"}]}",
                    SecretSource.none(),
                    List.of(new Puppets())))
        .isInstanceOf(ConnectionsException.class)
        .hasMessageContaining("/connections/0/type")
        .hasMessageContaining("/connections/1/odd")
        .hasMessageContaining("/connections/2/name");
  }

  @Test
  void two_factories_of_one_type_are_refused() {
    assertThatThrownBy(
            () ->
                Connections.parse("{}", SecretSource.none(), List.of(new Puppets(), new Puppets())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("puppet");
  }
}
