package io.siyu.event;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import io.siyu.json.Violations;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The JSON form of events: CloudEvents 1.0, structured mode, with the fact and the claims in {@code
 * data}. It is the library's export format; {@code decode(encode(x))} equals {@code x}, fields it
 * does not know included. Thread-safe.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents
 *     JSON</a>
 */
public final class EventJson {
  private static final IdentityKey UNREADABLE = new IdentityKey(KeyType.CLIENT_ID, "?", "?");

  private EventJson() {}

  /** Returns an event's canonical JSON text, one line without an end of line. */
  public static String encode(Event event) {
    ObjectNode node =
        Json.object()
            .put("specversion", "1.0")
            .put("type", event.fact().kind().wireName())
            .put("id", event.id().toString())
            .put("source", event.source().text())
            .put("time", event.occurredAt().toString())
            .put("subject", event.subject().text())
            .put("datacontenttype", "application/json")
            .put("siyukey", event.key())
            .put("siyuprovenance", event.provenance().name());
    if (event.approximate()) {
      node.put("siyuapproximate", true);
    }
    ObjectNode data = node.putObject("data");
    event.fact().kind().describe(event.fact(), new JsonFactWriter(data));
    if (!event.claims().isEmpty()) {
      ArrayNode claims = data.putArray("claims");
      event
          .claims()
          .forEach(c -> claims.addObject().put("key", c.key().text()).put("role", c.role().name()));
    }
    event.extras().forEach((pointer, text) -> restore(node, pointer, text));
    return Json.canonical(node);
  }

  private static void restore(ObjectNode root, String pointer, String text) {
    JsonPointer at = JsonPointer.compile(pointer);
    if (!(root.at(at.head()) instanceof ObjectNode parent)) {
      throw new IllegalStateException(
          "an event's extra field belongs to an object that is not there");
    }
    try {
      parent.set(at.last().getMatchingProperty(), Json.parse(text));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("an event's extra field is not JSON", e);
    }
  }

  /**
   * Reads what {@link #encode} writes. The text is believed: use it for exports and files, which
   * are the host's word, never for what comes from a network.
   *
   * @throws MalformedEventException if the text is not an event, or its id is not that of its
   *     content
   */
  public static Event decode(String json) throws MalformedEventException {
    Violations violations = new Violations();
    Optional<JsonObject> document = JsonObject.parse(json, violations);
    if (document.isEmpty()) {
      throw new MalformedEventException(violations.list());
    }
    JsonObject in = document.get();
    String key = in.text("siyukey");
    Provenance provenance = in.word("siyuprovenance", Provenance.class, null);
    boolean approximate = in.flag("siyuapproximate", false);
    Optional<Envelope> envelope = envelope(in);
    if (!violations.isEmpty() || envelope.isEmpty()) {
      throw new MalformedEventException(violations.list());
    }
    Event event = envelope.get().event(key, provenance, approximate);
    if (!event.id().toString().equals(envelope.get().id())) {
      violations.add("/id", "must be the hash of the event's content; it was changed or damaged");
      throw new MalformedEventException(violations.list());
    }
    return event;
  }

  /**
   * What the CloudEvents JSON form says of an event, without who vouches for it.
   *
   * @param id the CloudEvents id, whatever its form
   * @param source the CloudEvents source
   * @param occurredAt the CloudEvents time
   * @param subject what it is about
   * @param claims the keys it names
   * @param fact what happened
   * @param extras fields unknown to this version, by JSON pointer
   */
  public record Envelope(
      String id,
      Source source,
      Instant occurredAt,
      Subject subject,
      List<Claim> claims,
      Fact fact,
      Map<String, String> extras) {

    /** Shows the kind only: everything else is content. */
    @Override
    public String toString() {
      return "Envelope[" + fact.kind() + "]";
    }

    /** Makes the event, once it is known who vouches for it. */
    public Event event(String key, Provenance provenance, boolean approximate) {
      return Event.of(
          key, occurredAt, source, subject, claims, fact, provenance, approximate, extras);
    }
  }

