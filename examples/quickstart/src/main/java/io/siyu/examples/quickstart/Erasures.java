package io.siyu.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.Siyu;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The persons whom a file asks to erase (擦除清单), one {@code {"at": instant, "key": key}} a line.
 *
 * @param list one for each line
 */
record Erasures(List<Erasure> list) {
  /**
   * One of them.
   *
   * @param at up to when whatever happened is to be nobody's
   * @param key any key of the person
   */
  record Erasure(Instant at, IdentityKey key) {}

  Erasures {
    list = List.copyOf(list);
  }

  static Erasures read(Path file) throws UsageException, IOException {
    List<Erasure> list = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        // The line is not quoted: it names a person.
        int where = number;
        list.add(
            parse(line)
                .orElseThrow(
                    () ->
                        new UsageException(
                            "--erasures: line " + where + " must be {\"at\":…,\"key\":…}")));
      }
    }
    return new Erasures(list);
  }

  private static Optional<Erasure> parse(String line) {
    try {
      JsonNode json = Json.parse(line);
      Instant at = Instant.parse(json.path("at").asText());
      return Subject.parse(json.path("key").asText())
          .filter(IdentityKey.class::isInstance)
          .map(key -> new Erasure(at, (IdentityKey) key));
    } catch (MalformedJsonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Erases them; tells how many were anybody. */
  long carryOut(Siyu siyu) {
    return list.stream().filter(it -> siyu.erase(it.key(), it.at()).isPresent()).count();
  }

  /** How many of their keys lead to somebody. */
  long found(Siyu siyu) {
    return list.stream().filter(it -> siyu.member(it.key()).isPresent()).count();
  }
}
