package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.siyu.Connections;
import io.siyu.ConnectionsException;
import io.siyu.Receipt;
import io.siyu.Siyu;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.member.Context;
import io.siyu.member.MemberFold;
import io.siyu.playbook.Playbook;
import io.siyu.playbook.PlaybookException;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.RecordedDelivery.UnreadableException;
import io.siyu.spi.Reply;
import io.siyu.spi.Secret;
import io.siyu.spi.SecretSource;
import io.siyu.spi.StoreException;
import io.siyu.spi.Translation;
import io.siyu.store.InMemoryEventStore;
import io.siyu.testing.Histories;
import io.siyu.testing.RecordingLogs;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is personal or secret is planted everywhere, and must come out nowhere but where it belongs.
 */
class SilenceLawTest {
  private static final String CONNECTIONS =
      "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"toy\",\"type\":\"toy\"}]}";

  /** In every planted value, whatever else it is made of. */
  private static final String PLANTED = "13800138000";

  private static final Pattern NAME = Pattern.compile(PLANTED + "[^\"]*\"\\s*:");

  private static final Secret WELCOME =
      new Secret("WelcomeCode", PLANTED, Instant.parse("2026-03-01T00:00:20Z"));

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  private static void assertSilent(String what, @Nullable Object value) {
    assertThat(String.valueOf(value)).as(what).doesNotContain(PLANTED);
  }

