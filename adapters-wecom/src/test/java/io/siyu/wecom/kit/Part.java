package io.siyu.wecom.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields in their order (字段), some of which may be repeated or have fields themselves. Immutable.
 *
 * <p>A slash in a name leads into a field: {@code MemChangeList/Item}. Values are written as they
 * are given, so that broken ones can be tested; XML puts texts in CDATA.
 */
public final class Part {
  private static final Part EMPTY = new Part(Map.of());

  private final Map<String, Value> fields;

  private Part(Map<String, Value> fields) {
    this.fields = fields;
  }

  /** What stands in a field. */
  private sealed interface Value {
    /** A text. */
    record Text(String text) implements Value {}

    /** What the platform writes as a number: no CDATA around it in XML, no quotes in JSON. */
    record Bare(String text) implements Value {}

    /** Other fields. */
    record Inner(Part part) implements Value {}

    /** The field once for each; an array in JSON, of one too. */
    record Repeated(List<? extends Value> values) implements Value {}
  }

  /** No fields. */
  public static Part empty() {
    return EMPTY;
  }

  /** With a text, in place of what the field held. */
  public Part with(String name, String text) {
    return put(name, new Value.Text(text));
  }

  /** With a number. */
  public Part with(String name, long number) {
    return bare(name, Long.toString(number));
  }

  /** With any text, however absurd, where the platform writes a number. */
  public Part bare(String name, String text) {
    return put(name, new Value.Bare(text));
  }

  /** With a field that is repeated. */
  public Part repeated(String name, List<String> texts) {
    return put(name, new Value.Repeated(texts.stream().map(Value.Text::new).toList()));
  }

  /** With a field that is repeated and has fields itself. */
  public Part repeatedParts(String name, List<Part> parts) {
    return put(name, new Value.Repeated(parts.stream().map(Value.Inner::new).toList()));
  }

  /** Without a field. */
  public Part without(String name) {
    Map<String, Value> less = new LinkedHashMap<>(fields);
    less.remove(name);
    return new Part(less);
  }

  /** With all fields of another part, in place of those of their names. */
  Part and(Part other) {
    Map<String, Value> both = new LinkedHashMap<>(fields);
    both.putAll(other.fields);
    return new Part(both);
  }

  /** With a field under another name, behind the others; without it where there is none. */
  Part renamed(String from, String to) {
    Value value = fields.get(from);
    return value == null ? this : without(from).put(to, value);
  }

  private Part put(String name, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(fields);
    int slash = name.indexOf('/');
    if (slash < 0) {
      more.put(name, value);
    } else {
      String holder = name.substring(0, slash);
      Part held = fields.get(holder) instanceof Value.Inner inner ? inner.part() : EMPTY;
      more.put(holder, new Value.Inner(held.put(name.substring(slash + 1), value)));
    }
    return new Part(more);
  }

  /** Writes them as elements. */
  String xml() {
    StringBuilder out = new StringBuilder();
    fields.forEach((name, value) -> element(name, value, out));
    return out.toString();
  }

  private static void element(String name, Value value, StringBuilder out) {
    if (value instanceof Value.Repeated repeated) {
      repeated.values().forEach(each -> element(name, each, out));
      return;
    }
    out.append('<').append(name).append('>');
    if (value instanceof Value.Text it) {
      out.append("<![CDATA[").append(it.text()).append("]]>");
    } else if (value instanceof Value.Bare it) {
      out.append(it.text());
    } else if (value instanceof Value.Inner it) {
      out.append(it.part().xml());
    }
    out.append("</").append(name).append('>');
  }

  /** Writes them as an object. */
  ObjectNode json() {
    ObjectNode out = Json.object();
    fields.forEach((name, value) -> out.set(name, json(value)));
    return out;
  }

  private static JsonNode json(Value value) {
    if (value instanceof Value.Repeated repeated) {
      ArrayNode array = Json.array();
      repeated.values().forEach(each -> array.add(json(each)));
      return array;
    } else if (value instanceof Value.Inner it) {
      return it.part().json();
    } else if (value instanceof Value.Bare it && it.text().matches("0|[1-9][0-9]{0,17}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(it.text()));
    }
    return JsonNodeFactory.instance.textNode(
        value instanceof Value.Bare it ? it.text() : ((Value.Text) value).text());
  }
}
