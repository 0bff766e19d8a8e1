package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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
  /** How many people may share a phone or a pending id before it says nothing about any of them. */
  static final int PHONE_LIMIT = 5;

  /** How long the platform lets a pending id stand for somebody. */
  static final Duration PENDING_ID_LIFE = Duration.ofDays(90);

  private final Map<IdentityKey, Set<IdentityKey>> personOf = new LinkedHashMap<>();

  /** Pairs of which the host's last word is that they are not one. */
  private final Set<Set<IdentityKey>> denied = new HashSet<>();

  /** Who is said to hold a phone or a pending id, which join people after all else has. */
  private final Map<IdentityKey, Set<IdentityKey>> bridges = new LinkedHashMap<>();

  private final Map<IdentityKey, Instant> pendingSince = new LinkedHashMap<>();
  private final Map<IdentityKey, Set<IdentityKey>> devices = new LinkedHashMap<>();

  /** Who has a phone that joins nobody, because of too many holders or of those it would join. */
  private final Set<IdentityKey> undecided = new HashSet<>();

  private int quarantinedEdges;
  private int sharedKeys;

  private Persons() {}

  static Persons of(List<Happening> happenings) {
    Persons persons = new Persons();
    List<Happening> inTime = new ArrayList<>(happenings);
    inTime.sort(Comparator.comparing(Happening::at));
    List<Set<IdentityKey>> vouchedFor = persons.hearTheHost(inTime);
    inTime.forEach(persons::note);
    vouchedFor.forEach(persons::join);
    for (Happening happening : inTime) {
      if (happening instanceof Happening.Recognised seen
          && isPerson(seen.alsoKnownAs())
          && !isBridge(seen.alsoKnownAs())
          && !persons.isDenied(seen.who(), seen.alsoKnownAs())) {
        persons.join(Set.of(seen.who(), seen.alsoKnownAs()));
      }
    }
    persons.refuseChainsOfBridges();
    persons.bridges.values().forEach(persons::joinByBridge);
    return persons;
  }

  /** Returns the pairs that the host vouches for in the end, and notes those that it denies. */
  private List<Set<IdentityKey>> hearTheHost(List<Happening> inTime) {
    Map<Set<IdentityKey>, Boolean> lastWord = new LinkedHashMap<>();
    for (Happening happening : inTime) {
      if (happening instanceof Happening.Vouched word) {
        if (word.same() && !isPerson(word.other())) {
          throw new IllegalStateException("a story has the host link what is no person");
        }
        lastWord.put(Set.of(word.who(), word.other()), word.same());
      }
    }
    List<Set<IdentityKey>> vouchedFor = new ArrayList<>();
    lastWord.forEach((pair, same) -> (same ? vouchedFor : denied).add(pair));
    return vouchedFor;
  }

  private boolean isDenied(IdentityKey key, IdentityKey other) {
    return denied.contains(Set.of(key, other));
  }

  /** Whether the host says that an order or a device is not this person's. */
  boolean isDenied(Set<IdentityKey> person, IdentityKey thing) {
    return person.stream().anyMatch(key -> isDenied(key, thing));
  }

  private static boolean isPerson(IdentityKey key) {
    return key.type().defaultClass().isPersonal();
  }

  private static boolean isBridge(IdentityKey key) {
    return key.type() == KeyType.PHONE || key.type() == KeyType.PENDING_ID;
  }

  private void note(Happening happening) {
    subject(happening).ifPresent(this::meet);
    if (happening instanceof Happening.Recognised seen) {
      noteTogether(seen.at(), seen.who(), seen.alsoKnownAs());
    } else if (happening instanceof Happening.Vouched word) {
      meet(word.other());
    } else if (happening instanceof Happening.Described order) {
      order.buyer().ifPresent(this::meet);
    } else if (happening instanceof Happening.Paid order) {
      order.payer().ifPresent(this::meet);
    } else if (happening instanceof Happening.Booked order) {
      order.buyer().ifPresent(this::meet);
    } else if (happening instanceof Happening.SoldVirtually order) {
      meet(order.payer());
    } else if (happening instanceof Happening.ShopPaid order) {
      meet(order.buyer());
    }
  }

  private void noteTogether(Instant at, IdentityKey who, IdentityKey other) {
    if (other.type() == KeyType.DEVICE) {
      devices.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(who);
    } else if (!isBridge(other)) {
      meet(other);
    } else if (!isDenied(who, other) && !isOutlived(other, at)) {
      bridges.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(who);
    }
  }

  /** Whether a pending id was first spoken of too long before. */
  private boolean isOutlived(IdentityKey key, Instant at) {
    return key.type() == KeyType.PENDING_ID
        && at.isAfter(pendingSince.computeIfAbsent(key, first -> at).plus(PENDING_ID_LIFE));
  }

  private void meet(IdentityKey key) {
    if (isPerson(key) && !isBridge(key)) {
      personOf.computeIfAbsent(key, k -> new LinkedHashSet<>(List.of(k)));
    }
  }

  private void join(Collection<IdentityKey> keys) {
    Set<IdentityKey> all = together(keys);
    if (isImpossible(all)) {
      throw new IllegalStateException(
          "a story gives one person two unionids, or joins by another way what the host unlinked");
    }
    all.forEach(key -> personOf.put(key, all));
  }

  private Set<IdentityKey> together(Collection<IdentityKey> keys) {
    Set<IdentityKey> all = new LinkedHashSet<>();
    keys.forEach(key -> all.addAll(personOf.get(key)));
    return all;
  }

  /** Whether these cannot be one person: two unionids, or two keys that the host keeps apart. */
  private boolean isImpossible(Set<IdentityKey> keys) {
    return keys.stream().filter(key -> key.type() == KeyType.UNION_ID).count() > 1
        || denied.stream().anyMatch(keys::containsAll);
  }

  /** Which of several phones in a row would join whom is no simple shape. */
  private void refuseChainsOfBridges() {
    Set<Set<IdentityKey>> seen = new HashSet<>();
    for (Set<IdentityKey> holders : bridges.values()) {
      Set<Set<IdentityKey>> people = new HashSet<>();
      holders.forEach(key -> people.add(personOf.get(key)));
      if (holders.size() <= PHONE_LIMIT && !people.stream().allMatch(seen::add)) {
        throw new IllegalStateException("a story gives one person two phones or pending ids");
      }
    }
  }

  private void joinByBridge(Set<IdentityKey> holders) {
    if (holders.size() > PHONE_LIMIT) {
      sharedKeys++;
      undecided.addAll(holders);
    } else if (!isImpossible(together(holders))) {
      // Whoever came first: a number given to another joins both, for nobody can tell.
      join(holders);
    } else if (holders.size() == 2) {
      quarantinedEdges += 2;
      undecided.addAll(holders);
    } else {
      throw new IllegalStateException("a phone of people apart must have exactly two holders");
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
    } else if (happening instanceof Happening.ChatStarted it) {
      return Optional.of(it.contact());
    } else if (happening instanceof Happening.Entered it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Exited it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Followed it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Unfollowed it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Scanned it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Spoke it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Recognised it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Vouched it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Recommended it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Viewed it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Voted it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Pledged it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Labelled it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.PointsAdjusted it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.PointsSpent it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.TierGranted it) {
      return Optional.of(it.who());
    } else if (happening instanceof Happening.Appealed it) {
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
        devices.getOrDefault(key, Set.of()).stream()
            .map(personOf::get)
            .distinct()
            .filter(person -> !isDenied(person, key))
            .toList();
    return claimants.size() == 1 ? Optional.of(claimants.get(0)) : Optional.empty();
  }

  /** How many people would become others if every phone were believed. */
  long wouldJoin() {
    return undecided.stream().map(personOf::get).distinct().count();
  }

  int quarantinedEdges() {
    return quarantinedEdges;
  }

  int sharedKeys() {
    return sharedKeys;
  }
}
