package io.siyu.erasure;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.Appealed;
import io.siyu.event.Claim;
import io.siyu.event.ConsentGiven;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.GroupFact;
import io.siyu.event.Pledged;
import io.siyu.event.Provenance;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Decides what may be kept of an event, given what a store remembers of erased persons (墓碑), so
 * that nothing that arrives later revives them (rules S-10 to S-13, S-19, S-27). Every store asks
 * it, whatever it keeps the book in.
 *
 * <p>A person erased is seen anew from the instant of an event in which the platform reports them,
 * or they consent; what the host says of them from then on is kept, what it says before is not. As
 * thread-safe as its book.
 */
public final class Tombstones {
  private final UnaryOperator<String> hash;
  private final TombstoneBook book;
  private final Reduction reduction;

  /**
   * Reads and writes a book.
   *
   * @param hash a keyed hash in hexadecimal digits, the same for as long as the book is kept
   */
  public Tombstones(UnaryOperator<String> hash, TombstoneBook book) {
    this.hash = hash;
    this.book = book;
    this.reduction = new Reduction(hash);
  }

  private String hashOf(IdentityKey key) {
    return hash.apply(key.text());
  }

  private String hashOf(Event event) {
    return hash.apply(event.id().toString());
  }

  /**
   * Erases a person's keys up to an instant, each under a pseudonym of its own.
   *
   * @param named keys that are not the person's, but of which nothing else is known than that the
   *     person's events name them
   * @param naming the events kept that name any of some keys
   * @return what may be kept of each event of which that is not all
   */
  public Map<Event, Event> erase(
      Set<IdentityKey> keys,
      Set<IdentityKey> named,
      Instant at,
      Function<Set<IdentityKey>, List<Event>> naming) {
    for (IdentityKey key : keys) {
      if (isOrder(key)) {
        bury(key);
      } else {
        book.bury(hashOf(key), at, reduction.pseudonym(key, at));
        book.addMention(hash.apply(key.value()), at);
      }
    }
    Set<IdentityKey> all = new TreeSet<>(keys);
    all.addAll(named);
    List<Event> events = naming.apply(all);
    noteReturns(events);
    return reduced(events, named, true);
  }

  /**
   * Erases the numbers of orders that are found to be an erased person's, whenever their events
   * occurred.
   *
   * @param naming the events kept that name any of some keys
   * @return what may be kept of each event of which that is not all
   */
  public Map<Event, Event> eraseOrders(
      Set<IdentityKey> numbers, Function<Set<IdentityKey>, List<Event>> naming) {
    numbers.forEach(this::bury);
    return reduced(naming.apply(numbers), Set.of(), false);
  }

  /**
   * Whether an event is a push that was not understood, that occurred before an instant and whose
   * text is still there.
   */
  public static boolean hasText(Event event, Instant before) {
    return event.fact() instanceof Unmapped push
        && event.occurredAt().isBefore(before)
        && !(push.text().isEmpty() && push.mentions().isEmpty());
  }

