package io.siyu.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.push.JsonValues.Kind;
import java.util.Optional;

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

  /** Most messages have no more values; envelopes have fewer. */
  private static final int USUAL_COUNT = 10;

  private final byte[] in;
  private final int inTo;
  private final JsonValues values;
  private int at;

  // What stood between quotes last.
  private int quotedFrom;
  private int quotedTo;
  private boolean escaped;
  private boolean foreign;

  private boolean halves;
  private boolean foreignTexts;

  private JsonScanner(Utf8 text) {
    this.in = text.bytes();
    this.at = text.from();
    this.inTo = text.to();
    this.values = new JsonValues(in, USUAL_COUNT);
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

  /** The same for a text that must be UTF-8, and before which no byte order mark may stand. */
  static Optional<JsonPart> scanStrictly(Utf8 text) {
    JsonScanner scanner = new JsonScanner(text);
    Optional<JsonPart> root = scanner.run();
    return scanner.foreignTexts && !text.isWellFormed() ? Optional.empty() : root;
  }

  private Optional<JsonPart> run() {
    try {
      int root = values.begin();
      value(root, 1);
      white();
      return at == inTo ? Optional.of(new JsonPart(values, root)) : Optional.empty();
    } catch (NoJsonException | MalformedJsonException e) {
      return Optional.empty();
    }
  }

  /** Reads a value that was begun. */
  private void value(int number, int depth) throws NoJsonException, MalformedJsonException {
    switch (peek()) {
      case '{' -> members(number, depth);
      case '[' -> elements(number, depth);
      case '"' -> text(number);
      default -> word(number);
    }
  }

  private void members(int object, int depth) throws NoJsonException, MalformedJsonException {
    if (begins(depth, '}')) {
      do {
        int member = values.begin();
        name(member);
        require(peek() == ':');
        at++;
        value(member, depth + 1);
      } while (goesOn('}'));
    }
    values.end(object, Kind.OBJECT);
    require(!values.hasTwins(object));
  }

  private void elements(int array, int depth) throws NoJsonException, MalformedJsonException {
    if (begins(depth, ']')) {
      do {
        int element = values.begin();
        values.nameLike(element, array);
        value(element, depth + 1);
      } while (goesOn(']'));
    }
    values.end(array, Kind.ARRAY);
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

  private void name(int member) throws NoJsonException, MalformedJsonException {
    quoted();
    if (!escaped && !foreign && quotedTo - quotedFrom <= PLAIN_MAX) {
      values.name(member, quotedFrom, quotedTo);
    } else {
      String json = "{\"" + quotedText() + "\":0}";
      values.name(member, Utf8.of(Json.parse(json).properties().iterator().next().getKey()));
    }
  }

  private void text(int number) throws NoJsonException, MalformedJsonException {
    quoted();
    if (!escaped && quotedTo - quotedFrom <= PLAIN_MAX) {
      values.end(number, Kind.TEXT, quotedFrom, quotedTo);
      return;
    }
    String text = Json.parse("\"" + quotedText() + "\"").textValue();
    boolean half = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    halves |= half;
    values.end(number, half ? Kind.BROKEN_TEXT : Kind.TEXT, Utf8.of(text));
  }

  private String quotedText() {
    return new Utf8(in, quotedFrom, quotedTo).text();
  }

  /** Reads what stands between quotes. */
  private void quoted() throws NoJsonException {
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
      to = plainTo(escape ? to + 2 : foreignTo(to));
    }
    require(to < inTo);
    foreignTexts |= foreign;
    at = to + 1;
    quotedFrom = from;
    quotedTo = to;
  }

  /** The end of what is no ASCII that begins at a place. */
  private int foreignTo(int from) {
    int to = from;
    while (to < inTo && in[to] < 0) {
      to++;
    }
    return to;
  }

  /** The end of the printable ASCII, but for quotes and backslashes, that begins at a place. */
  private int plainTo(int from) {
    for (int i = PlainBytes.quotedTo(in, from, inTo); i < inTo; i++) {
      byte b = in[i];
      if (b < ' ' || b == '"' || b == '\\') {
        return i;
      }
    }
    return inTo;
  }

  /** Reads a number, true, false or null. */
  private void word(int number) throws MalformedJsonException {
    int from = at;
    while (at < inTo && isOfWord(in[at])) {
      at++;
    }
    Utf8 word = new Utf8(in, from, at);
    boolean plain =
        word.isDigits() && word.length() <= DIGITS_MAX && (word.length() == 1 || in[from] != '0');
    if (plain) {
      values.end(number, Kind.DIGITS, from, at);
      return;
    }
    JsonNode read = Json.parse(word.text());
    values.end(
        number,
        read.isNull() ? Kind.NULL : Kind.WORD,
        read.isNull() ? Utf8.EMPTY : Utf8.of(read.asText()));
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
    // Nearly always there is none, and one comparison tells.
    while (at < inTo && in[at] <= ' ' && isWhite(in[at])) {
      at++;
    }
  }

  private static boolean isWhite(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static void require(boolean holds) throws NoJsonException {
    if (!holds) {
      throw new NoJsonException();
    }
  }
}
