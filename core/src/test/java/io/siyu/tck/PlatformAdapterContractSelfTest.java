package io.siyu.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Tagged;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract passes a sound adapter and fails each broken one by the rule it breaks. */
class PlatformAdapterContractSelfTest {
  private static ToyContract contract(PlatformAdapter adapter) {
    return new ToyContract(adapter);
  }

  /** An adapter that spoils what a sound one gives. */
  private static ToyContract accepting(UnaryOperator<Accepted> spoil) {
    PlatformAdapter sound = new ToyAdapter();
    return contract(
        delivery ->
            sound.translate(delivery) instanceof Accepted accepted
                ? spoil.apply(accepted)
                : sound.translate(delivery));
  }

  private static ToyContract rejecting(UnaryOperator<Rejected> spoil) {
    PlatformAdapter sound = new ToyAdapter();
    return contract(
        delivery ->
            sound.translate(delivery) instanceof Rejected rejected
                ? spoil.apply(rejected)
                : sound.translate(delivery));
  }

  private static UnaryOperator<Accepted> events(UnaryOperator<List<Event>> change) {
    return a -> new Accepted(change.apply(a.events()), a.secrets(), a.warnings(), a.reply());
  }

  private static UnaryOperator<Accepted> each(UnaryOperator<Event> change) {
    return events(list -> list.stream().map(change).toList());
  }

  private static Event rekeyed(Event of, String key, Provenance provenance) {
    return Event.of(
        key, of.occurredAt(), of.source(), of.subject(), of.claims(), of.fact(), provenance);
  }

  private static void assertFails(
      ToyContract contract, Consumer<PlatformAdapterContract> test, String rule) {
    assertThatThrownBy(() -> test.accept(contract))
        .isInstanceOf(AssertionError.class)
        .message()
        .startsWith(rule + " ")
        .doesNotContain(ToyAdapter.SECRET)
        .doesNotContain(ToyAdapter.PHONE);
  }

