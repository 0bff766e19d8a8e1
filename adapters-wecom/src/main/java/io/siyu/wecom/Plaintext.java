package io.siyu.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.Utf8Order;
import io.siyu.wecom.event.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A decrypted message (明文), XML or JSON, as leaves and elements. {@link #toString} shows no
 * content.
 */
final class Plaintext {
  /** Names whose values are ids or numbers of persons, in any case. */
  private static final Set<String> PERSONAL =
      ImmutableSortedSet.orderedBy(String.CASE_INSENSITIVE_ORDER)
          .add("UserID", "NewUserID", "OpenUserID", "ExternalUserID", "TmpExternalUserID")
          .add("UnionID", "OpenID", "PendingID", "FromUserName", "Item", "Mobile", "Telephone")
          .add("open_userid", "external_userid", "tmp_external_userid", "pending_id")
          .add("servicer_userid")
          .build();

  /** The sender of events, which is nobody. */
  private static final String SYSTEM = "sys";

  private final String text;
  private final @Nullable JsonNode json;
  private final List<Leaf> leaves;
  private final Element root;

  private Plaintext(String text, @Nullable JsonNode json, List<Leaf> leaves, Element root) {
    this.text = text;
    this.json = json;
    this.leaves = leaves;
    this.root = root;
  }

  /** Parses a text; empty where it is neither well-formed XML nor a JSON object. */
  static Optional<Plaintext> parse(String text) {
    char first = firstVisible(text);
    if (first == '<') {
      XmlScanner.Scan scan = XmlScanner.scan(text);
      return scan.end() == XmlScanner.End.WELL_FORMED
          ? Optional.of(new Plaintext(text, null, scan.leaves(), scan.root()))
          : Optional.empty();
    }
    if (first != '{') {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = Json.parse(withoutMark(text));
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
    List<Leaf> leaves = new ArrayList<>();
    if (!collect(json, "", leaves)) {
      return Optional.empty();
    }
    Element root = new Element("", "", children(json));
    return Optional.of(new Plaintext(text, json, leaves, root));
  }

  private static List<Element> children(JsonNode object) {
    List<Element> children = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      addElements(member.getKey(), member.getValue(), children);
    }
    return children;
  }

  private static void addElements(String name, JsonNode node, List<Element> out) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> addElements(name, element, out));
    } else {
      out.add(new Element(name, node.isNull() ? "" : node.asText(), children(node)));
    }
  }

  /** The first character that is no space and no byte order mark; NUL where there is none. */
  static char firstVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\uFEFF') {
        return c;
      }
    }
    return '\0';
  }

  /** Whether a text is made of ASCII digits, of one at least. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
    out.add(new Leaf(path, value, 0, 0));
    return !isBroken(value);
  }

  /**
   * JSON escapes can spell half a surrogate pair, which has no UTF-8 form and would not survive
   * storage.
   */
  private static boolean isBroken(String value) {
    return value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /** Everything as elements; a JSON object's root has no name. */
  Element root() {
    return root;
  }

  /** The text with every known secret blanked: XML as it came, JSON in canonical form. */
  String blanked() {
    if (json != null) {
      return Json.canonical(blanked(json));
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (Leaf leaf : leaves) {
      if (leaf.from() < leaf.to() && SecretNames.cover(leaf.path())) {
        out.append(text, done, leaf.from()).append(SecretNames.BLANK);
        done = leaf.to();
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static JsonNode blanked(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode out = Json.object();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (SecretNames.cover(member.getKey())) {
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

  /** The values that name persons, so that an erasure finds them. */
  List<String> mentions() {
    SortedSet<String> found = new TreeSet<>(Utf8Order.INSTANCE);
    for (Leaf leaf : leaves) {
      String value = leaf.trimmed();
      if (!value.isEmpty() && !value.equals(SYSTEM) && PERSONAL.contains(leaf.name())) {
        found.add(value);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Feeds a digest every leaf that is no secret, sorted by path. Leaves of one path stay in their
   * order, which is part of what they say.
   */
  void describe(MessageDigest digest) {
    List<Leaf> sorted = new ArrayList<>(leaves);
    sorted.sort(Comparator.comparing(Leaf::path));
    for (Leaf leaf : sorted) {
      if (!SecretNames.cover(leaf.path())) {
        put(digest, leaf.path());
        put(digest, leaf.trimmed());
      }
    }
  }

  /** Feeds a digest a text and its length, so that no two lists of texts look alike. */
  static void put(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(utf8);
  }
}
