package io.siyu.tck;

import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Unmapped;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PlatformAdapter} must do. Subclass it and supply deliveries made by your
 * delivery kit.
 *
 * <p>Each test proves one rule, and a failure's message starts with the rule's id. No message shows
 * content of a delivery.
 */
public abstract class PlatformAdapterContract {
  private static final int THREADS = 4;
  private static final int ROUNDS = 8;

  /** The adapter under test, configured for the deliveries below. */
  protected abstract PlatformAdapter adapter();

  /**
   * Authentic deliveries of different happenings, each giving at least one event; at least three.
   */
  protected abstract List<Delivery> authentic();

  /**
   * The happening of {@code authentic().get(index)} delivered again as the platform would: signed
   * or encrypted anew.
   */
  protected abstract Delivery again(int index);

  /** An authentic delivery of a kind the adapter does not know. */
  protected abstract Delivery unknown();

  /** For each reason the adapter can give, a delivery that must be rejected for it. */
  protected abstract Map<Reason, Delivery> rejected();

  /** Secrets and personal values that must appear in no hint, warning or {@code toString}. */
  protected abstract List<String> confidential();

  /**
   * Whether the body alone says that a delivery is authentic; on most platforms query or headers
   * have a part in it, and without them nothing is.
   */
  protected boolean isProvenByBodyAlone() {
    return false;
  }

  /**
   * How many mutated deliveries rule A-20 tries: the system property {@code siyu.fuzz.tries}, else
   * 3,000.
   */
  protected long fuzzTries() {
    return Long.getLong("siyu.fuzz.tries", 3000);
  }

  /** The seed of the mutated deliveries: the system property {@code siyu.fuzz.seed}, else 1. */
  protected long fuzzSeed() {
    return Long.getLong("siyu.fuzz.seed", 1);
  }

  @Test
  @DisplayName(
      "A-1 an authentic delivery is accepted with its events and acknowledged with a 2xx reply")
  public void required_A01_authentic_deliveries_are_accepted() {
    require(authentic().size() >= 3, "A-1 authentic() must hold at least three deliveries");
    for (int i = 0; i < authentic().size(); i++) {
      Accepted accepted = accepted("A-1", "authentic()[" + i + "]", authentic().get(i));
      require(!accepted.events().isEmpty(), "A-1 authentic()[" + i + "] must give an event");
      require(
          isSuccess(accepted.reply()),
          "A-1 authentic()[" + i + "] must be acknowledged with 2xx, got " + accepted.reply());
    }
  }