  @Test
  void a_sound_adapter_passes_every_rule() throws ReflectiveOperationException {
    ToyContract contract = contract(new ToyAdapter());
    int rules = 0;
    for (Method method : PlatformAdapterContract.class.getMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        assertThat(method.getName()).startsWith("required_A");
        assertThat(method.getAnnotation(DisplayName.class).value())
            .startsWith("A-" + Integer.parseInt(method.getName().substring(10, 12)) + " ");
        assertThatCode(() -> method.invoke(contract))
            .as(method.getName())
            .doesNotThrowAnyException();
        rules++;
      }
    }
    assertThat(rules).isEqualTo(12);
  }

  @Test
  void rejecting_what_is_authentic_breaks_A1() {
    assertFails(
        contract(d -> ToyAdapter.refuse(Reason.SIGNATURE_MISMATCH)),
        PlatformAdapterContract::required_A01_authentic_deliveries_are_accepted,
        "A-1");
    assertFails(
        accepting(events(list -> List.of())),
        PlatformAdapterContract::required_A01_authentic_deliveries_are_accepted,
        "A-1");
    assertFails(
        accepting(a -> new Accepted(a.events(), List.of(), List.of(), Reply.empty(302))),
        PlatformAdapterContract::required_A01_authentic_deliveries_are_accepted,
        "A-1");
  }

  @Test
  void a_new_id_each_time_breaks_A2_and_A3() {
    AtomicLong counter = new AtomicLong();
    ToyContract contract =
        accepting(each(e -> rekeyed(e, e.key() + counter.incrementAndGet(), e.provenance())));
    assertFails(
        contract, PlatformAdapterContract::required_A02_translation_is_deterministic, "A-2");
    assertFails(
        contract,
        PlatformAdapterContract::required_A03_a_happening_delivered_again_gives_equal_events,
        "A-3");
  }

  @Test
  void state_shared_by_threads_breaks_A2() {
    PlatformAdapter sound = new ToyAdapter();
    ThreadLocal<Boolean> known = ThreadLocal.withInitial(() -> false);
    known.set(true);
    assertFails(
        contract(
            d -> {
              if (!known.get()) {
                throw new IllegalStateException("not on this thread");
              }
              return sound.translate(d);
            }),
        PlatformAdapterContract::required_A02_translation_is_deterministic,
        "A-2");
  }

  @Test
  void an_id_that_covers_the_transport_breaks_A3() {
    PlatformAdapter sound = new ToyAdapter();
    assertFails(
        contract(
            d ->
                sound.translate(d) instanceof Accepted a
                    ? each(e -> rekeyed(e, d.header("x-nonce").orElse("?"), e.provenance()))
                        .apply(a)
                    : sound.translate(d)),
        PlatformAdapterContract::required_A03_a_happening_delivered_again_gives_equal_events,
        "A-3");
  }

  @Test
  void one_event_for_all_happenings_breaks_A4() {
    Event one =
        ((Accepted) new ToyAdapter().translate(ToyAdapter.signed("tag 7 gold", "n")))
            .events()
            .get(0);
    assertFails(
        accepting(each(e -> one)),
        PlatformAdapterContract::required_A04_different_happenings_give_different_ids,
        "A-4");
  }

  @Test
  void dropping_or_disguising_the_unknown_breaks_A5() {
    assertFails(
        accepting(events(l -> l.stream().filter(e -> e.fact() instanceof Tagged).toList())),
        PlatformAdapterContract::required_A05_an_unknown_kind_is_kept_as_unmapped,
        "A-5");
    assertFails(
        accepting(
            each(
                e ->
                    Event.of(
                        e.key(),
                        e.occurredAt(),
                        e.source(),
                        e.subject(),
                        e.claims(),
                        new io.siyu.event.Unmapped("odd", "", List.of()),
                        e.provenance()))),
        PlatformAdapterContract::required_A05_an_unknown_kind_is_kept_as_unmapped,
        "A-5");
  }

  @Test
  void accepting_anything_breaks_A6_and_A11_and_A20() {
    PlatformAdapter gullible = ToyAdapter::read;
    assertFails(
        contract(gullible),
        PlatformAdapterContract::required_A06_rejections_carry_their_reason,
        "A-6");
    assertFails(
        contract(gullible),
        PlatformAdapterContract::required_A11_damaged_deliveries_neither_throw_nor_give_events,
        "A-11");
    assertFails(
        contract(gullible),
        PlatformAdapterContract::required_A20_mutated_deliveries_give_no_event_of_their_own,
        "A-20");
  }

  @Test
  void believing_what_carries_no_signature_breaks_A6_and_A20() {
    PlatformAdapter sound = new ToyAdapter();
    PlatformAdapter trusting =
        d -> d.header("x-signature").isEmpty() ? ToyAdapter.read(d) : sound.translate(d);
    assertFails(
        contract(trusting),
        PlatformAdapterContract::required_A06_rejections_carry_their_reason,
        "A-6");
    assertFails(
        contract(trusting),
        PlatformAdapterContract::required_A20_mutated_deliveries_give_no_event_of_their_own,
        "A-20");
  }

  @Test
  void a_wrong_reason_a_cheerful_refusal_or_a_change_of_mind_breaks_A6() {
    Consumer<PlatformAdapterContract> test =
        PlatformAdapterContract::required_A06_rejections_carry_their_reason;
    assertFails(rejecting(r -> new Rejected(Reason.BAD_PADDING, r.hint(), r.reply())), test, "A-6");
    assertFails(rejecting(r -> new Rejected(r.reason(), r.hint(), Reply.empty(200))), test, "A-6");
    AtomicLong seen = new AtomicLong();
    assertFails(
        rejecting(
            r ->
                seen.incrementAndGet() > 5
                    ? new Rejected(Reason.BAD_PADDING, r.hint(), r.reply())
                    : r),
        test,
        "A-6");
  }

  @Test
  void one_hint_for_all_or_none_breaks_A7() {
    Consumer<PlatformAdapterContract> test =
        PlatformAdapterContract::required_A07_hints_tell_reasons_apart;
    assertFails(rejecting(r -> new Rejected(r.reason(), "it is wrong", r.reply())), test, "A-7");
    assertFails(rejecting(r -> new Rejected(r.reason(), "", r.reply())), test, "A-7");
  }

  @Test
  void a_status_for_each_reason_breaks_A8() {
    assertFails(
        rejecting(r -> new Rejected(r.reason(), r.hint(), Reply.empty(400 + r.reason().ordinal()))),
        PlatformAdapterContract::required_A08_refusals_look_alike,
        "A-8");
  }

  @Test
  void a_leak_breaks_A9() {
    Consumer<PlatformAdapterContract> test =
        PlatformAdapterContract::required_A09_nothing_confidential_is_said;
    assertFails(
        rejecting(r -> new Rejected(r.reason(), r.hint() + ToyAdapter.SECRET, r.reply())),
        test,
        "A-9");
    assertFails(
        rejecting(r -> new Rejected(r.reason(), r.hint(), Reply.text(400, ToyAdapter.PHONE))),
        test,
        "A-9");
    assertFails(
        accepting(a -> new Accepted(a.events(), a.secrets(), List.of(ToyAdapter.PHONE), a.reply())),
        test,
        "A-9");
    assertFails(
        accepting(
            a ->
                new Accepted(
                    a.events(),
                    List.of(new Secret(ToyAdapter.PHONE, "", Instant.EPOCH)),
                    List.of(),
                    a.reply())),
        test,
        "A-9");
  }

  @Test
  void a_forged_id_or_a_word_nobody_gave_breaks_A10() {
    Consumer<PlatformAdapterContract> test =
        PlatformAdapterContract::required_A10_events_are_well_formed;
    assertFails(
        accepting(
            each(
                e ->
                    new Event(
                        new io.siyu.event.EventId(1, 2),
                        e.key(),
                        e.occurredAt(),
                        e.source(),
                        e.subject(),
                        e.claims(),
                        e.fact(),
                        e.provenance(),
                        false,
                        Map.of()))),
        test,
        "A-10");
    assertFails(accepting(each(e -> rekeyed(e, e.key(), Provenance.SELF))), test, "A-10");
  }

  @Test
  void throwing_on_garbage_breaks_A11() {
    PlatformAdapter sound = new ToyAdapter();
    assertFails(
        contract(
            d -> {
              if (d.body().length == 0 || d.header("x-nonce").isEmpty()) {
                throw new IllegalArgumentException("what is this?");
              }
              return sound.translate(d);
            }),
        PlatformAdapterContract::required_A11_damaged_deliveries_neither_throw_nor_give_events,
        "A-11");
  }

  @Test
  void throwing_on_one_byte_breaks_A20_with_seed_and_try() {
    PlatformAdapter sound = new ToyAdapter();
    ToyContract contract =
        contract(
            d -> {
              for (byte b : d.body()) {
                if (b < 0) {
                  throw new IllegalArgumentException("not ASCII");
                }
              }
              return sound.translate(d);
            });
    assertThatThrownBy(contract::required_A20_mutated_deliveries_give_no_event_of_their_own)
        .message()
        .matches("(?s)A-20 the mutated delivery of seed 1, try \\d+, made translate throw .*");
  }

  @Test
  void believing_an_unsigned_header_breaks_A20() {
    PlatformAdapter sound = new ToyAdapter();
    assertFails(
        contract(
            d ->
                sound.translate(d) instanceof Accepted a
                    ? each(e -> rekeyed(e, d.header("x-trace").orElse("none"), e.provenance()))
                        .apply(a)
                    : sound.translate(d)),
        PlatformAdapterContract::required_A20_mutated_deliveries_give_no_event_of_their_own,
        "A-20");
  }

  @Test
  void fuzzing_counts_every_try_and_repeats_with_the_seed() {
    ToyContract contract = contract(new ToyAdapter());
    DeliveryFuzz.Result result = DeliveryFuzz.run(new ToyAdapter(), contract.authentic(), 7, 2000);
    long counted =
        result.rejected().values().stream().mapToLong(Long::longValue).sum()
            + result.handshakes()
            + result.questions()
            + result.probes()
            + result.accepted();
    assertThat(counted).isEqualTo(2000);
    assertThat(result.rejected())
        .containsKeys(Reason.SIGNATURE_MISMATCH, Reason.SIGNATURE_PARAM_MISSING);
    assertThat(result.accepted()).isPositive();
    assertThat(DeliveryFuzz.run(new ToyAdapter(), contract.authentic(), 7, 2000)).isEqualTo(result);
    assertThat(DeliveryFuzz.run(new ToyAdapter(), contract.authentic(), 8, 2000))
        .isNotEqualTo(result);
  }

  /** The contract with deliveries for {@link ToyAdapter}. */
  private static final class ToyContract extends PlatformAdapterContract {
    private final PlatformAdapter adapter;

    ToyContract(PlatformAdapter adapter) {
      this.adapter = adapter;
    }

    @Override
    protected PlatformAdapter adapter() {
      return adapter;
    }

    @Override
    protected List<Delivery> authentic() {
      List<Delivery> out = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        out.add(ToyAdapter.signed("tag " + i + " silver", "n" + i));
      }
      return out;
    }

    @Override
    protected Delivery again(int index) {
      return ToyAdapter.signed("tag " + index + " silver", "m" + index);
    }

    @Override
    protected Delivery unknown() {
      return ToyAdapter.signed("dance 1 waltz", "n");
    }

    @Override
    protected Map<Reason, Delivery> rejected() {
      Delivery sound = authentic().get(0);
      Map<String, String> unsigned = new HashMap<>(sound.headers());
      unsigned.remove("x-signature");
      Map<String, String> forged = new HashMap<>(sound.headers());
      forged.put("x-signature", "00");
      return Map.of(
          Reason.METHOD_NOT_ALLOWED,
          Delivery.of("GET", "", sound.headers(), sound.body()).receivedAt(Instant.EPOCH),
          Reason.SIGNATURE_PARAM_MISSING,
          Delivery.of("POST", "", unsigned, sound.body()).receivedAt(Instant.EPOCH),
          Reason.SIGNATURE_MISMATCH,
          Delivery.of("POST", "", forged, sound.body()).receivedAt(Instant.EPOCH));
    }

    @Override
    protected List<String> confidential() {
      return List.of(ToyAdapter.SECRET, ToyAdapter.PHONE);
    }
  }
}
