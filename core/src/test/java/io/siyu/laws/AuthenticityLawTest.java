package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Connections;
import io.siyu.Intake;
import io.siyu.Receipt;
import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.Histories;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Nothing enters through the door unverified, and what is turned away leaves a count and a reason.
 */
class AuthenticityLawTest {
  private static final String CONNECTIONS =
      "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"door\",\"type\":\"door\"}]}";

  /**
   * Believes deliveries whose body is the number of an event; of others it gives the reason they
   * name.
   */
  private record Door(List<Event> events) implements PlatformAdapterFactory, PlatformAdapter {
    @Override
    public String type() {
      return "door";
    }

    @Override
    public PlatformAdapter create(ConnectionConfig config) {
      return this;
    }

    @Override
    public Translation translate(Delivery delivery) {
      String body = new String(delivery.body(), StandardCharsets.UTF_8);
      if (body.startsWith("event ")) {
        return new Translation.Accepted(
            List.of(events.get(Integer.parseInt(body.substring(6)))),
            List.of(),
            List.of(),
            Reply.empty(204));
      }
      if (body.equals("throw")) {
        throw new IllegalStateException("an adapter must not");
      }
      return new Translation.Rejected(Reason.valueOf(body), "mend it", Reply.empty(403));
    }
  }

  private static Delivery delivery(String body) {
    return Delivery.of("POST", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  private static Siyu siyu(EventStore store, List<Event> events) {
    return Siyu.builder()
        .playbook(World.FIRST)
        .store(store)
        .clock(InstantSource.fixed(Histories.END))
        .connections(Connections.parse(CONNECTIONS, SecretSource.none(), List.of(new Door(events))))
        .build();
  }

  @Property(tries = 1_000)
  @Label("L-9 a rejected delivery leaves one count with its reason and nothing else")
  void a_rejected_delivery_leaves_a_count(
      @ForAll("histories") List<Event> history, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    EventStore store = new InMemoryEventStore("laws");
    Siyu siyu = siyu(store, history);
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    List<Event> accepted = new ArrayList<>();
    int authentic = 0;
    for (int i = 0; i < 40; i++) {
      int event = random.nextInt(history.size());
      Reason reason = Reason.values()[random.nextInt(Reason.values().length)];
      World before = i == 20 ? World.of(store) : null;
      switch (random.nextInt(4)) {
        case 0 -> {
          Receipt receipt = siyu.receive("door", delivery("event " + event));
          accepted.addAll(receipt.events());
          authentic++;
          before = null;
        }
        case 1 -> {
          Receipt receipt = siyu.receive("back door", delivery("event " + event));
          assertThat(receipt.reply().status()).isEqualTo(404);
          assertRejected(receipt, Reason.UNKNOWN_CONNECTION);
          rejected.merge(Reason.UNKNOWN_CONNECTION, 1L, Long::sum);
        }
        case 2 -> {
          assertRejected(siyu.receive("door", delivery("throw")), Reason.ADAPTER_FAILED);
          rejected.merge(Reason.ADAPTER_FAILED, 1L, Long::sum);
        }
        default -> {
          assertRejected(siyu.receive("door", delivery(reason.name())), reason);
          rejected.merge(reason, 1L, Long::sum);
        }
      }
      if (before != null) {
        assertThat(World.of(store)).isEqualTo(before);
      }
    }
    Intake intake = siyu.intake();
    assertThat(intake.deliveries()).isEqualTo(40);
    assertThat(intake.accepted()).isEqualTo(accepted.size());
    assertThat(intake.accepted() + intake.duplicate()).isEqualTo(authentic);
    assertThat(intake.rejected()).isEqualTo(rejected);
    assertThat(accepted).doesNotHaveDuplicates();
    assertThat(World.of(store)).isEqualTo(World.of(accepted));
  }

  private static void assertRejected(Receipt receipt, Reason reason) {
    assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.REJECTED);
    assertThat(receipt.rejection().orElseThrow().reason()).isEqualTo(reason);
    assertThat(receipt.events()).isEmpty();
    assertThat(receipt.signals()).isEmpty();
    assertThat(receipt.secrets()).isEmpty();
    assertThat(receipt.reply().status()).isGreaterThanOrEqualTo(400);
  }

  @Property(tries = 1_000)
  @Label("L-9 nothing that is ingested may claim to be a callback: then nothing of it is stored")
  void ingest_is_the_hosts_word(@ForAll("histories") List<Event> history) {
    boolean forged = history.stream().anyMatch(e -> e.provenance() == Provenance.CALLBACK);
    for (boolean silently : new boolean[] {false, true}) {
      EventStore store = new InMemoryEventStore("laws");
      Siyu siyu = siyu(store, history);
      if (forged) {
        assertThatThrownBy(() -> ingest(siyu, history, silently))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("CALLBACK");
        assertThat(store.snapshot().clusters()).isEmpty();
        assertThat(store.snapshot().others()).isEmpty();
      } else {
        assertThat(ingest(siyu, history, silently).added()).hasSameSizeAs(history);
      }
      assertThat(siyu.intake().deliveries()).isZero();
    }
  }

  private static Appended ingest(Siyu siyu, List<Event> history, boolean silently) {
    return silently ? siyu.ingestSilently(history) : siyu.ingest(history);
  }
}
