package io.siyu.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object field by field, noting every violation with its JSON pointer and never
 * throwing.
 *
 * <p>A getter whose field is missing or of the wrong kind notes a violation and returns a harmless
 * value, so that reading goes on and all violations are found; the caller discards the result when
 * there are any. Fields nobody asked for are the {@linkplain #unread() rest}. Not thread-safe.
 */
public final class JsonObject {
  private static final String INSTANT_RULE =
      "must be an RFC 3339 instant such as 2026-03-01T10:00:00+08:00";

  /** The form of a whole second in UTC; a zero stands for a digit. */
  private static final String UTC_SECONDS = "0000-00-00T00:00:00Z";

  /** RFC 3339 has years of four digits; its first instant. */
  private static final Instant FIRST_INSTANT = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant END_OF_INSTANTS = Instant.parse("+10000-01-01T00:00:00Z");

  private final ObjectNode node;
  private final String pointer;
  private final Violations violations;
  private final Set<String> read = new HashSet<>();
  private final List<JsonObject> children = new ArrayList<>();

  private JsonObject(ObjectNode node, String pointer, Violations violations) {
    this.node = node;
    this.pointer = pointer;
    this.violations = violations;
  }

  /**
   * Starts reading a value that should be an object; anything else is a violation and reads as
   * empty.
   */
  public static JsonObject of(@Nullable JsonNode node, String pointer, Violations violations) {
    if (node instanceof ObjectNode object) {
      return new JsonObject(object, pointer, violations);
    }
    violations.add(pointer, "must be a JSON object");
    return new JsonObject(Json.object(), pointer, violations);
  }

  /** Starts reading a document; empty, with the violation noted, where the text is no JSON. */
  public static Optional<JsonObject> parse(String json, Violations violations) {
    try {
      return Optional.of(of(Json.parse(json), "", violations));
    } catch (Json.MalformedJsonException e) {
      violations.add("", e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the JSON pointer of a field of this object. */
  public String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Returns the JSON pointer of this object. */
  public String pointer() {
    return pointer;
  }

  /** Notes a violation of a rule at a field. */
  public void violation(String name, String rule) {
    violations.add(pointer(name), rule);
  }

  /** Notes a violation of a rule somewhere below this object, by JSON pointer from here. */
  public void violationBelow(String pointerFromHere, String rule) {
    violations.add(pointer + pointerFromHere, rule);
  }

  /** Tells whether a field is there and not null. */
  public boolean has(String name) {
    JsonNode value = node.get(name);
    return value != null && !value.isNull();
  }

  private @Nullable JsonNode take(String name) {
    read.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** Reads a required, non-empty text. */
  public String text(String name) {
    String value = optionalText(name);
    if (value.isEmpty() && !violated(name)) {
      violation(name, "must be a text that is not empty");
    }
    return value;
  }

  private boolean violated(String name) {
    JsonNode value = node.get(name);
    return value != null
        && !value.isNull()
        && (!value.isTextual() || hasLoneSurrogate(value.textValue()));
  }

  /** Reads a text that may be absent, in which case it is the empty text. */
  public String optionalText(String name) {
    JsonNode value = take(name);
    if (value == null) {
      return "";
    }
    if (!value.isTextual()) {
      violation(name, "must be a text");
      return "";
    }
    String text = value.textValue();
    if (hasLoneSurrogate(text)) {
      violation(name, "must be well-formed Unicode, without lone surrogates");
      return "";
    }
    return text;
  }

  /** Reads a required whole number. */
  public long number(String name) {
    OptionalLong value = optionalNumber(name);
    if (value.isEmpty() && !has(name)) {
      violation(name, "must be a whole number");
    }
    return value.orElse(0);
  }

  /** Reads a whole number that may be absent. */
  public OptionalLong optionalNumber(String name) {
    JsonNode value = take(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      violation(name, "must be a whole number of at most 64 bits");
      return OptionalLong.empty();
    }
    return OptionalLong.of(value.longValue());
  }

  /** Reads a whole number no less than a bound, with a default where it is absent. */
  public long numberAtLeast(String name, long least, long otherwise) {
    long value = optionalNumber(name).orElse(otherwise);
    if (value < least) {
      violation(name, "must be at least " + least);
      return otherwise;
    }
    return value;
  }

  /** Reads true or false, with a default where it is absent. */
  public boolean flag(String name, boolean otherwise) {
    JsonNode value = take(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      violation(name, "must be true or false");
      return otherwise;
    }
    return value.booleanValue();
  }

  /** Reads a required instant in RFC 3339 with an offset, to the millisecond. */
  public Instant instant(String name) {
    Optional<Instant> value = optionalInstant(name);
    if (value.isEmpty() && !has(name)) {
      violation(name, INSTANT_RULE);
    }
    return value.orElse(Instant.EPOCH);
  }

  /** Reads an instant in RFC 3339 with an offset that may be absent. */
  public Optional<Instant> optionalInstant(String name) {
    String text = optionalText(name);
    if (text.isEmpty() && (!has(name) || violated(name))) {
      return Optional.empty();
    }
    try {
      Instant instant =
          isInUtcSeconds(text) ? utcSeconds(text) : OffsetDateTime.parse(text).toInstant();
      if (!instant.isBefore(FIRST_INSTANT) && instant.isBefore(END_OF_INSTANTS)) {
        return Optional.of(instant);
      }
    } catch (DateTimeException e) {
      // Noted below, as what is out of range is.
    }
    violation(name, INSTANT_RULE);
    return Optional.empty();
  }

  /** Most instants are written like this, and the parser for all forms takes ten times as long. */
  private static boolean isInUtcSeconds(String text) {
    if (text.length() != UTC_SECONDS.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char is = text.charAt(i);
      char like = UTC_SECONDS.charAt(i);
      if (like == '0' ? is < '0' || is > '9' : is != like) {
        return false;
      }
    }
    return true;
  }

  private static Instant utcSeconds(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** Reads one of a closed set of words; the set is named in the violation. */
  public <E extends Enum<E>> E word(String name, Class<E> type, @Nullable E otherwise) {
    E[] all = type.getEnumConstants();
    String text = optionalText(name);
    for (E each : all) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    if (text.isEmpty() && !has(name) && otherwise != null) {
      return otherwise;
    }
    violation(name, "must be one of " + List.of(all));
    return otherwise == null ? all[0] : otherwise;
  }

  /** Reads an object that may be absent. */
  public Optional<JsonObject> optionalObject(String name) {
    JsonNode value = take(name);
    return value == null ? Optional.empty() : Optional.of(child(value, pointer(name)));
  }

  /** Reads an object that must be there. */
  public JsonObject object(String name) {
    return child(take(name), pointer(name));
  }

  private JsonObject child(@Nullable JsonNode value, String at) {
    JsonObject child = of(value, at, violations);
    children.add(child);
    return child;
  }

  /** Reads a list of objects; an absent list is empty. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> out = new ArrayList<>();
    JsonNode value = take(name);
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        out.add(child(array.get(i), pointer(name) + "/" + i));
      }
    } else if (value != null) {
      violation(name, "must be a list");
    }
    return out;
  }

  /** Reads a list of texts; an absent list is empty. */
  public List<String> texts(String name) {
    return elements(
        name,
        element -> element.isTextual() && !hasLoneSurrogate(element.textValue()),
        JsonNode::textValue,
        "must be a list of texts in well-formed Unicode");
  }

  /** Reads a list of whole numbers; an absent list is empty. */
  public List<Long> numbers(String name) {
    return elements(
        name,
        element -> element.isIntegralNumber() && element.canConvertToLong(),
        JsonNode::longValue,
        "must be a list of whole numbers of at most 64 bits");
  }

  /** Reads a list of words of a closed set; an absent list is empty. */
  public <E extends Enum<E>> List<E> words(String name, Class<E> type) {
    List<E> out = new ArrayList<>();
    for (String text : texts(name)) {
      Optional<E> found = Optional.empty();
      for (E each : type.getEnumConstants()) {
        if (each.name().equals(text)) {
          found = Optional.of(each);
        }
      }
      if (found.isEmpty()) {
        violation(name, "must hold only words of " + List.of(type.getEnumConstants()));
      }
      found.ifPresent(out::add);
    }
    return out;
  }

  private <T> List<T> elements(
      String name, Function<JsonNode, Boolean> is, Function<JsonNode, T> get, String rule) {
    List<T> out = new ArrayList<>();
    JsonNode value = take(name);
    if (value instanceof ArrayNode array) {
      for (JsonNode element : array) {
        if (!is.apply(element)) {
          violation(name, rule);
          return List.of();
        }
        out.add(get.apply(element));
      }
    } else if (value != null) {
      violation(name, rule);
    }
    return out;
  }

  /** Reads a field as it stands; null where it is absent. */
  public @Nullable JsonNode raw(String name) {
    return take(name);
  }

  /** Returns the names of this object's fields, in document order. */
  public List<String> names() {
    List<String> out = new ArrayList<>();
    node.fieldNames().forEachRemaining(out::add);
    return out;
  }

  /**
   * Returns the fields that no getter has asked for, here and in the objects read below, by JSON
   * pointer in canonical form.
   */
  public Map<String, String> unread() {
    Map<String, String> rest = new TreeMap<>(Utf8Order.INSTANCE);
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!read.contains(member.getKey())) {
        rest.put(pointer(member.getKey()), Json.canonical(member.getValue()));
      }
    }
    children.forEach(child -> rest.putAll(child.unread()));
    return rest;
  }

  /** Notes a violation for every field, here and below, that no getter has asked for. */
  public void refuseUnread() {
    unread().keySet().forEach(at -> violations.add(at, "is not a known field"));
  }

  private static boolean hasLoneSurrogate(String text) {
    return Surrogates.firstLone(text) >= 0;
  }
}
