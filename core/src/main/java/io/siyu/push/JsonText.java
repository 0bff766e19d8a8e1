package io.siyu.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.Utf8Order;
import io.siyu.spi.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A decrypted message in JSON. */
final class JsonText implements Plaintext {
  private final JsonNode json;
  private final List<Leaf> leaves;
  private final Vocabulary vocabulary;
  private final Element element;

  private JsonText(JsonNode json, List<Leaf> leaves, Vocabulary vocabulary) {
    this.json = json;
    this.vocabulary = vocabulary;
    this.leaves = leaves;
    this.element = new Element("", "", children(json));
  }

  static Optional<Plaintext> parse(Utf8 text, Vocabulary vocabulary) {
    JsonNode json;
    try {
      json = Json.parse(text.withoutMark());
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
    List<Leaf> leaves = new ArrayList<>();
    return collect(json, "", leaves)
        ? Optional.of(new JsonText(json, leaves, vocabulary))
        : Optional.empty();
  }

  /** In the order of the canonical form: of two names that differ in case the first is read. */
  private static List<Element> children(JsonNode object) {
    List<Element> children = new ArrayList<>();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey(Utf8Order.INSTANCE))
        .forEach(member -> addElements(member.getKey(), member.getValue(), children));
    return children;
  }

  private static void addElements(String name, JsonNode node, List<Element> out) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> addElements(name, element, out));
    } else {
      out.add(new Element(name, node.isNull() ? "" : node.asText(), children(node)));
    }
  }

  private static boolean collect(JsonNode node, String path, List<Leaf> out) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String name = member.getKey().replace("/", "~1");
        String below = path.isEmpty() ? name : path + "/" + name;
        if (isBroken(name) || !collect(member.getValue(), below, out)) {
          return false;
        }
      }
      return true;
    }
    if (node instanceof ArrayNode array) {
      for (JsonNode element : array) {
        if (!collect(element, path, out)) {
          return false;
        }
      }
      return true;
    }
    String value = node.isNull() ? "" : node.asText();
    out.add(new Leaf(path, value));
    return !isBroken(value);
  }

  /**
   * JSON escapes can spell half a surrogate pair, which has no UTF-8 form and would not survive
   * storage.
   */
  private static boolean isBroken(String value) {
    return value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Part root() {
    return new ElementPart(element);
  }

  @Override
  public Element element() {
    return element;
  }

  @Override
  public List<Leaf> leaves() {
    return leaves;
  }

  @Override
  public List<Secret> secrets(Instant handedOver) {
    List<Secret> secrets = new ArrayList<>();
    for (Leaf leaf : leaves) {
      vocabulary.secrets().secret(leaf.path(), leaf.trimmed(), handedOver).ifPresent(secrets::add);
    }
    return secrets;
  }

  @Override
  public String blanked() {
    return Json.canonical(blanked(json));
  }

  private JsonNode blanked(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode out = Json.object();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (vocabulary.blank(member.getKey())) {
          out.put(member.getKey(), SecretNames.BLANK);
        } else {
          out.set(member.getKey(), blanked(member.getValue()));
        }
      }
      return out;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode out = Json.array();
      array.forEach(element -> out.add(blanked(element)));
      return out;
    }
    return node;
  }
}
