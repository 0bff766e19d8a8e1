package io.siyu.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.spi.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A decrypted message in JSON, of which only what is asked for is decoded. */
final class JsonText implements Plaintext {
  private final Utf8 text;
  private final JsonPart root;
  private final Vocabulary vocabulary;

  private JsonText(Utf8 text, JsonPart root, Vocabulary vocabulary) {
    this.text = text;
    this.root = root;
    this.vocabulary = vocabulary;
  }

  static Optional<Plaintext> parse(Utf8 text, Vocabulary vocabulary) {
    return JsonScanner.scanToKeep(text).map(root -> new JsonText(text, root, vocabulary));
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Part root() {
    return root;
  }

  @Override
  public Element element() {
    return root.element();
  }

  @Override
  public List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    collect(root, "", leaves);
    return leaves;
  }

  private static void collect(JsonPart part, String path, List<Leaf> out) {
    switch (part.kind()) {
      case OBJECT -> {
        for (JsonPart member : part.content()) {
          String name = member.name().text().replace("/", "~1");
          collect(member, path.isEmpty() ? name : path + "/" + name, out);
        }
      }
      case ARRAY -> part.content().forEach(element -> collect(element, path, out));
      case TEXT, BROKEN_TEXT, DIGITS, NULL, WORD -> out.add(new Leaf(path, part.text().text()));
    }
  }

  @Override
  public List<Secret> secrets(Instant handedOver) {
    List<Secret> secrets = new ArrayList<>();
    for (Leaf leaf : leaves()) {
      vocabulary.secrets().secret(leaf.path(), leaf.trimmed(), handedOver).ifPresent(secrets::add);
    }
    return secrets;
  }

  @Override
  public String blanked() {
    try {
      return Json.canonical(blanked(Json.parse(text.withoutMark().text())));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a text was scanned that the parser refuses", e);
    }
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
