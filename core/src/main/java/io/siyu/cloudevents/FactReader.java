package io.siyu.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import io.siyu.cloudevents.Tracking.Tracked;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.EventJson.Envelope;
import io.siyu.event.MarketFact;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.json.Violations.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads authentic CloudEvents, as facts or else as Unmapped ones, never not at all. */
final class FactReader {
  private final Source connection;
  private final Set<String> sources;

  /**
   * Creates a reader.
   *
   * @param connection the source of what cannot be read
   * @param sources the sources the host may speak for; any where empty
   */
  FactReader(Source connection, Set<String> sources) {
    this.connection = connection;
    this.sources = sources;
  }

  /**
   * Reads an element of a body: as one event, or as one for each that was tracked.
   *
   * @param at the element's JSON pointer within the body
   * @param warnings where to note what is wrong with it
   */
  List<Event> read(JsonNode element, String at, List<String> warnings) {
    if (Tracking.isTracking(element)) {
      return tracked(element, at, warnings);
    }
    Violations violations = new Violations();
    Optional<Event> event = event(element, violations);
    violations.list().forEach(v -> warnings.add(at + v.pointer() + ": " + v.rule()));
    return List.of(event.orElseGet(() -> unmapped(element)));
  }

  /** What is wrong with the CloudEvent itself is said once, not for every event tracked in it. */
  private List<Event> tracked(JsonNode element, String at, List<String> warnings) {
    Violations whole = new Violations();
    List<Tracked> all = Tracking.of(element, whole);
    Set<String> said = new LinkedHashSet<>();
    whole.list().forEach(v -> said.add(v.pointer() + ": " + v.rule()));
    List<Event> events = new ArrayList<>();
    for (Tracked tracked : all) {
      said.addAll(tracked.warnings());
      Violations violations = new Violations();
      Optional<Event> event = tracked.fact().flatMap(fact -> event(fact, violations));
      for (Violation each : violations.list()) {
        boolean isWithin = each.pointer().startsWith("/data");
        said.add((isWithin ? tracked.pointer() : each.pointer()) + ": " + each.rule());
      }
      events.add(event.orElseGet(() -> unmapped(tracked.alone())));
    }
    said.forEach(warning -> warnings.add(at + warning));
    return whole.isEmpty() ? events : List.of(unmapped(element));
  }

  private Optional<Event> event(JsonNode element, Violations violations) {
    JsonObject in = JsonObject.of(element, "", violations);
    // Exports carry these for trusted readers; the network has no say in who vouches for an event.
    in.raw("siyukey");
    in.raw("siyuprovenance");
    in.raw("siyuapproximate");
    Optional<Envelope> envelope = EventJson.envelope(in);
    envelope
        .filter(e -> !sources.isEmpty() && !sources.contains(e.source().text()))
        .ifPresent(e -> in.violation("source", "must be one of the connection's sources"));
    return envelope
        .filter(e -> violations.isEmpty())
        .map(e -> e.event(key(e), Provenance.HOST, false));
  }

  /** Market facts have keys of their own, since the later statement restates the earlier. */
  private static String key(Envelope envelope) {
    if (envelope.fact() instanceof MarketFact fact && envelope.subject() instanceof ChannelDay on) {
      return fact.key(envelope.source(), on);
    }
    String source = envelope.source().text().replace("%", "%25").replace(":", "%3A");
    return "host:" + source + ":" + envelope.id();
  }

  private Event unmapped(JsonNode element) {
    String text = Json.canonical(element);
    JsonObject in = JsonObject.of(element, "", new Violations());
    String type = in.optionalText("type");
    boolean anonymous = in.optionalText("id").isEmpty();
    // The content is the key: were it the id, an event sent again after its sender was mended would
    // describe the same thing as the unreadable one, and might count for less.
    String digest = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    return Event.of(
        "unmapped:" + connection.text() + ":" + digest,
        in.optionalInstant("time").orElse(Instant.EPOCH),
        connection,
        new AccountSubject(connection.text()),
        List.of(),
        new Unmapped(type.isEmpty() ? "unreadable" : type, text, Mentions.in(element)),
        Provenance.HOST,
        anonymous,
        Map.of());
  }
}
