package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.member.Member;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a person may be dealt with for is what the rules plainly say. */
class ConsentLawsTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<List<Event>> consentHistories() {
    return Histories.consentHistories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  @Property(tries = 2_000)
  @Label(
      "C-1, C-2, C-3, C-4 what counts is the plain reading of the rules, whatever was said where")
  void consent_equals_the_plain_reading(
      @ForAll("consentHistories") List<Event> history, @ForAll("instants") Instant asOf) {
    assertPlain(history, asOf);
  }

  @Property(tries = 1_000)
  @Label("C-1, C-2, C-3, C-4 the plain reading holds for whole histories too")
  void consent_of_whole_histories_equals_the_plain_reading(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    assertPlain(history, asOf);
  }

  private static void assertPlain(List<Event> history, Instant asOf) {
    for (Member member : World.members(World.filled(history), World.FIRST, asOf)) {
      ReferenceConsent plain = new ReferenceConsent(history, member.keys(), asOf);
      for (String purpose : List.of("marketing", "archive")) {
        for (String means : List.of("push", "sms")) {
          assertThat(member.consent(purpose, means).status())
              .as("%s by %s", purpose, means)
              .isEqualTo(plain.status(purpose, means));
        }
      }
    }
  }
}
