package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.Identified;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.store.InMemoryEventStore;
import org.junit.jupiter.api.Test;

/** The members whose footprint is measured are what the README says. */
class CrowdTest {
  @Test
  void every_member_is_one_cluster_of_ten_events_with_ids_of_their_real_length() {
    InMemoryEventStore store = new InMemoryEventStore("crowd");
    for (int member = 0; member < 100; member++) {
      store.append(Crowd.member(member), Reaction.silent());
    }
    for (int member = 0; member < 100; member++) {
      IdentityKey union = Crowd.unionId(member);
      assertThat(union.value()).hasSize(28);
      assertThat(store.cluster(union).orElseThrow().events())
          .hasSize(Crowd.EVENTS)
          .filteredOn(event -> event.fact() instanceof Identified)
          .singleElement()
          .extracting(Event::subject)
          .extracting(subject -> ((IdentityKey) subject).value().length())
          .isEqualTo(32);
    }
  }
}
