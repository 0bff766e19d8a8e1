package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
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
    if (value.isTextual() && DIGITS.matcher(value.textValue().strip()).matches()) {
      return OptionalLong.of(Long.parseLong(value.textValue().strip()));
    }
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** An instant in seconds since 1970; empty where it is none. */
  static Optional<Instant> second(JsonNode value) {
    long second = number(value).orElse(0);
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
