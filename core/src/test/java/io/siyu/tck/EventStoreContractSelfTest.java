package io.siyu.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.MemberId;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.Provenance;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStores;
import io.siyu.store.InMemoryEventStore;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract passes a sound store and fails each broken one by the rule it breaks. */
class EventStoreContractSelfTest {
  /** A store that does as another does, for broken ones to differ from in one way. */
  private static class Same implements EventStore {
    EventStore sound;

    Same(String tenant) {
      this.sound = new InMemoryEventStore(tenant);
    }

    @Override
    public String tenant() {
      return sound.tenant();
    }

    @Override
    public Appended append(Collection<Event> events, Reaction reaction) {
      return sound.append(events, reaction);
    }

    @Override
    public Optional<Cluster> cluster(IdentityKey key) {
      return sound.cluster(key);
    }

    @Override
    public List<Event> naming(Set<IdentityKey> keys) {
      return sound.naming(keys);
    }

    @Override
    public List<Event> renames() {
      return sound.renames();
    }

    @Override
    public Snapshot snapshot() {
      return sound.snapshot();
    }

    @Override
    public Erased erase(Erasure erasure) {
      return sound.erase(erasure);
    }

    @Override
    public int dropTexts(Instant before) {
      return sound.dropTexts(before);
    }

    @Override
    public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
      return sound.claim(max, now, lease);
    }

    @Override
    public void acknowledge(Collection<Long> positions) {
      sound.acknowledge(positions);
    }

    /** Forgets everything but these events. */
    void keepOnly(Collection<Event> events) {
      sound = new InMemoryEventStore(sound.tenant());
      sound.append(events, Reaction.silent());
    }

