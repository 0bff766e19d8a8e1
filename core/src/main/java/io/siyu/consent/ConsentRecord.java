package io.siyu.consent;

import io.siyu.event.ConsentGiven;
import io.siyu.event.EventId;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * One statement of a person's about being dealt with (同意记录).
 *
 * @param at when it was made
 * @param profile the account at which it was made; personal
 * @param purpose what for; empty for every purpose
 * @param channel by what means; empty for every means
 * @param given the consent, or empty for a refusal
 * @param evidence a reference to the proof
 * @param event the id of the event that states it
 */
public record ConsentRecord(
    Instant at,
    Subject profile,
    String purpose,
    String channel,
    Optional<ConsentGiven> given,
    String evidence,
    EventId event) {

  /** Whether it says anything of a purpose by some means. */
  boolean appliesTo(String askedPurpose, String askedChannel) {
    return (purpose.isEmpty() || purpose.equals(askedPurpose))
        && (channel.isEmpty() || channel.equals(askedChannel));
  }

  /** Whether it is a consent that still counts at an instant. */
  boolean isGrantedAt(Instant instant) {
    return given.isPresent()
        && given.get().expires().filter(end -> !instant.isBefore(end)).isEmpty();
  }

  /** Whether it is a consent for the person wherever known. */
  boolean isForPerson() {
    return given.filter(it -> it.scope() == ConsentGiven.Scope.PERSON).isPresent();
  }

  /** Shows what was said, not by whom. */
  @Override
  public String toString() {
    return "ConsentRecord["
        + (given.isPresent() ? "given " : "withdrawn ")
        + purpose
        + " "
        + channel
        + " "
        + at
        + "]";
  }
}