  private static void assertSilent(String what, Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      assertThat(at.toString()).as(what).doesNotContain(PLANTED);
    }
  }

  private static Event planted(IdentityKey subject, Fact fact) {
    return Event.of(
        "key:" + PLANTED,
        Histories.START,
        new Source("wecom/c"),
        subject,
        List.of(Claim.same(IdentityKey.openId("mp", "claimed" + PLANTED))),
        fact,
        Provenance.CALLBACK,
        false,
        Map.of("/extra", "\"" + PLANTED + "\""));
  }

  private static List<Event> planted() {
    IdentityKey person = new IdentityKey(KeyType.PHONE, "cn", PLANTED);
    IdentityKey order = IdentityKey.orderNo("mch", PLANTED);
    return List.of(
        planted(person, new Identified(PLANTED)),
        planted(person, Joined.full("guides", PLANTED, PLANTED)),
        planted(person, new Tagged(PLANTED, PLANTED)),
        planted(person, new Referred(IdentityKey.unionId("W", PLANTED), PLANTED, true)),
        planted(order, new Identified(PLANTED)),
        planted(person, new Unmapped("push", PLANTED, List.of(PLANTED))));
  }

  private static PlatformAdapterFactory factory(PlatformAdapter adapter) {
    return new PlatformAdapterFactory() {
      @Override
      public String type() {
        return "toy";
      }

      @Override
      public PlatformAdapter create(ConnectionConfig config) {
        if (config.json().has("token")) {
          config.secret("token");
          config.secret("key");
        }
        return adapter;
      }
    };
  }

  private static Siyu siyu(PlatformAdapter adapter, EventStore store) {
    return Siyu.builder()
        .playbook(World.FIRST)
        .store(store)
        .connections(Connections.parse(CONNECTIONS, SecretSource.none(), List.of(factory(adapter))))
        .build();
  }

  private static Delivery delivery() {
    return Delivery.of(
            "POST",
            "msg_signature=" + PLANTED,
            Map.of("x-token", PLANTED),
            PLANTED.getBytes(StandardCharsets.UTF_8))
        .receivedAt(Histories.END);
  }

  @Test
  @DisplayName("L-11 nothing that is passed around shows personal or secret values in its toString")
  void values_are_silent() {
    Cluster cluster = Cluster.of(planted());
    IdentityResolution resolution = IdentityResolution.of(cluster, World.FIRST.identity());
    assertThat(resolution.persons()).isNotEmpty();
    List<Object> values = new ArrayList<>(planted());
    values.add(new IdentityKey(KeyType.PHONE, "cn", PLANTED));
    planted().forEach(event -> values.add(event.claims()));
    values.add(new Unmapped("push", PLANTED, List.of(PLANTED)));
    values.add(new Referred(IdentityKey.unionId("W", PLANTED), "", true));
    values.add(cluster);
    values.add(resolution);
    resolution
        .persons()
        .forEach(
            person ->
                values.add(MemberFold.of(person, World.FIRST, Context.none(), Histories.END)));
    values.add(delivery());
    values.add(new RecordedDelivery("toy", delivery()));
    values.add(Reply.text(200, PLANTED));
    values.add(WELCOME);
    values.add(
        new Translation.Accepted(planted(), List.of(WELCOME), List.of(), Reply.text(200, PLANTED)));
    values.add(new Translation.Handshake(Reply.text(200, PLANTED)));
    values.forEach(value -> assertSilent(value.getClass().getName(), value));
  }

  @Test
  @DisplayName(
      "L-11 neither receipts nor logs of accepted, rejected, failed and unreadable deliveries show them")
  void receipts_and_logs_are_silent() {
    InMemoryEventStore store = new InMemoryEventStore("laws");
    Translation accepted =
        new Translation.Accepted(planted(), List.of(WELCOME), List.of(), Reply.text(200, PLANTED));
    Receipt receipt = siyu(d -> accepted, store).receive("toy", delivery());
    assertThat(receipt.events()).isNotEmpty();
    assertSilent("an accepted delivery", receipt);
    Siyu throwing =
        siyu(
            d -> {
              throw new IllegalStateException(PLANTED);
            },
            store);
    assertSilent("a failed adapter", throwing.receive("toy", delivery()));
    assertSilent("an unknown connection", throwing.receive(PLANTED, delivery()));
    assertSilent("an unreadable line", throwing.receiveRecorded("{\"adapter\":" + PLANTED + "x}"));
    assertSilent(
        "an unreadable line", throwing.receiveRecorded("{\"adapter\":[\"" + PLANTED + "\"]}"));
    assertSilent("the connections", Connections.none());
    assertThat(RecordingLogs.lines())
        .as("logs are recorded, if slf4j.provider is io.siyu.testing.RecordingLogs")
        .isNotEmpty();
    RecordingLogs.lines().forEach(line -> assertSilent("a log line", line));
  }

  @Test
  @DisplayName("L-11 a failing store is logged without what its medium says")
  void a_failing_store_is_silent() {
    Translation accepted =
        new Translation.Accepted(planted(), List.of(), List.of(), Reply.empty(200));
    EventStore failing =
        (EventStore)
            Proxy.newProxyInstance(
                EventStore.class.getClassLoader(),
                new Class<?>[] {EventStore.class},
                (proxy, method, arguments) -> {
                  throw new StoreException(
                      "the table is full",
                      true,
                      new IllegalStateException("Duplicate entry '" + PLANTED + "' for key 'id'"));
                });
    int before = RecordingLogs.lines().size();
    Receipt receipt = siyu(d -> accepted, failing).receive("toy", delivery());
    assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.NOT_STORED);
    List<String> lines = RecordingLogs.lines();
    assertThat(lines.subList(before, lines.size()))
        .anyMatch(line -> line.contains("the table is full") && line.contains("toy"));
    lines.forEach(line -> assertSilent("a log line", line));
  }

  @Test
  @DisplayName("L-11 a forged callback is refused without quoting it")
  void refusing_a_callback_is_silent() {
    Siyu siyu = Siyu.builder().playbook(World.FIRST).build();
    Throwable thrown = catchThrowable(() -> siyu.ingest(planted()));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    assertSilent("a refusal", thrown);
  }

  /** Damages a text so that planted values land where they are not expected. */
  private static String damaged(String json, Random random) {
    StringBuilder out = new StringBuilder(json);
    for (int i = random.nextInt(3); i >= 0 && out.length() > 1; i--) {
      int at = random.nextInt(out.length() - 1);
      switch (random.nextInt(5)) {
        case 0 -> out.replace(at, at + 1, "");
        case 1 -> out.insert(at, PLANTED);
        case 2 -> out.insert(at, "\"" + PLANTED + "\"");
        case 3 -> out.setCharAt(at, "{}[]\":,x1".charAt(random.nextInt(9)));
        default -> out.setLength(Math.max(1, at));
      }
    }
    return out.toString();
  }

  /** Whether no planted value has become the name of a field, which a pointer must show. */
  private static boolean plantsOnlyValues(String json) {
    return !NAME.matcher(json).find();
  }

  @Property(tries = 1_000)
  @Label(
      "L-11 what is wrong with an event, a recorded delivery, a playbook or connections is said without its values")
  void exceptions_are_silent(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    String event = damaged(EventJson.encode(planted().get(random.nextInt(6))), random);
    String recorded = damaged(new RecordedDelivery("toy", delivery()).toLine(), random);
    String playbook = damaged(World.FIRST.toJson(), random);
    String connections =
        damaged(
            "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"toy\",\"type\":\"toy\",\"token\":\""
                + PLANTED
                + "\",\"key\":{\"env\":\""
                + PLANTED
                + "\"}}]}",
            random);
    List<Throwable> thrown = new ArrayList<>();
    thrown.add(catchThrowable(() -> EventJson.decode(event)));
    thrown.add(catchThrowable(() -> RecordedDelivery.parse(recorded)));
    thrown.add(catchThrowable(() -> Playbook.parse(playbook)));
    thrown.add(
        catchThrowable(
            () ->
                Connections.parse(
                    connections,
                    SecretSource.none(),
                    List.of(
                        factory(
                            d -> {
                              throw new AssertionError("never asked");
                            })))));
    List<String> texts = List.of(event, recorded, playbook, connections);
    for (int i = 0; i < texts.size(); i++) {
      Throwable each = thrown.get(i);
      if (each != null && plantsOnlyValues(texts.get(i))) {
        assertThat(each)
            .isInstanceOfAny(
                MalformedEventException.class,
                UnreadableException.class,
                PlaybookException.class,
                ConnectionsException.class);
        assertSilent("an exception", each);
      }
    }
  }
}