  /** What may be kept of events whose texts are not to be kept any longer. */
  public Map<Event, Event> withoutTexts(Collection<Event> events) {
    Map<Event, Event> without = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.fact() instanceof Unmapped push) {
        without.put(event, reduction.withoutText(event, push));
      }
    }
    return without;
  }

  /**
   * Renames of stewards in the order in which they happened, each followed by itself under the
   * hashes that stand for the names in the events of who is erased: so that a relation of theirs
   * remains one relation.
   */
  public List<Event> renames(Collection<Event> renames) {
    List<Event> ordered = new ArrayList<>();
    for (Event event : ImmutableSortedSet.copyOf(Event.ORDER, renames)) {
      if (event.fact() instanceof StewardRenamed renamed) {
        ordered.add(event);
        ordered.add(reduction.hashed(event, renamed));
      }
    }
    return ordered;
  }

  private void bury(IdentityKey number) {
    book.bury(hashOf(number), Instant.MIN, reduction.pseudonym(number));
  }

  private Map<Event, Event> reduced(
      Collection<Event> events, Set<IdentityKey> named, boolean known) {
    Map<Event, Event> reduced = new LinkedHashMap<>();
    for (Event event : events) {
      Map<IdentityKey, IdentityKey> erased = erasedIn(event);
      for (IdentityKey key : Named.keys(event)) {
        if (named.contains(key)) {
          erased.putIfAbsent(key, reduction.pseudonym(key));
        }
      }
      Event kept = kept(event, erased, known);
      if (!kept.equals(event)) {
        reduced.put(event, kept);
      }
    }
    return reduced;
  }

  /** Whether an event has been reduced before, under whatever id it is kept now. */
  public boolean hasReduced(Event event) {
    return !book.isEmpty() && book.isReduced(hashOf(event));
  }

  /**
   * The event as it may be kept: reduced, where it is about somebody erased. Ask only once {@link
   * #noteReturns} and {@link #ordersOfErased} have been asked of every event that arrives with it.
   */
  public Event kept(Event event) {
    return kept(event, erasedIn(event), false);
  }

  private Event kept(Event event, Map<IdentityKey, IdentityKey> erased, boolean known) {
    Set<String> gone = erasedValues(event);
    if (erased.isEmpty() && gone.isEmpty()) {
      return event;
    }
    if (event.fact() instanceof GroupFact group) {
      return reduction.withoutMembers(event, group, gone);
    }
    return reduction.of(event, erased, key -> !isFromBefore(key, event), known);
  }

  /** Remembers that an event has been reduced, so that its repetition is known as one. */
  public void remember(Event event) {
    book.addReduced(hashOf(event));
  }

  /**
   * Notes which erased persons are seen anew in events that have just arrived, or were there when
   * they were erased: in whatever is kept whole of after their erasure and is not about their
   * leaving.
   */
  public void noteReturns(Collection<Event> fresh) {
    if (book.isEmpty()) {
      return;
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Event event : fresh) {
        for (IdentityKey key : Named.keys(event)) {
          more |= noteReturn(key, event);
        }
      }
    }
  }

  private boolean noteReturn(IdentityKey key, Event event) {
    NavigableMap<Instant, IdentityKey> graves = book.graves(hashOf(key));
    if (graves.isEmpty()
        || isOrder(key)
        || graves.higherKey(event.occurredAt()) != null
        || !(showsThePerson(event) || isOfReturned(event))
        || hasReturned(key, event)) {
      return false;
    }
    book.addReturn(hashOf(key), event.occurredAt());
    return true;
  }

  /** Whether the person did something themselves: agreed, or did what the platform reports. */
  public static boolean showsThePerson(Event event) {
    return switch (event.fact().kind()) {
      case CONSENT_GIVEN -> true;
      case IDENTIFIED,
          TOUCHED,
          JOINED,
          VIEWED,
          SHARED,
          ORDER_DESCRIBED,
          ORDER_PAID,
          REFERRED,
          POINTS_SPENT,
          REVIEWED,
          VOTED ->
          event.provenance() == Provenance.CALLBACK;
      case ENGAGED ->
          event.provenance() == Provenance.CALLBACK
              && event.fact() instanceof Engaged engaged
              && engaged.direction() == Engaged.Direction.INBOUND;
      case APPEALED ->
          event.provenance() == Provenance.CALLBACK
              && event.fact() instanceof Appealed appeal
              && appeal.outcome() == Appealed.Outcome.OPEN;
      case PLEDGED ->
          event.provenance() == Provenance.CALLBACK
              && event.fact() instanceof Pledged pledge
              && pledge.units() > 0;
      case LINKED,
          UNLINKED,
          TAGGED,
          SHIPPED,
          COMPLETED,
          // Told with the payment, which shows them, or with a refund, which does not.
          TEAM_JOINED,
          POINTS_ADJUSTED,
          TIER_OVERRIDDEN,
          SPENT,
          EXPOSED,
          CLICKED,
          OFFERED,
          CLAIMED,
          GROUP_CHANGED,
          GROUP_OBSERVED,
          STEWARD_RENAMED,
          PULL_REQUESTED,
          UNTAGGED,
          OBSERVED,
          REFUNDED,
          ORDER_CANCELLED,
          LEFT,
          CONSENT_WITHDRAWN,
          ERASURE_REQUESTED,
          UNMAPPED ->
          false;
    };
  }

  private boolean isOfReturned(Event event) {
    return event.subject() instanceof IdentityKey subject && hasReturned(subject, event);
  }

  /** Whether the holder of an erased key was seen anew between the erasure and the event. */
  private boolean hasReturned(IdentityKey key, Event event) {
    Map.Entry<Instant, IdentityKey> grave = book.graves(hashOf(key)).floorEntry(event.occurredAt());
    Instant seen = book.returns(hashOf(key)).floor(event.occurredAt());
    return grave != null && seen != null && !seen.isBefore(grave.getKey());
  }

  /**
   * The numbers, not yet erased, of orders that are first known by these events to belong to
   * somebody erased, and the further numbers of orders erased before: such an order is to be erased
   * with all that is known of it.
   *
   * @param fresh what has just arrived
   * @param known the events already kept about an order's number
   */
  public Set<IdentityKey> ordersOfErased(
      Collection<Event> fresh, Function<IdentityKey, Collection<Event>> known) {
    Set<IdentityKey> found = new TreeSet<>();
    if (book.isEmpty()) {
      return found;
    }
    boolean more = true;
    while (more) {
      Set<IdentityKey> next = new TreeSet<>();
      for (Event event : fresh) {
        Set<IdentityKey> numbers = numbersIn(event);
        if (!numbers.isEmpty()
            && (isOrderOfErased(event)
                || numbers.stream().anyMatch(n -> found.contains(n) || isErased(n)))) {
          next.addAll(numbers);
        }
      }
      for (IdentityKey number : found) {
        known.apply(number).forEach(event -> next.addAll(numbersIn(event)));
      }
      next.removeIf(n -> isErased(n) || isAnothers(n, fresh, known));
      more = found.addAll(next);
    }
    return found;
  }

  private static Set<IdentityKey> numbersIn(Event event) {
    Set<IdentityKey> numbers = new TreeSet<>();
    for (IdentityKey key : Named.keys(event)) {
      if (isOrder(key)) {
        numbers.add(key);
      }
    }
    return numbers;
  }

  /** Whether an order is said to be for somebody who is not erased. */
  private boolean isAnothers(
      IdentityKey number, Collection<Event> fresh, Function<IdentityKey, Collection<Event>> known) {
    return Stream.concat(known.apply(number).stream(), fresh.stream())
        .anyMatch(event -> event.subject().equals(number) && isForSomebody(event));
  }

  /** Whether an order's number is erased. */
  private boolean isErased(IdentityKey number) {
    return !book.graves(hashOf(number)).isEmpty();
  }

  /** The values that an event mentions of whoever has been erased since. */
  private Set<String> erasedValues(Event event) {
    Set<String> gone = new TreeSet<>();
    if (!book.isEmpty()) {
      for (String value : Named.values(event)) {
        if (book.mention(hash.apply(value)).filter(event.occurredAt()::isBefore).isPresent()) {
          gone.add(value);
        }
      }
    }
    return gone;
  }

  private Map<IdentityKey, IdentityKey> erasedIn(Event event) {
    Map<IdentityKey, IdentityKey> erased = new HashMap<>();
    if (!book.isEmpty()) {
      for (IdentityKey key : Named.keys(event)) {
        erasedBy(key, event).ifPresent(instead -> erased.put(key, instead));
      }
    }
    return erased;
  }

  private boolean isFromBefore(IdentityKey key, Event event) {
    return book.graves(hashOf(key)).higherKey(event.occurredAt()) != null;
  }

  private Optional<IdentityKey> erasedBy(IdentityKey key, Event event) {
    NavigableMap<Instant, IdentityKey> graves = book.graves(hashOf(key));
    if (graves.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Instant, IdentityKey> grave = graves.higherEntry(event.occurredAt());
    if (grave != null) {
      return Optional.of(grave.getValue());
    }
    // What is of after the erasure is a new person's, if one is there; an order never is.
    boolean anew =
        event.provenance() == Provenance.CALLBACK
            || event.fact() instanceof ConsentGiven
            || isOfReturned(event)
            || hasReturned(key, event);
    return anew && !isOrder(key) ? Optional.empty() : Optional.of(graves.lastEntry().getValue());
  }

  /**
   * Whether an event about an order says of before an erasure that it is the erased person's, or an
   * event about the person that the orders it names are.
   */
  private boolean isOrderOfErased(Event event) {
    return event.subject() instanceof IdentityKey subject
        && (isOrder(subject)
            ? event.claims().stream().anyMatch(claim -> isErasedPerson(claim.key(), event))
            : isErasedPerson(subject, event));
  }

  private boolean isErasedPerson(IdentityKey key, Event event) {
    return isPersonal(key) && isFromBefore(key, event);
  }

  /** Whether an event about an order says that it is for somebody who is not erased. */
  private boolean isForSomebody(Event event) {
    return event.claims().stream()
        .anyMatch(
            claim ->
                isPersonal(claim.key())
                    && !claim.key().isErased()
                    && claim.role() != Claim.Role.PAYER
                    && erasedBy(claim.key(), event).isEmpty());
  }

  private static boolean isPersonal(IdentityKey key) {
    return key.type().defaultClass().isPersonal();
  }

  private static boolean isOrder(IdentityKey key) {
    return key.type().defaultClass() == KeyClass.ORDER;
  }
}
