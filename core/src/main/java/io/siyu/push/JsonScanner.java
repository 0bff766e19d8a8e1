package io.siyu.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.push.JsonPart.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the small JSON of platform messages in one pass, in UTF-8.
 *
 * <p>It takes what {@link Json#parse} takes, and reads it alike. Names, texts and numbers that are
 * seldom written so, above all with escapes, are left to {@link Json#parse} one by one.
 *
 * <p>All punctuation is ASCII, and no byte of an ASCII character is part of another, broken or not:
 * so bytes are read, and only what is asked for is decoded.
 */
final class JsonScanner {
  /** A name or text of more bytes is for the parser to judge. */
  private static final int PLAIN_MAX = 50_000;

  private static final int DIGITS_MAX = 18;

  /** So many names are compared each with each. */
  private static final int FEW = 16;

  private final byte[] in;
  private final int inTo;
  private int at;

  // Of what stood between quotes last.
  private boolean escaped;
  private boolean foreign;

  private boolean halves;

  private JsonScanner(Utf8 text) {
    this.in = text.bytes();
    this.at = text.from();
    this.inTo = text.to();
  }

  /** Says that a text is no JSON; has no trace, since anybody may cause it. */
  private static final class NoJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NoJsonException() {
      super("no JSON", null, false, false);
    }
  }

  /** Reads a text that is one JSON value and nothing else; empty where it is not. */
  static Optional<JsonPart> scan(Utf8 text) {
    return new JsonScanner(text.withoutMark()).run();
  }

  /**
   * The same for a text that is kept: escapes can spell half a surrogate pair, which has no UTF-8
   * form and would not survive storage.
   */
  static Optional<JsonPart> scanToKeep(Utf8 text) {
    JsonScanner scanner = new JsonScanner(text.withoutMark());
    Optional<JsonPart> root = scanner.run();
    return scanner.halves ? Optional.empty() : root;
  }

  private Optional<JsonPart> run() {
    try {
      JsonPart root = value(Utf8.EMPTY, 1);
      white();
      return at == inTo ? Optional.of(root) : Optional.empty();
    } catch (NoJsonException | MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private JsonPart value(Utf8 name, int depth) throws NoJsonException, MalformedJsonException {
    return switch (peek()) {
      case '{' -> new JsonPart(Kind.OBJECT, name, Utf8.EMPTY, members(depth));
      case '[' -> new JsonPart(Kind.ARRAY, name, Utf8.EMPTY, elements(name, depth));
      case '"' -> new JsonPart(Kind.TEXT, name, text(), List.of());
      default -> new JsonPart(Kind.WORD, name, word(), List.of());
    };
  }

  private List<JsonPart> members(int depth) throws NoJsonException, MalformedJsonException {
    List<JsonPart> members = new ArrayList<>();
    if (begins(depth, '}')) {
      do {
        Utf8 name = name();
        require(peek() == ':');
        at++;
        members.add(value(name, depth + 1));
      } while (goesOn('}'));
    }
    require(!hasTwins(members));
    return members;
  }

  private List<JsonPart> elements(Utf8 name, int depth)
      throws NoJsonException, MalformedJsonException {
    List<JsonPart> elements = new ArrayList<>();
    if (begins(depth, ']')) {
      do {
        elements.add(value(name, depth + 1));
      } while (goesOn(']'));
    }
    return elements;
  }

  /** Goes into an object or array; says whether there is something inside. */
  private boolean begins(int depth, char end) throws NoJsonException {
    require(depth <= Json.DEPTH_MAX);
    at++;
    boolean empty = peek() == end;
    at += empty ? 1 : 0;
    return !empty;
  }

  /** Goes past the comma before what follows, or past the end. */
  private boolean goesOn(char end) throws NoJsonException {
    byte next = peek();
    require(next == ',' || next == end);
    at++;
    return next == ',';
  }

  private static boolean hasTwins(List<JsonPart> members) {
    if (members.size() > FEW) {
      Set<String> names = new HashSet<>();
      return !members.stream().allMatch(member -> names.add(member.name().text()));
    }
    for (int i = 1; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (members.get(i).name().isSame(members.get(j).name())) {
          return true;
        }
      }
    }
    return false;
  }

  private Utf8 name() throws NoJsonException, MalformedJsonException {
    Utf8 quoted = quoted();
    if (!escaped && !foreign && quoted.length() <= PLAIN_MAX) {
      return quoted;
    }
    return Utf8.of(
        Json.parse("{\"" + quoted.text() + "\":0}").properties().iterator().next().getKey());
  }

  private Utf8 text() throws NoJsonException, MalformedJsonException {
    Utf8 quoted = quoted();
    if (!escaped && quoted.length() <= PLAIN_MAX) {
      return quoted;
    }
    String text = Json.parse("\"" + quoted.text() + "\"").textValue();
    halves |= text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    return Utf8.of(text);
  }

  /** Reads what stands between quotes. */
  private Utf8 quoted() throws NoJsonException {
    require(peek() == '"');
    int from = at + 1;
    int to = plainTo(from);
    escaped = false;
    foreign = false;
    while (to < inTo && in[to] != '"') {
      boolean escape = in[to] == '\\';
      require(escape || in[to] < 0);
      escaped |= escape;
      foreign |= !escape;
      to = plainTo(to + (escape ? 2 : 1));
    }
    require(to < inTo);
    at = to + 1;
    return new Utf8(in, from, to);
  }

  /** The end of the printable ASCII, but for quotes and backslashes, that begins at a place. */
  private int plainTo(int from) {
    for (int i = from; i < inTo; i++) {
      byte b = in[i];
      if (b < ' ' || b == '"' || b == '\\') {
        return i;
      }
    }
    return inTo;
  }

  /** Reads a number, true, false or null. */
  private Utf8 word() throws MalformedJsonException {
    white();
    int from = at;
    while (at < inTo && isOfWord(in[at])) {
      at++;
    }
    Utf8 word = new Utf8(in, from, at);
    boolean plain =
        word.isDigits() && word.length() <= DIGITS_MAX && (word.length() == 1 || in[from] != '0');
    if (plain) {
      return word;
    }
    JsonNode read = Json.parse(word.text());
    return read.isNull() ? Utf8.EMPTY : Utf8.of(read.asText());
  }

  private static boolean isOfWord(byte b) {
    return b >= '0' && b <= '9'
        || b >= 'a' && b <= 'z'
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E';
  }

  /** The next byte that is no blank; NUL at the end. */
  private byte peek() {
    white();
    return at < inTo ? in[at] : 0;
  }

  private void white() {
    while (at < inTo && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  private static void require(boolean holds) throws NoJsonException {
    if (!holds) {
      throw new NoJsonException();
    }
  }
}
