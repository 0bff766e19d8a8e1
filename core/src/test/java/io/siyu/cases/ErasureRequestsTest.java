package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.left;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.touched;
import static io.siyu.cases.Story.unionId;
import static io.siyu.event.ErasureRequested.Scope.FIELDS;
import static io.siyu.event.ErasureRequested.Scope.PERSON;
import static io.siyu.stage.Stage.FIRST_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Connections;
import io.siyu.ErasureRequest;
import io.siyu.Receipt;
import io.siyu.Receipt.Outcome;
import io.siyu.Siyu;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.Playbook;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.Reply;
import io.siyu.spi.SecretSource;
import io.siyu.spi.StoreException;
import io.siyu.spi.Translation;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.RecordingLogs;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Platforms' demands that a person's data be deleted, listed and carried out. */
class ErasureRequestsTest {
  private static final String CARRY_OUT =
      Story.PLAYBOOK.replace(
          "\"version\":\"cases\"",
          "\"version\":\"cases\",\"erasure\":{\"requests\":\"CARRY_OUT\"}");

  private static final IdentityKey O1 = openId("o1\u2020");
  private static final IdentityKey O2 = openId("o2\u2020");
  private static final IdentityKey U1 = unionId("u1\u2020");

  private boolean down;
  private final EventStore store = new InMemoryEventStore("cases");

  /** An adapter of deliveries that hold events as they are exported. */
  private static final class Echoes implements PlatformAdapterFactory {
    @Override
    public String type() {
      return "echo";
    }

    @Override
    public PlatformAdapter create(ConnectionConfig config) {
      return Echoes::translate;
    }

    private static Translation translate(Delivery delivery) {
      List<Event> events = new ArrayList<>();
      for (String line : new String(delivery.body(), StandardCharsets.UTF_8).lines().toList()) {
        try {
          events.add(EventJson.decode(line));
        } catch (MalformedEventException e) {
          throw new IllegalArgumentException(e);
        }
      }
      return new Translation.Accepted(events, List.of(), List.of(), Reply.text(200, "success"));
    }
  }

  private Siyu siyu(String playbook) {
    EventStore failing =
        (EventStore)
            Proxy.newProxyInstance(
                EventStore.class.getClassLoader(),
                new Class<?>[] {EventStore.class},
                (proxy, method, arguments) -> {
                  if (down && method.getName().equals("erase")) {
                    throw new StoreException("the store is away", true, new Error(O1.value()));
                  }
                  return method.invoke(store, arguments);
                });
    return Siyu.builder()
        .playbook(Playbook.parse(playbook))
        .connections(
            Connections.parse(
                "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"e\",\"type\":\"echo\"}]}",
                SecretSource.none(),
                List.of(new Echoes())))
        .store(failing)
        .clock(InstantSource.fixed(Story.END))
        .build();
  }

