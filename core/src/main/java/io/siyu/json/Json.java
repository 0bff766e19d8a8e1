package io.siyu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The one way in which this library parses JSON and writes it canonically.
 *
 * <p>Parsing is strict: duplicate members, names with lone surrogates, trailing text, exponents
 * beyond nine digits and nesting deeper than {@value #DEPTH_MAX} are errors. Numbers keep their
 * exact value. Thread-safe.
 */
public final class Json {
  /** The deepest nesting that is parsed; deeper input is hostile. */
  public static final int DEPTH_MAX = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter COMPACT = MAPPER.writer();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  /** The farthest that a number's decimal point may lie from its digits. */
  private static final int SCALE_MAX = 999_999_999;

  private static final String EXPONENT_RULE =
      "a number in the JSON text has an exponent beyond nine digits";

  private Json() {}

  /** What cannot be parsed, said without quoting the text. */
  public static final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    MalformedJsonException(String message) {
      super(message);
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  /**
   * Parses one JSON value.
   *
   * @throws MalformedJsonException if the text is not exactly one JSON value
   */
  public static JsonNode parse(String text) throws MalformedJsonException {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new MalformedJsonException("the JSON text is empty");
      }
      requireWritable(node);
      return node;
    } catch (NumberFormatException e) {
      // The parser lets this through for an exponent that no decimal can have.
      throw new MalformedJsonException(EXPONENT_RULE);
    } catch (JsonProcessingException e) {
      // The parser's own message may quote the input, which may be personal.
      var at = e.getLocation();
      throw new MalformedJsonException(
          at == null
              ? "the text is not valid JSON"
              : "the text is not valid JSON at line "
                  + at.getLineNr()
                  + ", column "
                  + at.getColumnNr());
    }
  }

  /** Refuses what the parser takes but what could not be written and read again as it is. */
  private static void requireWritable(JsonNode node) throws MalformedJsonException {
    if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > SCALE_MAX) {
      throw new MalformedJsonException(EXPONENT_RULE);
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (Surrogates.firstLone(member.getKey()) >= 0) {
        throw new MalformedJsonException("a name in the JSON text holds a lone surrogate");
      }
    }
    for (JsonNode child : node) {
      requireWritable(child);
    }
  }

  /** Creates an empty JSON object. */
  public static ObjectNode object() {
    return MAPPER.getNodeFactory().objectNode();
  }

  /** Creates an empty JSON array. */
  public static ArrayNode array() {
    return MAPPER.getNodeFactory().arrayNode();
  }

  /**
   * Writes a value on one line with object members sorted by the UTF-8 bytes of their names and
   * lone surrogates escaped.
   */
  public static String canonical(JsonNode node) {
    return write(COMPACT, sorted(node));
  }

  /**
   * Writes a value for people, over several lines, with sorted members and {@code \n} line ends.
   */
  public static String pretty(JsonNode node) {
    return write(PRETTY, sorted(node)).replace(System.lineSeparator(), "\n") + "\n";
  }

  private static String write(ObjectWriter writer, JsonNode node) {
    try {
      return escapeLoneSurrogates(writer.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree could not be written", e);
    }
  }

  /** UTF-8 has no lone surrogates: written as they are they would be lost in any file or store. */
  private static String escapeLoneSurrogates(String text) {
    int lone = Surrogates.firstLone(text);
    if (lone < 0) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    int from = 0;
    for (; lone >= 0; lone = Surrogates.nextLone(text, from)) {
      escaped.append(text, from, lone).append("\\u");
      escaped.append(HexFormat.of().toHexDigits(text.charAt(lone)));
      from = lone + 1;
    }
    return escaped.append(text, from, text.length()).toString();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.sort(Utf8Order.INSTANCE);
      ObjectNode out = object();
      for (String name : names) {
        out.set(name, sorted(object.get(name)));
      }
      return out;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode out = array();
      array.forEach(element -> out.add(sorted(element)));
      return out;
    }
    return node;
  }
}
