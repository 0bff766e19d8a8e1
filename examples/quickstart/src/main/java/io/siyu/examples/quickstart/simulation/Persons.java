package io.siyu.examples.quickstart.simulation;

import io.siyu.event.FactKind;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is who in the simulated world, as far as anybody told (身份的真相): slow, obvious, and only for
 * the simple shapes that the stories make. It refuses a world with any other.
 */
final class Persons {
  /** How many people may share a phone before it says nothing about any of them. */
  static final int PHONE_LIMIT = 5;

  private final Map<IdentityKey, Set<IdentityKey>> personOf = new LinkedHashMap<>();
  private final Map<IdentityKey, Set<IdentityKey>> phones = new LinkedHashMap<>();
  private final Map<IdentityKey, Set<IdentityKey>> devices = new LinkedHashMap<>();
  private int quarantinedEdges;
  private int sharedKeys;

  private Persons() {}

  static Persons of(List<Happening> happenings) {
    Persons persons = new Persons();
    List<Happening> inTime = new ArrayList<>(happenings);
    inTime.sort(Comparator.comparing(Happening::at));
    Map<Set<IdentityKey>, FactKind> lastWord = new LinkedHashMap<>();
    for (Happening happening : inTime) {
      persons.note(happening);
      if (happening instanceof Happening.Vouched word) {
        lastWord.put(Set.of(word.who(), word.other()), word.kind());
      }
    }
    lastWord.forEach(
        (pair, word) -> {
          if (word == FactKind.LINKED) {
            persons.join(pair);
          }
        });
    for (Happening happening : inTime) {
      if (happening instanceof Happening.Recognised seen) {
        Set<IdentityKey> pair = Set.of(seen.who(), seen.alsoKnownAs());
        boolean plain =
            seen.alsoKnownAs().type().defaultClass() != KeyClass.WEAK
                && seen.alsoKnownAs().type() != KeyType.PHONE;
        if (plain && lastWord.get(pair) != FactKind.UNLINKED) {
          persons.join(pair);
        }
      }
    }
    persons.phones.forEach(persons::joinByPhone);
    lastWord.forEach(
        (pair, word) -> {
          if (word == FactKind.UNLINKED
              && pair.stream().map(persons.personOf::get).distinct().count() == 1) {
            throw new IllegalStateException("a story joins by another way what the host unlinked");
          }
        });
    return persons;
  }

  private void note(Happening happening) {
    subject(happening).ifPresent(this::meet);
    if (happening instanceof Happening.Recognised seen) {
      IdentityKey other = seen.alsoKnownAs();
      if (other.type() == KeyType.PHONE) {
        phones.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(seen.who());
      } else if (other.type() == KeyType.DEVICE) {
        devices.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(seen.who());
      } else {
        meet(other);
      }
    } else if (happening instanceof Happening.Vouched word) {
      meet(word.other());
    } else if (happening instanceof Happening.Described order) {
      order.buyer().ifPresent(this::meet);
    } else if (happening instanceof Happening.Paid order) {
      order.payer().ifPresent(this::meet);
    } else if (happening instanceof Happening.Booked order) {
      order.buyer().ifPresent(this::meet);
    }
  }

  private void meet(IdentityKey key) {
    if (key.type() != KeyType.DEVICE) {
      personOf.computeIfAbsent(key, k -> new LinkedHashSet<>(List.of(k)));
    }
  }

  private void join(Collection<IdentityKey> keys) {
    Set<IdentityKey> all = new LinkedHashSet<>();
    keys.forEach(key -> all.addAll(personOf.get(key)));
    if (all.stream().filter(key -> key.type() == KeyType.UNION_ID).count() > 1) {
      throw new IllegalStateException("a story gives one person two unionids");
    }
    all.forEach(key -> personOf.put(key, all));
  }

  private void joinByPhone(IdentityKey phone, Set<IdentityKey> holders) {
    if (holders.size() > PHONE_LIMIT) {
      sharedKeys++;
      return;
    }
    Set<IdentityKey> all = new LinkedHashSet<>();
    holders.forEach(key -> all.addAll(personOf.get(key)));
    if (all.stream().filter(key -> key.type() == KeyType.UNION_ID).count() > 1) {
      if (holders.size() != 2) {
        throw new IllegalStateException("a family phone must have exactly two holders");
      }
      quarantinedEdges += holders.size();
    } else {
      join(holders);
    }
  }

  /**
   * The person's or device's key that a happening is about; empty for orders, channels and
   * accounts.
   */
  static Optional<IdentityKey> subject(Happening happening) {
    if (happening instanceof Happening.Touched it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Added it) {
      return Optional.of(it.contact());
    } else if (happening instanceof Happening.Removed it) {
      return Optional.of(it.contact());
    } else if (happening instanceof Happening.Entered it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Exited it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Spoke it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Recognised it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Vouched it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Recommended it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Labelled it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.ConsentGiven it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.ConsentWithdrawn it) {
      return Optional.of(it.who());
    }
    return Optional.empty();
  }

  /**
   * All keys of the person that a key belongs to: its own group, or for a device that of the only
   * person who claims it. Empty where nobody is known.
   */
  Optional<Set<IdentityKey>> owner(IdentityKey key) {
    if (key.type() != KeyType.DEVICE) {
      return Optional.ofNullable(personOf.get(key));
    }
    List<Set<IdentityKey>> claimants =
        devices.getOrDefault(key, Set.of()).stream().map(personOf::get).distinct().toList();
    return claimants.size() == 1 ? Optional.of(claimants.get(0)) : Optional.empty();
  }

  int quarantinedEdges() {
    return quarantinedEdges;
  }

  int sharedKeys() {
    return sharedKeys;
  }
}