  private static Delivery delivery(Event... events) {
    List<String> lines = List.of(events).stream().map(EventJson::encode).toList();
    return Delivery.of(
        "POST", "", Map.of(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static Event demanded(String at, IdentityKey who, ErasureRequested.Scope scope) {
    return event(
        at, who, new ErasureRequested("unsubscribe", scope, "evidence"), Provenance.CALLBACK);
  }

  private static Event[] life() {
    return new Event[] {
      joined("03-01 10:00", O1, "zhang", "MA01"),
      identified("03-01 10:01", O1, U1),
      identified("03-01 10:02", O2, U1),
      paid("03-02 10:00", O2, order("1"), 900),
      left("03-05 10:00", O1, "zhang")
    };
  }

  @Test
  @DisplayName("D-1, D-2 demands are the same in whatever order they and the rest become known")
  void listed() {
    Event second = demanded("03-05 10:00", O1, PERSON);
    Event first = demanded("03-03 10:00", O2, FIELDS);
    Event unknown = demanded("03-06 10:00", openId("stranger"), PERSON);
    Story story = Story.of(life()).and(unknown, second, first);

    List<ErasureRequest> open = story.erasureRequests();

    assertThat(open).extracting(ErasureRequest::event).containsExactly(first, second, unknown);
    assertThat(open).extracting(ErasureRequest::key).startsWith(O2, O1);
    assertThat(open).extracting(it -> it.request().scope()).containsExactly(FIELDS, PERSON, PERSON);
    assertThat(open.get(1).at()).isEqualTo(at("03-05 10:00"));
    assertThat(open.get(0).member()).isEqualTo(open.get(1).member()).isPresent();
    assertThat(open.get(2).member())
        .as("somebody of whom nothing else is known")
        .isPresent()
        .isNotEqualTo(open.get(1).member());
    assertThat(Story.of(life()).erasureRequests()).isEmpty();
  }

  @Test
  @DisplayName("D-1 a demand passed on by the host, and pushed, is one")
  void one_thing() {
    Event pushed = demanded("03-05 10:00", O1, PERSON);
    Event passedOn =
        Event.of(
            pushed.key(),
            at("03-05 09:59"),
            pushed.source(),
            O1,
            List.of(),
            pushed.fact(),
            Provenance.HOST);
    assertThat(Story.of(passedOn, pushed).erasureRequests())
        .extracting(ErasureRequest::event)
        .containsExactly(pushed);
  }

  @Test
  @DisplayName("D-1 an erasure up to the demand closes it, and delivered again it is nothing new")
  void closed() {
    Siyu siyu = siyu(Story.PLAYBOOK);
    Event demand = demanded("03-05 10:00", O1, PERSON);
    siyu.receive("e", delivery(life()));
    siyu.receive("e", delivery(demand, demanded("03-04 10:00", O2, FIELDS)));
    String report = siyu.report(Story.MARCH).toJson();
    ErasureRequest request = siyu.erasureRequests().get(1);

    assertThat(siyu.erase(request.key(), request.upTo())).isPresent();

    assertThat(siyu.erasureRequests()).isEmpty();
    assertThat(siyu.receive("e", delivery(demand)).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(siyu.erasureRequests()).isEmpty();
    assertThat(siyu.member(O1)).isEmpty();
    assertThat(siyu.report(Story.MARCH).toJson()).isEqualTo(report);
  }

  @Test
  @DisplayName("D-4 a demand is carried out up to its instant, included, and moves no total")
  void carried_out() {
    Event demand = demanded("03-05 10:00", O1, PERSON);
    String report = Story.of(life()).and(demand).report().toJson();
    Siyu siyu = siyu(CARRY_OUT);
    siyu.receive("e", delivery(life()));

    Receipt receipt = siyu.receive("e", delivery(demand));

    assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(receipt.reply().body()).isEqualTo("success");
    assertThat(receipt.erasures())
        .singleElement()
        .satisfies(it -> assertThat(it.links()).isPositive());
    assertThat(siyu.member(O1)).isEmpty();
    assertThat(siyu.member(O2)).as("the person's other account goes too").isEmpty();
    assertThat(siyu.erasureRequests()).isEmpty();
    assertThat(siyu.report(Story.MARCH).toJson()).isEqualTo(report);

    Receipt again = siyu.receive("e", delivery(demand));
    assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(again.erasures()).isEmpty();
    siyu.receive("e", delivery(life()));
    assertThat(siyu.member(O1)).as("nobody is brought back").isEmpty();
  }

  @Test
  @DisplayName(
      "D-4 somebody unknown is erased too, so that their history is not kept when it comes")
  void carried_out_for_a_stranger() {
    Siyu siyu = siyu(CARRY_OUT);
    assertThat(siyu.receive("e", delivery(demanded("03-05 10:00", O1, PERSON))).erasures())
        .hasSize(1);
    siyu.receive("e", delivery(life()));
    assertThat(siyu.member(O1)).isEmpty();
    assertThat(siyu.erasureRequests()).isEmpty();
  }

  @Test
  @DisplayName("D-4 what one authorisation gave is never deleted by a playbook")
  void fields() {
    Siyu siyu = siyu(CARRY_OUT);
    siyu.receive("e", delivery(life()));
    assertThat(siyu.receive("e", delivery(demanded("03-05 10:00", O1, FIELDS))).erasures())
        .isEmpty();
    assertThat(siyu.member(O1)).isPresent();
    assertThat(siyu.erasureRequests()).hasSize(1);
  }

  @Test
  @DisplayName("D-5 a failure leaves the demand open, and the platform's retry carries it out")
  void failure() {
    Siyu siyu = siyu(CARRY_OUT);
    siyu.receive("e", delivery(life()));
    Event demand = demanded("03-05 10:00", O1, PERSON);

    down = true;
    Receipt failed = siyu.receive("e", delivery(demand));
    assertThat(failed.outcome()).isEqualTo(Outcome.NOT_STORED);
    assertThat(failed.reply().status()).isEqualTo(503);
    assertThat(siyu.intake().notStored()).isEqualTo(1);
    assertThat(siyu.erasureRequests()).extracting(ErasureRequest::event).containsExactly(demand);
    assertThat(RecordingLogs.lines()).noneMatch(line -> line.contains("\u2020"));
    Receipt stillFailed = siyu.receive("e", delivery(demand));
    assertThat(stillFailed.outcome()).isEqualTo(Outcome.NOT_STORED);

    down = false;
    Receipt retried = siyu.receive("e", delivery(demand));
    assertThat(retried.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(retried.erasures()).hasSize(1);
    assertThat(siyu.member(O1)).isEmpty();
    assertThat(siyu.erasureRequests()).isEmpty();
  }

  @Test
  @DisplayName("D-5 so does the host that ingests it again")
  void ingested() {
    Siyu siyu = siyu(CARRY_OUT);
    Event demand =
        event("03-05 10:00", O1, new ErasureRequested("letter", PERSON, ""), Provenance.HOST);
    down = true;
    assertThatThrownBy(() -> siyu.ingest(List.of(demand))).isInstanceOf(StoreException.class);
    assertThat(siyu.erasureRequests()).hasSize(1);
    down = false;
    assertThat(siyu.ingest(List.of(demand)).added()).isEmpty();
    assertThat(siyu.erasureRequests()).isEmpty();
  }

  @Test
  @DisplayName(
      "D-6, S-27 who came back before a late demand is carried out stays, with their orders")
  void came_back() {
    Event demand = demanded("03-05 10:00", O1, PERSON);
    Event[] anew = {
      joined("03-06 10:00", O1, "li", "MA02"), paid("03-07 10:00", O1, order("2"), 700)
    };
    List<String> lines = new ArrayList<>();
    for (Event event : Story.of(anew).and(demand).and(life()).events()) {
      lines.add(new RecordedDelivery("e", delivery(event).receivedAt(Story.END)).toLine());
    }
    Siyu siyu = siyu(CARRY_OUT);

    List<Receipt> receipts = siyu.importRecorded(lines);

    assertThat(receipts.get(2).erasures()).as("the line of the demand").hasSize(1);
    assertThat(receipts.stream().mapToInt(it -> it.erasures().size()).sum()).isEqualTo(1);
    assertThat(siyu.member(O1).orElseThrow().orders())
        .singleElement()
        .satisfies(it -> assertThat(it.numbers()).contains(order("2")));
    assertThat(siyu.member(O1).orElseThrow().reached(FIRST_ORDER)).contains(at("03-07 10:00"));
    assertThat(siyu.member(O2)).isEmpty();
    assertThat(siyu.receive("e", delivery(demand)).erasures()).isEmpty();
    assertThat(siyu.member(O1)).as("repeated, it reaches nobody anew").isPresent();

    String late = siyu.report(Story.MARCH).toJson();
    ErasureRequestsTest inTime = new ErasureRequestsTest();
    Siyu other = inTime.siyu(CARRY_OUT);
    for (Event event : Story.of(life()).and(demand).and(anew).events()) {
      other.receive("e", delivery(event));
    }
    assertThat(other.report(Story.MARCH).toJson()).as("as if it had come in time").isEqualTo(late);
  }

  @Test
  @DisplayName("D-6 a demand delivered again reaches nobody who came after it")
  void repeated() {
    Siyu siyu = siyu(CARRY_OUT);
    Event demand = demanded("03-05 10:00", O1, PERSON);
    siyu.receive("e", delivery(life()));
    siyu.receive("e", delivery(demand));
    siyu.receive("e", delivery(joined("03-06 10:00", O1, "li", "")));
    siyu.receive("e", delivery(touched("03-07 10:00", O1, "MA01")));
    siyu.receive("e", delivery(demand));
    assertThat(siyu.member(O1).orElseThrow().touches()).isNotEmpty();
    assertThat(siyu.receive("e", delivery(demanded("03-08 10:00", O1, PERSON))).erasures())
        .as("a demand of their own does")
        .hasSize(1);
    assertThat(siyu.member(O1)).isEmpty();
  }
}