  @Test
  @DisplayName("A-2 translation is a function of the delivery, from several threads too")
  public void required_A02_translation_is_deterministic() {
    PlatformAdapter adapter = adapter();
    List<Delivery> deliveries = everything();
    List<Essence> first = deliveries.stream().map(d -> Essence.of(adapter.translate(d))).toList();
    Callable<List<Essence>> again =
        () -> deliveries.stream().map(d -> Essence.of(adapter.translate(d))).toList();
    compare(first, call(again), "one after the other");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Essence>>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS * ROUNDS; i++) {
        futures.add(threads.submit(again));
      }
      futures.forEach(future -> compare(first, call(future::get), "at once"));
    } finally {
      threads.shutdownNow();
    }
  }

  private static void compare(List<Essence> first, List<Essence> second, String how) {
    for (int i = 0; i < first.size(); i++) {
      require(
          first.get(i).equals(second.get(i)),
          "A-2 a delivery translated twice "
              + how
              + " must give the same, but gave "
              + first.get(i)
              + " and "
              + second.get(i));
    }
  }

  private static <T> T call(Callable<T> callable) {
    try {
      return callable.call();
    } catch (ExecutionException e) {
      throw new AssertionError("A-2 translating from several threads must not throw", e.getCause());
    } catch (Exception e) {
      throw new AssertionError("A-2 translating must not throw", e);
    }
  }

  @Test
  @DisplayName("A-3 a happening delivered again, signed or encrypted anew, gives equal events")
  public void required_A03_a_happening_delivered_again_gives_equal_events() {
    for (int i = 0; i < authentic().size(); i++) {
      List<Event> first = accepted("A-3", "authentic()[" + i + "]", authentic().get(i)).events();
      List<Event> second = accepted("A-3", "again(" + i + ")", again(i)).events();
      require(
          ids(first).equals(ids(second)),
          "A-3 again("
              + i
              + ") must give the ids of authentic()["
              + i
              + "], but gave "
              + second
              + " for "
              + first);
      require(
          first.equals(second), "A-3 again(" + i + ") must give equal events, not equal ids alone");
    }
  }

  @Test
  @DisplayName("A-4 different happenings give events with different ids")
  public void required_A04_different_happenings_give_different_ids() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < authentic().size(); i++) {
      for (Event event : accepted("A-4", "authentic()[" + i + "]", authentic().get(i)).events()) {
        require(
            seen.add(event.id().toString()),
            "A-4 authentic()[" + i + "] gives an id that was given before: " + event);
      }
    }
  }

  @Test
  @DisplayName(
      "A-5 an authentic delivery of an unknown kind is accepted as one Unmapped fact with its text")
  public void required_A05_an_unknown_kind_is_kept_as_unmapped() {
    Accepted accepted = accepted("A-5", "unknown()", unknown());
    require(
        accepted.events().size() == 1 && accepted.events().get(0).fact() instanceof Unmapped,
        "A-5 unknown() must give exactly one Unmapped fact, but gave " + accepted.events());
    Unmapped fact = (Unmapped) accepted.events().get(0).fact();
    require(!fact.text().isEmpty(), "A-5 the Unmapped fact of unknown() must keep the text");
    require(isSuccess(accepted.reply()), "A-5 unknown() must be acknowledged with 2xx");
  }

  @Test
  @DisplayName(
      "A-6 a delivery that is not authentic or not readable is rejected for its one reason, always")
  public void required_A06_rejections_carry_their_reason() {
    PlatformAdapter adapter = adapter();
    require(!rejected().isEmpty(), "A-6 rejected() must hold a delivery for each reason");
    Map<Reason, Delivery> rejected = rejected();
    for (int round = 0; round < 3; round++) {
      for (Map.Entry<Reason, Delivery> entry : rejected.entrySet()) {
        Rejected result = rejected("A-6", adapter, entry.getKey(), entry.getValue());
        require(
            result.reason() == entry.getKey(),
            "A-6 rejected() for " + entry.getKey() + " was rejected for " + result.reason());
        require(
            !isSuccess(result.reply()),
            "A-6 a rejection must not be acknowledged, got "
                + result.reply()
                + " for "
                + entry.getKey());
      }
      authentic().forEach(adapter::translate);
    }
  }

  @Test
  @DisplayName("A-7 a rejection's hint says what to fix, each reason with its own")
  public void required_A07_hints_tell_reasons_apart() {
    Map<String, Reason> hints = new HashMap<>();
    rejected()
        .forEach(
            (reason, delivery) -> {
              String hint = rejected("A-7", adapter(), reason, delivery).hint();
              require(!hint.isBlank(), "A-7 the hint for " + reason + " must not be empty");
              Reason other = hints.put(hint, reason);
              require(
                  other == null, "A-7 the hints for " + other + " and " + reason + " are the same");
            });
  }

  @Test
  @DisplayName("A-8 every rejection is answered alike, so that an attacker learns nothing from it")
  public void required_A08_refusals_look_alike() {
    Set<Reply> replies = new HashSet<>();
    rejected()
        .forEach(
            (reason, delivery) ->
                replies.add(rejected("A-8", adapter(), reason, delivery).reply()));
    require(replies.size() <= 1, "A-8 rejections must have one reply, but have " + replies);
  }

  @Test
  @DisplayName("A-9 secrets and personal values appear in no hint, warning, refusal or toString")
  public void required_A09_nothing_confidential_is_said() {
    require(
        !confidential().isEmpty(), "A-9 confidential() must name the secrets of the deliveries");
    PlatformAdapter adapter = adapter();
    Stream.concat(everything().stream(), authentic().stream().flatMap(d -> damaged(d).stream()))
        .forEach(delivery -> said(adapter, delivery).forEach(this::requireSilence));
    requireSilence("toString of the adapter", adapter.toString());
  }

  private static Map<String, String> said(PlatformAdapter adapter, Delivery delivery) {
    Translation translation = adapter.translate(delivery);
    Map<String, String> said = new HashMap<>();
    said.put("toString of " + translation.getClass().getSimpleName(), translation.toString());
    said.put("toString of the reply", translation.reply().toString());
    if (translation instanceof Accepted accepted) {
      said.put("a warning", String.join("\n", accepted.warnings()));
      said.put("toString of a secret", accepted.secrets().toString());
      said.put("toString of an event", accepted.events().toString());
    } else if (translation instanceof Rejected rejected) {
      said.put("the hint for " + rejected.reason(), rejected.hint());
      said.put("the refusal for " + rejected.reason(), rejected.reply().body());
    }
    return said;
  }

  private void requireSilence(String where, String text) {
    for (int i = 0; i < confidential().size(); i++) {
      require(
          !text.contains(confidential().get(i)),
          "A-9 confidential()[" + i + "] appears in " + where);
    }
  }

  @Test
  @DisplayName("A-10 an event has a key, the id of its content and a platform's or the host's word")
  public void required_A10_events_are_well_formed() {
    List<Delivery> deliveries = new ArrayList<>(authentic());
    deliveries.add(unknown());
    for (Delivery delivery : deliveries) {
      for (Event event : accepted("A-10", "an authentic delivery", delivery).events()) {
        require(!event.key().isEmpty(), "A-10 an event needs a key: " + event);
        require(!event.subject().text().isEmpty(), "A-10 an event needs a subject: " + event);
        require(
            event.provenance() == Provenance.CALLBACK || event.provenance() == Provenance.HOST,
            "A-10 what is delivered is a CALLBACK or the HOST's word: " + event);
        require(
            event.equals(recomputed(event)),
            "A-10 the id must be the hash of the content: " + event);
      }
    }
  }

  private static Event recomputed(Event event) {
    return Event.of(
        event.key(),
        event.occurredAt(),
        event.source(),
        event.subject(),
        event.claims(),
        event.fact(),
        event.provenance(),
        event.approximate(),
        event.extras());
  }

  @Test
  @DisplayName("A-11 a damaged, empty or foreign delivery never throws and gives no event")
  public void required_A11_damaged_deliveries_neither_throw_nor_give_events() {
    PlatformAdapter adapter = adapter();
    Set<String> methods = authentic().stream().map(Delivery::method).collect(Collectors.toSet());
    for (int i = 0; i < authentic().size(); i++) {
      Delivery whole = authentic().get(i);
      List<Event> events = accepted("A-11", "authentic()[" + i + "]", whole).events();
      for (Delivery damaged : damaged(whole)) {
        List<Event> found = harmless(adapter, damaged);
        // Some platforms leave parts unsigned, such as white space around the envelope: what is the
        // same happening still is.
        require(
            found.isEmpty() || found.equals(events),
            "A-11 a damaged authentic()[" + i + "] gave other events: " + damaged + " " + found);
      }
      for (Delivery foreign : foreign(whole, methods)) {
        List<Event> found = harmless(adapter, foreign);
        require(
            found.isEmpty(), "A-11 authentic()[" + i + "] spoilt as " + foreign + " gave " + found);
      }
    }
  }

  private static List<Event> harmless(PlatformAdapter adapter, Delivery delivery) {
    Translation translation;
    try {
      translation = adapter.translate(delivery);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("A-11 translate must not throw, but did for " + delivery, e);
    }
    require(translation != null, "A-11 translate must not give null, but did for " + delivery);
    return translation instanceof Accepted accepted ? accepted.events() : List.of();
  }

  /** Damage that leaves some of the delivery standing. */
  private static List<Delivery> damaged(Delivery whole) {
    List<Delivery> out = new ArrayList<>();
    byte[] body = whole.body();
    for (int length :
        new int[] {1, body.length / 4, body.length / 2, body.length - 2, body.length - 1}) {
      if (length > 0 && length < body.length) {
        out.add(
            copy(
                whole,
                whole.method(),
                whole.query(),
                whole.headers(),
                Arrays.copyOf(body, length)));
      }
    }
    out.add(copy(whole, whole.method(), "", whole.headers(), body));
    out.add(copy(whole, whole.method(), "&&=&==&%&%zz=%e4&=", whole.headers(), body));
    out.add(copy(whole, whole.method(), whole.query(), Map.of(), body));
    // Nobody has said when it was received.
    out.add(Delivery.of(whole.method(), whole.query(), whole.headers(), body));
    return out;
  }

  /** What is left of the delivery here cannot be authentic on any platform. */
  private List<Delivery> foreign(Delivery whole, Set<String> methods) {
    List<Delivery> out = new ArrayList<>();
    byte[] noise = new byte[257];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 151 + 7);
    }
    byte[] zeros = new byte[64];
    for (byte[] body :
        List.of(new byte[0], noise, zeros, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
      out.add(copy(whole, whole.method(), whole.query(), whole.headers(), body));
    }
    for (String method : List.of("", "GET", "POST", "PUT", "DELETE", "BREW")) {
      if (!methods.contains(method)) {
        out.add(copy(whole, method, whole.query(), whole.headers(), whole.body()));
      }
    }
    if (!isProvenByBodyAlone()) {
      out.add(copy(whole, whole.method(), "", Map.of(), whole.body()));
    }
    out.add(copy(whole, whole.method(), "", Map.of(), new byte[0]));
    return out;
  }

  private static Delivery copy(
      Delivery of, String method, String query, Map<String, String> headers, byte[] body) {
    return Delivery.of(method, query, headers, body).receivedAt(of.receivedAt());
  }

  /** Override it, with {@code @Test}, where an adapter needs other mutations. */
  @Test
  @DisplayName("A-20 no event comes of a delivery whose signed content was changed")
  public void required_A20_mutated_deliveries_give_no_event_of_their_own() {
    DeliveryFuzz.Result result = DeliveryFuzz.run(adapter(), authentic(), fuzzSeed(), fuzzTries());
    require(
        !result.rejected().isEmpty(),
        "A-20 the adapter must notice mutations, but rejected none of " + result.tries());
  }

  private List<Delivery> everything() {
    List<Delivery> out = new ArrayList<>(authentic());
    out.add(unknown());
    out.addAll(rejected().values());
    return out;
  }

  private Accepted accepted(String rule, String what, Delivery delivery) {
    Translation translation = adapter().translate(delivery);
    if (translation instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(
        rule + " " + what + " must be accepted, but gave " + named(translation));
  }

  private static Rejected rejected(
      String rule, PlatformAdapter adapter, Reason reason, Delivery delivery) {
    Translation translation = adapter.translate(delivery);
    if (translation instanceof Rejected rejected) {
      return rejected;
    }
    throw new AssertionError(
        rule + " rejected() for " + reason + " must be rejected, but gave " + named(translation));
  }

  private static String named(Translation translation) {
    return translation instanceof Rejected rejected
        ? "Rejected for " + rejected.reason()
        : translation.getClass().getSimpleName();
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(event -> event.id().toString()).toList();
  }

  private static boolean isSuccess(Reply reply) {
    return reply.status() >= 200 && reply.status() < 300;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  /** What of a translation must repeat; a reply may be encrypted anew each time. */
  private record Essence(String kind, int status, List<Object> parts) {
    static Essence of(Translation translation) {
      List<Object> parts = List.of();
      if (translation instanceof Accepted accepted) {
        parts = List.of(accepted.events(), accepted.secrets(), accepted.warnings());
      } else if (translation instanceof Rejected rejected) {
        parts = List.of(rejected.reason(), rejected.hint());
      }
      return new Essence(
          translation.getClass().getSimpleName(), translation.reply().status(), parts);
    }
  }
}
