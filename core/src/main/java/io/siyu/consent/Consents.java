package io.siyu.consent;

import com.google.common.collect.ImmutableList;
import io.siyu.consent.Consent.Status;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Event;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a person has said about being dealt with, at all their accounts (同意档案). Immutable.
 *
 * @param records the statements, in the order of the fold
 */
public record Consents(List<ConsentRecord> records) {
  /** The purpose of telling people about goods and offers (营销). */
  public static final String MARKETING = "marketing";

  /** Copies. */
  public Consents {
    records = ImmutableList.copyOf(records);
  }

  /** Gathers the statements from a person's events, given in the order of the fold. */
  public static Consents of(Collection<Event> events) {
    ImmutableList.Builder<ConsentRecord> records = ImmutableList.builder();
    for (Event event : events) {
      if (event.fact() instanceof ConsentGiven given) {
        Optional<ConsentGiven> consent = Optional.of(given);
        records.add(record(event, given.purpose(), given.channel(), consent, given.evidence()));
      } else if (event.fact() instanceof ConsentWithdrawn no) {
        records.add(record(event, no.purpose(), no.channel(), Optional.empty(), no.evidence()));
      }
    }
    return new Consents(records.build());
  }

  private static ConsentRecord record(
      Event event, String purpose, String channel, Optional<ConsentGiven> given, String evidence) {
    return new ConsentRecord(
        event.occurredAt(), event.subject(), purpose, channel, given, evidence, event.id());
  }

  /**
   * Decides as of an instant, by what was said before it (rules C-1 to C-4): per account the latest
   * statement counts; a refusal at any of them wins until a later consent for the person; what has
   * expired is as if nothing had been said since.
   *
   * @param purpose what for
   * @param channel by what means
   * @param asOf the instant at which it would be done
   */
  public Consent of(String purpose, String channel, Instant asOf) {
    Map<Subject, ConsentRecord> latest = new LinkedHashMap<>();
    Optional<ConsentRecord> forPerson = Optional.empty();
    for (ConsentRecord each : records) {
      if (each.at().isBefore(asOf) && each.appliesTo(purpose, channel)) {
        // Taken out first, so that the map's order is that of the latest statements.
        latest.remove(each.profile());
        latest.put(each.profile(), each);
        if (each.isForPerson() && each.isGrantedAt(asOf)) {
          forPerson = Optional.of(each);
        }
      }
    }
    Optional<ConsentRecord> granted = Optional.empty();
    Optional<ConsentRecord> refused = Optional.empty();
    for (ConsentRecord each : latest.values()) {
      if (each.isGrantedAt(asOf)) {
        granted = Optional.of(each);
      } else if (each.given().isEmpty() && !isOverruled(each, forPerson)) {
        refused = Optional.of(each);
      }
    }
    if (refused.isPresent()) {
      return new Consent(Status.WITHDRAWN, refused);
    }
    return granted.isPresent()
        ? new Consent(Status.GRANTED, granted)
        : new Consent(Status.UNKNOWN, Optional.empty());
  }

  private boolean isOverruled(ConsentRecord refusal, Optional<ConsentRecord> forPerson) {
    return forPerson.isPresent() && records.indexOf(forPerson.get()) > records.indexOf(refusal);
  }

  /** Shows how many statements there are: what they say is personal. */
  @Override
  public String toString() {
    return "Consents[" + records.size() + "]";
  }
}
