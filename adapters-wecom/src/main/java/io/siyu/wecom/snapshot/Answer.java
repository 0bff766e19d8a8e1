package io.siyu.wecom.snapshot;

import io.siyu.event.Event;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer while it is read: its JSON, the events found, and what of it cannot be read. */
final class Answer {
  /** The last second of the year 9999. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private final Violations violations = new Violations();
  private final Optional<JsonObject> root;
  private final List<Event> events = new ArrayList<>();

  /**
   * Reads an answer's JSON.
   *
   * @param fields of which one holds what was asked for; without it the answer's {@code errcode} is
   *     a warning
   */
  Answer(String json, String... fields) {
    this.root =
        JsonObject.parse(json, violations).filter(answer -> isAnswered(answer, List.of(fields)));
  }

  private static boolean isAnswered(JsonObject answer, List<String> fields) {
    if (fields.stream().anyMatch(answer::has)) {
      return true;
    }
    answer.violation(
        "errcode",
        "is "
            + answer.optionalNumber("errcode").orElse(0)
            + " and the answer has no "
            + String.join(" or ", fields)
            + "; ask again, as the interface says");
    return false;
  }

  /** What was answered; empty where nothing was, and a warning says so. */
  Optional<JsonObject> root() {
    return root;
  }

  /** The objects of a list of the answer's. */
  List<JsonObject> objects(String name) {
    return root.map(answer -> answer.objects(name)).orElse(List.of());
  }

  /** With which the next page is asked for; empty at the last one. */
  String nextCursor() {
    return root.map(answer -> answer.optionalText("next_cursor")).orElse("");
  }

  void add(Event event) {
    events.add(event);
  }

  List<Event> events() {
    return events;
  }

  /** Whether all of what has been read so far could be. */
  boolean isClean() {
    return violations.isEmpty();
  }

  List<String> warnings() {
    return violations.list().stream().map(Object::toString).toList();
  }

  SnapshotPage page() {
    String cursor = nextCursor();
    return new SnapshotPage(events, cursor, warnings());
  }

  /**
   * An instant in seconds since 1970.
   *
   * @param otherwise what follows where it cannot be read, for the warning
   */
  static Optional<Instant> second(JsonObject in, String name, String otherwise) {
    long second = in.optionalNumber(name).orElse(0);
    if (second <= 0 || second > SECONDS_MAX) {
      in.violation(name, "must be a second between 1970 and 9999; " + otherwise);
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochSecond(second));
  }
}
