package io.siyu.event;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.Utf8Order;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that happened, once (事件). Immutable.
 *
 * <p>Two events are the same when their ids are; the id covers everything else here (rule E-1).
 * Several events with one key describe one thing, and the fold lets one of them count (rule E-4).
 *
 * @param id the hash of what happened
 * @param key the business identity of the thing described; not empty
 * @param occurredAt when it happened by the source's clock, to the millisecond, within the years 0
 *     to 9999
 * @param source the account in which it happened
 * @param subject what it is about
 * @param claims other keys it names, sorted, without repetition
 * @param fact what happened
 * @param provenance who vouches for it
 * @param approximate whether two such happenings may be told apart wrongly, as anonymous clicks are
 * @param extras fields of the JSON form that this version does not know, by JSON pointer, in
 *     canonical JSON
 */
public record Event(
    EventId id,
    String key,
    Instant occurredAt,
    Source source,
    Subject subject,
    List<Claim> claims,
    Fact fact,
    Provenance provenance,
    boolean approximate,
    Map<String, String> extras) {

  /**
   * The order in which the fold reads events: by instant, then rank of the fact's kind, then what
   * the fact says, personal fields left out, then id (rule E-5).
   */
  public static final Comparator<Event> ORDER =
      Comparator.comparing(Event::occurredAt)
          .thenComparing(event -> event.fact().kind())
          .thenComparing(Event::fact, Substance::compare)
          .thenComparing(Event::id);

  /**
   * The order of belief among events with one key: by provenance, then instant, then what the fact
   * says, personal fields left out, then id (rule E-4).
   */
  public static final Comparator<Event> BELIEF =
      Comparator.comparing(Event::provenance).thenComparing(ORDER);

  private static final int NANOS_PER_MILLI = 1_000_000;

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  /** Checks and copies; {@link #of} is the way to make an event, since it computes the id. */
  public Event {
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "an event needs a key, the business identity of what it describes");
    }
    if (occurredAt.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException("an event's instant must be in whole milliseconds");
    }
    if (occurredAt.isBefore(EARLIEST) || !occurredAt.isBefore(LATEST)) {
      throw new IllegalArgumentException("an event's instant must be within the years 0 to 9999");
    }
    if (!fact.kind().fits(subject)) {
      throw new IllegalArgumentException(
          "a fact of kind "
              + fact.kind()
              + " cannot be about such a subject; see chapter 2 of SPEC.md");
    }
    claims = claims.isEmpty() ? List.of() : ImmutableSortedSet.copyOf(claims).asList();
    extras = extras.isEmpty() ? Map.of() : ImmutableSortedMap.copyOf(extras, Utf8Order.INSTANCE);
  }

  /** Makes an event, computing its id; the instant is cut to the millisecond. */
  public static Event of(
      String key,
      Instant occurredAt,
      Source source,
      Subject subject,
      Collection<Claim> claims,
      Fact fact,
      Provenance provenance) {
    return of(key, occurredAt, source, subject, claims, fact, provenance, false, Map.of());
  }

  /** Makes an event, computing its id; the instant is cut to the millisecond. */
  public static Event of(
      String key,
      Instant occurredAt,
      Source source,
      Subject subject,
      Collection<Claim> claims,
      Fact fact,
      Provenance provenance,
      boolean approximate,
      Map<String, String> extras) {
    Event draft =
        new Event(
            new EventId(0, 0),
            key,
            occurredAt.truncatedTo(ChronoUnit.MILLIS),
            source,
            subject,
            List.copyOf(claims),
            fact,
            provenance,
            approximate,
            extras);
    return new Event(
        ContentHash.of(draft),
        draft.key,
        draft.occurredAt,
        source,
        subject,
        draft.claims,
        fact,
        provenance,
        approximate,
        draft.extras);
  }

  /** The keys claimed beside the subject itself, sorted: what the event connects it with. */
  public Set<IdentityKey> claimedKeys() {
    Set<IdentityKey> claimed = new TreeSet<>();
    for (Claim claim : claims) {
      if (!claim.key().equals(subject)) {
        claimed.add(claim.key());
      }
    }
    return claimed;
  }

  /** Whether the id is that of the content, as it is for every event made by {@link #of}. */
  public boolean isIntact() {
    return id.equals(ContentHash.of(this));
  }

  /** Shows kind, instant and id; keys, texts and claims are personal and stay out of logs. */
  @Override
  public String toString() {
    return "Event[" + fact.kind() + " " + occurredAt + " " + id + "]";
  }
}
