package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Utf8;
import io.siyu.json.Json;
import io.siyu.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of one JSON object of WeChat Pay. What is absent or not what it should be reads
 * as empty; an amount or an instant that is there but unreadable also leaves a warning. Not
 * thread-safe.
 */
final class Fields {
  private static final String DEFAULT_CURRENCY = "CNY";
  private static final int YEAR_MAX = 9999;

  private final JsonNode node;
  private final String path;
  private final List<String> warnings;

  private Fields(JsonNode node, String path, List<String> warnings) {
    this.node = node;
    this.path = path;
    this.warnings = warnings;
  }

  /** Reads a value; anything but an object has no fields. */
  static Fields of(JsonNode node, List<String> warnings) {
    return new Fields(node, "", warnings);
  }

  /** The object in a field, without fields where there is none. */
  Fields child(String name) {
    JsonNode child = node.path(name);
    return new Fields(child.isObject() ? child : Json.object(), path + name + ".", warnings);
  }

  /** The objects in a list; what is no object has no fields. */
  List<Fields> children(String name) {
    List<Fields> children = new ArrayList<>();
    for (JsonNode child : list(name)) {
      String at = path + name + '[' + children.size() + "].";
      children.add(new Fields(child, at, warnings));
    }
    return children;
  }

  private JsonNode list(String name) {
    JsonNode list = node.path(name);
    return list.isArray() ? list : Json.array();
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /**
   * A text that is not empty; a lone surrogate would not survive storage, so it makes the text
   * unreadable.
   */
  Optional<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isTextual() && !value.textValue().isEmpty() && isWellFormed(value.textValue())
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  static boolean isWellFormed(String text) {
    try {
      return Utf8.encodedLength(text) >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An id, which documents show as text and as number; a number keeps all its digits. */
  Optional<String> id(String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() ? Optional.of(value.asText()) : text(name);
  }

  /** An instant in RFC 3339 with an offset, with or without milliseconds. */
  Optional<Instant> instant(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    Optional<Instant> instant = text(name).flatMap(Fields::parseInstant);
    if (instant.isEmpty()) {
      warnings.add(path + name + " is not an RFC 3339 instant");
    }
    return instant;
  }

  private static Optional<Instant> parseInstant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      // The Java parser also reads years of more digits than RFC 3339 has.
      return time.getYear() >= 1970 && time.getYear() <= YEAR_MAX
          ? Optional.of(time.toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An amount in minor units (分), never negative; where it is not known the warning says so. */
  Optional<Money> amount(String name, String currencyName) {
    JsonNode value = node.path(name);
    String currency = has(currencyName) ? text(currencyName).orElse("") : DEFAULT_CURRENCY;
    boolean whole =
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= 0
            && value.longValue() <= Money.MINOR_MAX;
    if (whole && Money.isCurrency(currency)) {
      return Optional.of(new Money(value.longValue(), currency));
    }
    warnings.add(
        path
            + (whole
                ? currencyName + " is not a currency"
                : name + " is not a whole number of minor units within bounds")
            + "; the amount stays unknown");
    return Optional.empty();
  }
}
