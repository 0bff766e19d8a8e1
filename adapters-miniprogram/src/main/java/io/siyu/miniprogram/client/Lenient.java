package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.miniprogram.client.ClientData.Opened;
import io.siyu.push.JsonMembers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads fields that come in more forms than are documented: numbers as texts and the reverse. */
final class Lenient {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

  /** The last second of the year 9999. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private Lenient() {}

  /** Starts reading a document, which may begin with a byte order mark. */
  static Optional<JsonObject> parse(String json, Violations violations) {
    return JsonObject.parse(json.startsWith("\uFEFF") ? json.substring(1) : json, violations);
  }

  /** A text, or the digits of a whole number; empty where it is absent. */
  static String text(JsonObject in, String name) {
    JsonNode value = in.raw(name);
    return value != null && value.isIntegralNumber() ? value.asText() : in.optionalText(name);
  }

  /** A text, or the digits of a whole number, of client data; empty where it is absent. */
  static String text(Opened in, String name, Violations violations) {
    JsonMembers members = in.members();
    Optional<String> text = members.text(name).or(() -> members.digits(name));
    if (text.isPresent() || !members.has(name)) {
      return text.orElse("");
    }
    return text(in.read(violations), name);
  }

  /** A whole number, or a text that is one. */
  static OptionalLong number(JsonObject in, String name) {
    JsonNode value = in.raw(name);
    OptionalLong number = value == null ? OptionalLong.empty() : number(value);
    if (value != null && number.isEmpty()) {
      in.violation(name, "must be a whole number");
    }
    return number;
  }

  private static OptionalLong number(JsonNode value) {
    if (value.isTextual()) {
      return number(value.textValue());
    }
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  private static OptionalLong number(String text) {
    String digits = text.strip();
    return DIGITS.matcher(digits).matches()
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /** A whole number, or a text that is one, of at most 18 digits. */
  static OptionalLong number(JsonMembers in, String name) {
    Optional<String> digits = in.digits(name);
    return digits.isPresent()
        ? OptionalLong.of(Long.parseLong(digits.get()))
        : number(in.text(name).orElse(""));
  }

  /** An instant in seconds since 1970; empty where it is none. */
  static Optional<Instant> second(JsonMembers in, String name) {
    return second(number(in, name).orElse(0));
  }

  /** An instant in seconds since 1970; empty where it is none. */
  static Optional<Instant> second(JsonNode value) {
    return second(number(value).orElse(0));
  }

  private static Optional<Instant> second(long second) {
    return second > 0 && second <= SECONDS_MAX
        ? Optional.of(Instant.ofEpochSecond(second))
        : Optional.empty();
  }

  /** What was violated, as warnings. */
  static List<String> warnings(Violations violations) {
    return violations.isEmpty()
        ? List.of()
        : violations.list().stream().map(Object::toString).toList();
  }
}
