package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one person agreed to and refused (同意的真相): slow and obvious.
 *
 * @param life what happened to the person before the instant, in the order of time
 */
record Consents(List<Happening> life) {
  static final String MARKETING = "marketing";

  /** A purpose and a means; an empty one is every one. */
  record Matter(String purpose, String channel) implements Comparable<Matter> {
    private static final Comparator<Matter> ORDER =
        Comparator.comparing(Matter::purpose).thenComparing(Matter::channel);

    @Override
    public int compareTo(Matter other) {
      return ORDER.compare(this, other);
    }

    /** Whether what was said of this was said of another as well. */
    private boolean covers(Matter other) {
      return (purpose.isEmpty() || purpose.equals(other.purpose))
          && (channel.isEmpty() || channel.equals(other.channel));
    }
  }

  /** Everything that any of the person's statements names. */
  Set<Matter> matters() {
    Set<Matter> named = new TreeSet<>();
    life.forEach(it -> matter(it).ifPresent(named::add));
    return named;
  }

  private static Optional<Matter> matter(Happening happening) {
    if (happening instanceof Happening.ConsentGiven it) {
      return Optional.of(new Matter(it.purpose(), it.channel()));
    } else if (happening instanceof Happening.ConsentWithdrawn it) {
      return Optional.of(new Matter(it.purpose(), it.channel()));
    }
    return Optional.empty();
  }

  /** Yes or no to a matter at an instant; empty where nobody knows. */
  Optional<Boolean> answer(Matter asked, Instant at) {
    List<Happening> said =
        life.stream()
            .filter(it -> matter(it).filter(its -> its.covers(asked)).isPresent())
            .toList();
    Map<IdentityKey, Happening> lastWord = new LinkedHashMap<>();
    for (Happening happening : said) {
      lastWord.put(Persons.subject(happening).orElseThrow(), happening);
    }
    boolean agreed = false;
    for (Happening word : lastWord.values()) {
      if (word instanceof Happening.ConsentGiven it) {
        agreed |= counts(it, at);
      } else if (!isMadeUpFor(word, said, at)) {
        return Optional.of(false);
      }
    }
    return agreed ? Optional.of(true) : Optional.empty();
  }

  /** Whether a consent for the whole person came after a refusal, at whatever account. */
  private static boolean isMadeUpFor(Happening refusal, List<Happening> said, Instant at) {
    return said.subList(said.indexOf(refusal) + 1, said.size()).stream()
        .anyMatch(
            later ->
                later instanceof Happening.ConsentGiven it && it.forPerson() && counts(it, at));
  }

  private static boolean counts(Happening.ConsentGiven consent, Instant at) {
    return consent.expires().filter(end -> !at.isBefore(end)).isEmpty();
  }
}
