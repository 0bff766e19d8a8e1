package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as WeChat writes them, in half a parser's time: without blanks and escapes, of
 * texts, whole numbers and such objects. Whatever else there is, is left to {@link Json}; what is
 * read here is read there alike.
 */
final class PlainJson {
  private static final int DEPTH_MAX = 4;
  private static final int DIGITS_MAX = 18;

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /** Reads one object; empty where that is for the parser to judge. */
  static Optional<ObjectNode> parse(String text) {
    if (!isPlain(text)) {
      return Optional.empty();
    }
    PlainJson in = new PlainJson(text);
    ObjectNode root = in.object(1);
    return root != null && in.at == text.length() ? Optional.of(root) : Optional.empty();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ') {
        return false;
      }
    }
    return text.indexOf('\\') < 0;
  }

  private @Nullable ObjectNode object(int depth) {
    ObjectNode out = Json.object();
    if (depth > DEPTH_MAX || !take('{')) {
      return null;
    }
    int members = 0;
    do {
      String name = string();
      if (name == null || !take(':') || !value(out, name, depth)) {
        return null;
      }
      members++;
    } while (take(','));
    return out.size() == members && take('}') ? out : null; // a name that came twice is refused
  }

  private boolean value(ObjectNode out, String name, int depth) {
    char first = peek();
    if (first == '"') {
      String value = string();
      out.put(name, value);
      return value != null;
    }
    if (first == '{') {
      ObjectNode value = object(depth + 1);
      out.set(name, value);
      return value != null;
    }
    return number(out, name);
  }

  private @Nullable String string() {
    if (!take('"')) {
      return null;
    }
    int from = at;
    int to = text.indexOf('"', from);
    at = to + 1;
    return to < 0 ? null : text.substring(from, to);
  }

  private boolean number(ObjectNode out, String name) {
    int from = at;
    long value = 0;
    for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
      value = value * 10 + (c - '0');
      at++;
      if (at - from > DIGITS_MAX) {
        return false;
      }
    }
    if (at == from || text.charAt(from) == '0' && at - from > 1) {
      return false;
    }
    if (value <= Integer.MAX_VALUE) {
      out.put(name, (int) value);
    } else {
      out.put(name, value);
    }
    return true;
  }

  private boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** The next character; the null character, which no JSON holds as it is, at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
