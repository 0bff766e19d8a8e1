package io.siyu.laws;

import io.siyu.consent.Consent.Status;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a person has agreed to, worked out from the rules of consent in the slowest and plainest
 * way. It shares no code with the library's own reading.
 */
final class ReferenceConsent {
  private final List<Event> history;
  private final Set<IdentityKey> accounts;
  private final Instant asOf;

  /** Reads a history for the person with these keys, as of an instant. */
  ReferenceConsent(List<Event> history, Set<IdentityKey> keys, Instant asOf) {
    this.history = history;
    this.accounts = keys;
    this.asOf = asOf;
  }

  Status status(String purpose, String means) {
    boolean refused = false;
    boolean granted = false;
    for (Event statement : history) {
      if (counts(statement, purpose, means) && isLatestAtItsAccount(statement, purpose, means)) {
        granted |= isInForce(statement);
        refused |=
            statement.fact() instanceof ConsentWithdrawn && !isUndone(statement, purpose, means);
      }
    }
    return refused ? Status.WITHDRAWN : granted ? Status.GRANTED : Status.UNKNOWN;
  }

  private boolean isUndone(Event refusal, String purpose, String means) {
    return history.stream()
        .anyMatch(
            later ->
                counts(later, purpose, means)
                    && isInForce(later)
                    && ((ConsentGiven) later.fact()).scope() == ConsentGiven.Scope.PERSON
                    && isLater(later, refusal));
  }

  private boolean isLatestAtItsAccount(Event statement, String purpose, String means) {
    return history.stream()
        .noneMatch(
            other ->
                other.subject().equals(statement.subject())
                    && counts(other, purpose, means)
                    && isLater(other, statement));
  }

  /** Whether one statement is later than another; at one instant a refusal is. */
  private static boolean isLater(Event a, Event b) {
    if (!a.occurredAt().equals(b.occurredAt())) {
      return a.occurredAt().isAfter(b.occurredAt());
    }
    boolean refusal = a.fact() instanceof ConsentWithdrawn;
    return refusal == b.fact() instanceof ConsentWithdrawn
        ? Event.ORDER.compare(a, b) > 0
        : refusal;
  }

  private boolean isInForce(Event statement) {
    return statement.fact() instanceof ConsentGiven given
        && given.expires().stream().allMatch(asOf::isBefore);
  }

  private boolean counts(Event event, String purpose, String means) {
    String ofPurpose;
    String byMeans;
    if (event.fact() instanceof ConsentGiven given) {
      ofPurpose = given.purpose();
      byMeans = given.channel();
    } else if (event.fact() instanceof ConsentWithdrawn withdrawn) {
      ofPurpose = withdrawn.purpose();
      byMeans = withdrawn.channel();
    } else {
      return false;
    }
    return isHeard(event)
        && (ofPurpose.isEmpty() || ofPurpose.equals(purpose))
        && (byMeans.isEmpty() || byMeans.equals(means))
        && history.stream().noneMatch(other -> isHeard(other) && isBetterWitness(other, event));
  }

  /** Whether an event is of one of the person's accounts and of before the instant. */
  private boolean isHeard(Event event) {
    return event.subject() instanceof IdentityKey key
        && key.type().defaultClass() != KeyClass.ORDER
        && accounts.contains(key)
        && event.occurredAt().isBefore(asOf);
  }

  /** Whether of two events with one key it is the other that counts (rule E-4). */
  private static boolean isBetterWitness(Event other, Event event) {
    if (!other.key().equals(event.key()) || other.equals(event)) {
      return false;
    }
    return other.provenance() != event.provenance()
        ? other.provenance().ordinal() < event.provenance().ordinal()
        : Event.ORDER.compare(other, event) < 0;
  }
}
