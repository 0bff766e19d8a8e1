package io.siyu;

import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.erasure.Tombstones;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a person an erasure as of an instant takes: an order is erased whole, whenever its events
 * occurred, so one that somebody placed who has come back since is left to them (rule S-27).
 */
final class ErasedPerson {
  private ErasedPerson() {}

  static Dossier of(Dossier person, Instant at) {
    List<OrderFile> orders = new ArrayList<>(person.orders());
    orders.removeIf(order -> isOfReturned(order, person, at));
    Set<IdentityKey> keys = new TreeSet<>(person.keys());
    person.orders().stream()
        .filter(order -> !orders.contains(order))
        .forEach(order -> keys.removeAll(order.numbers()));
    return new Dossier(person.id(), keys, person.events(), orders);
  }

  private static boolean isOfReturned(OrderFile order, Dossier person, Instant at) {
    boolean isKnownBefore =
        Stream.concat(order.events().stream(), person.events().stream())
            .filter(event -> event.occurredAt().isBefore(at))
            .anyMatch(event -> order.events().contains(event) || names(event, order.numbers()));
    return !isKnownBefore && order.events().stream().anyMatch(e -> isBySeen(e, person, at));
  }

  private static boolean names(Event event, Set<IdentityKey> numbers) {
    return event.claims().stream().map(Claim::key).anyMatch(numbers::contains);
  }

  /** Whether an event about an order names an account at which the person was seen by then. */
  private static boolean isBySeen(Event event, Dossier person, Instant at) {
    return event.claims().stream()
        .map(Claim::key)
        .filter(key -> key.type().defaultClass().isPersonal() && person.keys().contains(key))
        .anyMatch(
            account ->
                Tombstones.showsThePerson(event)
                    || person.events().stream()
                        .filter(it -> !it.occurredAt().isBefore(at))
                        .filter(it -> !it.occurredAt().isAfter(event.occurredAt()))
                        .filter(Tombstones::showsThePerson)
                        .anyMatch(
                            it -> it.subject().equals(account) || names(it, Set.of(account))));
  }
}