    List<Event> everything() {
      try (Snapshot snapshot = sound.snapshot()) {
        return snapshot.events().toList();
      }
    }
  }

  private record View(
      Supplier<Stream<Cluster>> inClusters, Supplier<Stream<Event>> beside, List<Event> renames)
      implements EventStore.Snapshot {
    @Override
    public Stream<Cluster> clusters() {
      return inClusters.get();
    }

    @Override
    public Stream<Event> others() {
      return beside.get();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private static EventStoreContract contract(Function<String, EventStore> make) {
    Map<String, EventStore> stores = new HashMap<>();
    return new EventStoreContract() {
      @Override
      protected EventStores stores() {
        return tenant -> stores.computeIfAbsent(tenant, make);
      }
    };
  }

  private static void assertFails(
      Function<String, EventStore> broken, Consumer<EventStoreContract> test, String rule) {
    assertThatThrownBy(() -> test.accept(contract(broken)))
        .isInstanceOf(AssertionError.class)
        .message()
        .contains(rule + " ");
  }

  private static void assertErasureFails(
      Function<String, EventStore> broken, Consumer<EventStoreErasureContract> test, String rule) {
    assertFails(broken, contract -> test.accept(contract.new Erasure()), rule);
  }

  @Test
  void a_sound_store_passes_every_rule() {
    Set<String> rules = new HashSet<>();
    for (Class<?> part : List.of(EventStoreContract.class, EventStoreErasureContract.class)) {
      for (Method method : part.getMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          String rule = "S-" + Integer.parseInt(method.getName().substring(10, 12));
          assertThat(method.getName()).startsWith("required_S");
          assertThat(method.getAnnotation(DisplayName.class).value()).startsWith(rule + " ");
          EventStoreContract contract = contract(InMemoryEventStore::new);
          Object of = part.isInstance(contract) ? contract : contract.new Erasure();
          assertThatCode(() -> method.invoke(of)).as(method.getName()).doesNotThrowAnyException();
          rules.add(rule);
        }
      }
    }
    assertThat(rules).hasSize(22);
  }

  @Test
  void calling_everything_new_breaks_S1() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                return new Appended(List.copyOf(events), sound.append(events, reaction).signals());
              }
            },
        EventStoreContract::required_S01_append_adds_each_event_once,
        "S-1");
  }

  @Test
  void asking_without_need_twice_or_with_the_same_clusters_breaks_S2() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                Appended appended = sound.append(events, reaction);
                reaction.signals(List.of(), List.of());
                return appended;
              }
            },
        EventStoreContract::required_S02_the_reaction_sees_before_and_after,
        "S-2");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                return sound.append(events, (before, after) -> reaction.signals(after, after));
              }
            },
        EventStoreContract::required_S02_the_reaction_sees_before_and_after,
        "S-2");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                return everything().containsAll(events)
                    ? new Appended(List.of(), reaction.signals(List.of(), List.of()))
                    : sound.append(events, reaction);
              }
            },
        EventStoreContract::required_S02_the_reaction_sees_before_and_after,
        "S-2");
  }

  @Test
  void keeping_events_before_the_reaction_breaks_S3() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                Appended appended = sound.append(events, Reaction.silent());
                return new Appended(appended.added(), reaction.signals(List.of(), List.of()));
              }
            },
        EventStoreContract::required_S03_an_append_is_all_or_nothing,
        "S-3");
  }

  @Test
  void finding_only_subjects_breaks_S4() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Optional<Cluster> cluster(IdentityKey key) {
                return sound
                    .cluster(key)
                    .filter(c -> c.events().stream().anyMatch(e -> e.subject().equals(key)));
              }
            },
        EventStoreContract::required_S04_a_cluster_is_found_by_every_key,
        "S-4");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Optional<Cluster> cluster(IdentityKey key) {
                return sound
                    .cluster(key)
                    .map(
                        c ->
                            Cluster.of(
                                c.events().stream().filter(e -> e.subject().equals(key)).toList()));
              }
            },
        EventStoreContract::required_S04_a_cluster_is_found_by_every_key,
        "S-4");
  }

  @Test
  void a_snapshot_that_repeats_or_loses_breaks_S5() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Snapshot snapshot() {
                Snapshot of = sound.snapshot();
                return new View(of::clusters, Stream::of, of.renames());
              }
            },
        EventStoreContract::required_S05_a_snapshot_holds_every_event_once,
        "S-5");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Snapshot snapshot() {
                Snapshot of = sound.snapshot();
                return new View(
                    () -> of.clusters().flatMap(c -> Stream.of(c, Cluster.of(c.events()))),
                    of::others,
                    of.renames());
              }
            },
        EventStoreContract::required_S05_a_snapshot_holds_every_event_once,
        "S-5");
  }

  @Test
  void a_snapshot_that_looks_when_read_breaks_S6() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Snapshot snapshot() {
                return new View(
                    () -> sound.snapshot().clusters(),
                    () -> sound.snapshot().others(),
                    sound.renames());
              }
            },
        EventStoreContract::required_S06_a_snapshot_is_unmoved,
        "S-6");
  }

  @Test
  void one_store_for_all_tenants_breaks_S7() {
    EventStore shared = new InMemoryEventStore("shared");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Snapshot snapshot() {
                return shared.snapshot();
              }

              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                return shared.append(events, reaction);
              }
            },
        EventStoreContract::required_S07_tenants_are_apart,
        "S-7");
    EventStore outbox = new InMemoryEventStore("outbox");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                outbox.append(events, reaction);
                return sound.append(events, reaction);
              }

              @Override
              public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
                return outbox.claim(max, now, lease);
              }
            },
        EventStoreContract::required_S07_tenants_are_apart,
        "S-7");
  }

  @Test
  void leaving_out_what_comes_late_breaks_S8() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                Instant newest =
                    everything().stream()
                        .map(Event::occurredAt)
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
                return sound.append(
                    events.stream().filter(e -> !e.occurredAt().isBefore(newest)).toList(),
                    reaction);
              }
            },
        EventStoreContract::required_S08_order_of_arrival_does_not_show,
        "S-8");
  }

  @Test
  void following_or_hiding_oversized_keys_breaks_S9() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Optional<Cluster> cluster(IdentityKey key) {
                return sound.cluster(key).map(c -> Cluster.of(c.events()));
              }
            },
        EventStoreContract::required_S09_oversized_keys_are_not_followed,
        "S-9");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Optional<Cluster> cluster(IdentityKey key) {
                return Optional.of(new Cluster(everything(), Set.of()));
              }
            },
        EventStoreContract::required_S09_oversized_keys_are_not_followed,
        "S-9");
  }

  @Test
  void erasing_nothing_breaks_S10() {
    assertErasureFails(
        t ->
            new Same(t) {
              @Override
              public Erased erase(Erasure erasure) {
                return new Erased(erasure.at(), Map.of(FactKind.TOUCHED, 1_000), 1_000, 0, 1_000);
              }
            },
        EventStoreErasureContract::required_S10_an_erased_person_is_not_found,
        "S-10");
    assertErasureFails(
        t ->
            new Same(t) {
              @Override
              public Erased erase(Erasure erasure) {
                return sound.erase(
                    Erasure.of(new MemberId("somebody else"), erasure.keys(), erasure.at()));
              }
            },
        EventStoreErasureContract::required_S10_an_erased_person_is_not_found,
        "S-10");
  }

  private static EventStore withoutTombstones(String tenant) {
    return new Same(tenant) {
      @Override
      public Erased erase(Erasure erasure) {
        Erased erased = sound.erase(erasure);
        keepOnly(everything());
        return erased;
      }
    };
  }

  @Test
  void forgetting_whom_it_erased_breaks_S11_and_S12() {
    assertErasureFails(
        EventStoreContractSelfTest::withoutTombstones,
        EventStoreErasureContract::required_S11_repetition_revives_nobody,
        "S-11");
    assertErasureFails(
        EventStoreContractSelfTest::withoutTombstones,
        EventStoreErasureContract::required_S12_late_events_are_reduced,
        "S-12");
    assertErasureFails(
        EventStoreContractSelfTest::withoutTombstones,
        EventStoreErasureContract::required_S12_late_orders_are_reduced,
        "S-12");
    assertErasureFails(
        EventStoreContractSelfTest::withoutTombstones,
        EventStoreErasureContract::required_S12_orders_and_the_hosts_word_revive_nobody,
        "S-12");
  }

  /** Deletes where it should reduce. */
  private static EventStore deleting(String tenant) {
    return new Same(tenant) {
      @Override
      public Erased erase(Erasure erasure) {
        List<Event> kept = new ArrayList<>(everything());
        kept.removeIf(
            e ->
                e.subject() instanceof IdentityKey subject && erasure.keys().contains(subject)
                    || e.claims().stream().anyMatch(c -> erasure.keys().contains(c.key())));
        keepOnly(kept);
        return new Erased(erasure.at(), Map.of(), 0, 0, 0);
      }
    };
  }

  @Test
  void deleting_instead_of_reducing_breaks_S10() {
    assertErasureFails(
        EventStoreContractSelfTest::deleting,
        EventStoreErasureContract::required_S10_counts_and_money_stay,
        "S-10");
    assertErasureFails(
        EventStoreContractSelfTest::deleting,
        EventStoreErasureContract::required_S10_who_is_left_stays_who_they_are,
        "S-10");
  }

  @Test
  void refusing_erased_keys_for_ever_breaks_S13() {
    Set<IdentityKey> refused = new HashSet<>();
    assertErasureFails(
        t ->
            new Same(t) {
              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                return sound.append(
                    events.stream().filter(e -> !refused.contains(e.subject())).toList(), reaction);
              }

              @Override
              public Erased erase(Erasure erasure) {
                refused.addAll(erasure.keys());
                return sound.erase(erasure);
              }
            },
        EventStoreErasureContract::required_S13_a_callback_after_the_erasure_starts_anew,
        "S-13");
  }

  /** After an erasure drops whatever no platform pushed. */
  private static EventStore believingThePlatformAlone(String tenant) {
    return new Same(tenant) {
      private boolean erased;

      @Override
      public Appended append(Collection<Event> events, Reaction reaction) {
        return sound.append(
            events.stream().filter(e -> !erased || e.provenance() == Provenance.CALLBACK).toList(),
            reaction);
      }

      @Override
      public Erased erase(Erasure erasure) {
        erased = true;
        return sound.erase(erasure);
      }
    };
  }

  @Test
  void believing_nobody_but_the_platform_after_an_erasure_breaks_S13_and_S19() {
    assertErasureFails(
        EventStoreContractSelfTest::believingThePlatformAlone,
        EventStoreErasureContract::required_S13_a_consent_after_the_erasure_starts_anew,
        "S-13");
    assertErasureFails(
        EventStoreContractSelfTest::believingThePlatformAlone,
        EventStoreErasureContract::required_S19_the_hosts_word_of_who_came_back_is_kept,
        "S-19");
  }

  @Test
  void erasing_whatever_came_after_the_instant_too_breaks_S27() {
    assertErasureFails(
        t ->
            new Same(t) {
              @Override
              public Erased erase(Erasure erasure) {
                return sound.erase(
                    new Erasure(
                        erasure.member(), erasure.keys(), erasure.named(), MarchHistory.END));
              }
            },
        EventStoreErasureContract::required_S27_who_came_back_before_the_erasure_stays,
        "S-27");
  }

  @Test
  void deleting_pushes_instead_of_their_texts_breaks_S25() {
    assertErasureFails(
        t ->
            new Same(t) {
              @Override
              public int dropTexts(Instant before) {
                List<Event> all = everything();
                List<Event> kept =
                    all.stream().filter(e -> !(e.fact() instanceof Unmapped)).toList();
                keepOnly(kept);
                return all.size() - kept.size();
              }
            },
        EventStoreErasureContract::required_S25_old_texts_go,
        "S-25");
  }

  @Test
  void naming_subjects_alone_breaks_S20() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public List<Event> naming(Set<IdentityKey> keys) {
                return sound.naming(keys).stream().filter(e -> keys.contains(e.subject())).toList();
              }
            },
        EventStoreContract::required_S20_whatever_names_a_key_is_found,
        "S-20");
  }

  @Test
  void forgetting_renames_breaks_S26() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public List<Event> renames() {
                return sound.renames().stream().skip(1).toList();
              }
            },
        EventStoreContract::required_S26_renames_are_found,
        "S-26");
  }

  @Test
  void passing_over_the_erased_in_renames_breaks_S26() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public List<Event> renames() {
                return sound.renames().stream().filter(everything()::contains).toList();
              }
            },
        EventStoreContract::required_S26_renames_are_found,
        "S-26");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public Snapshot snapshot() {
                Snapshot of = sound.snapshot();
                return new View(of::clusters, of::others, List.of());
              }
            },
        EventStoreContract::required_S26_renames_are_found,
        "S-26");
  }

  @Test
  void handing_out_backwards_or_once_breaks_S15() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
                List<OutboxEntry> backwards = new ArrayList<>(sound.claim(max, now, lease));
                Collections.reverse(backwards);
                return backwards;
              }
            },
        EventStoreContract::required_S15_signals_are_handed_out_at_least_once,
        "S-15");
    assertFails(
        t ->
            new Same(t) {
              @Override
              public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
                List<OutboxEntry> claimed = sound.claim(max, now, lease);
                sound.acknowledge(claimed.stream().map(OutboxEntry::position).toList());
                return claimed;
              }
            },
        EventStoreContract::required_S15_signals_are_handed_out_at_least_once,
        "S-15");
  }

  @Test
  void handing_out_what_is_claimed_breaks_S16() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public List<OutboxEntry> claim(int max, Instant now, Duration lease) {
                return sound.claim(max, now, Duration.ZERO);
              }
            },
        EventStoreContract::required_S16_a_lease_hides_the_member,
        "S-16");
  }

  @Test
  void not_removing_breaks_S17() {
    assertFails(
        t ->
            new Same(t) {
              @Override
              public void acknowledge(Collection<Long> positions) {
                // Forgets to.
              }
            },
        EventStoreContract::required_S17_acknowledging_removes,
        "S-17");
  }

  @Test
  void failing_on_a_second_thread_breaks_S18() {
    assertFails(
        t ->
            new Same(t) {
              private final long owner = Thread.currentThread().getId();

              @Override
              public Appended append(Collection<Event> events, Reaction reaction) {
                if (Thread.currentThread().getId() != owner) {
                  throw new IllegalStateException("not on this thread");
                }
                return sound.append(events, reaction);
              }
            },
        EventStoreContract::required_S18_threads_do_not_disturb_each_other,
        "S-18");
  }
}