  /**
   * Reads a CloudEvent that carries one of our facts; empty, with violations noted, where it does
   * not.
   *
   * <p>Fields read from {@code in} before count as known.
   */
  public static Optional<Envelope> envelope(JsonObject in) {
    if (!in.optionalText("specversion").equals("1.0")) {
      in.violation("specversion", "must be \"1.0\"");
      return Optional.empty();
    }
    String contentType = in.optionalText("datacontenttype");
    if (!contentType.isEmpty() && !contentType.equals("application/json")) {
      in.violation("datacontenttype", "must be application/json");
    }
    String type = in.text("type");
    Optional<FactKind> kind = FactKind.ofWireName(type);
    String id = in.text("id");
    String source = in.text("source");
    if (source.chars().anyMatch(c -> c <= ' ')) {
      in.violation("source", "must be a URI reference without spaces");
      return Optional.empty();
    }
    Instant time = in.instant("time");
    Optional<Subject> subject = Subject.parse(in.text("subject"));
    if (subject.isEmpty()) {
      in.violation("subject", "must be kind:issuer:value with % and : percent-encoded");
    }
    if (kind.isEmpty()) {
      in.violation("type", "must be a fact type this version knows, such as io.siyu.order.paid.v1");
      return Optional.empty();
    }
    JsonObject data = in.object("data");
    Fact fact = kind.get().read(data);
    List<Claim> claims = new ArrayList<>();
    for (JsonObject claim : data.objects("claims")) {
      Optional<IdentityKey> key =
          Subject.parse(claim.text("key"))
              .filter(IdentityKey.class::isInstance)
              .map(IdentityKey.class::cast);
      Claim.Role role = claim.word("role", Claim.Role.class, Claim.Role.SAME);
      if (key.isEmpty()) {
        claim.violation("key", "must be an identity key, type:issuer:value");
      }
      claims.add(new Claim(key.orElse(UNREADABLE), role));
    }
    if (subject.isPresent() && !kind.get().fits(subject.get())) {
      in.violation(
          "subject",
          "must be an order or payment number for facts of orders, a key of a person for facts of"
              + " persons, a group for facts of groups, a channelday for market facts");
    }
    Map<String, String> extras = extras(in, data, claims);
    if (source.isEmpty() || subject.isEmpty() || !kind.get().fits(subject.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Envelope(id, new Source(source), time, subject.get(), claims, fact, extras));
  }

  /**
   * Extra fields of a claim move with it to its place in the event, where claims are sorted and
   * unique.
   */
  private static Map<String, String> extras(JsonObject in, JsonObject data, List<Claim> claims) {
    Map<String, String> unread = in.unread();
    List<Claim> sorted = ImmutableSortedSet.copyOf(claims).asList();
    if (sorted.equals(claims)) {
      return unread;
    }
    String list = data.pointer("claims") + "/";
    Map<String, String> moved = new TreeMap<>(Utf8Order.INSTANCE);
    unread.forEach(
        (pointer, text) -> {
          int end = pointer.startsWith(list) ? pointer.indexOf('/', list.length()) : -1;
          if (end < 0) {
            moved.put(pointer, text);
          } else {
            Claim claim = claims.get(Integer.parseInt(pointer.substring(list.length(), end)));
            moved.putIfAbsent(list + sorted.indexOf(claim) + pointer.substring(end), text);
          }
        });
    return moved;
  }

  /** Writes a fact's fields into a JSON object. */
  private record JsonFactWriter(ObjectNode out) implements FactWriter {
    @Override
    public void text(String name, String value) {
      if (!value.isEmpty()) {
        out.put(name, value);
      }
    }

    @Override
    public void number(String name, long value) {
      out.put(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
      if (value) {
        out.put(name, true);
      }
    }

    @Override
    public void money(String name, Optional<Money> value) {
      value.ifPresent(money -> out.set(name, MoneyJson.write(money)));
    }

    @Override
    public void texts(String name, List<String> values) {
      if (!values.isEmpty()) {
        values.forEach(out.putArray(name)::add);
      }
    }

    @Override
    public <T> void objects(String name, List<T> values, BiConsumer<T, FactWriter> describe) {
      if (!values.isEmpty()) {
        ArrayNode array = out.putArray(name);
        values.forEach(value -> describe.accept(value, new JsonFactWriter(array.addObject())));
      }
    }
  }
}
