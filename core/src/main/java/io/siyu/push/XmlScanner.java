package io.siyu.push;

import java.nio.charset.StandardCharsets;

/**
 * Reads the small XML of platform messages in one pass, in UTF-8.
 *
 * <p>It knows elements, text, CDATA, the five predefined and numeric references, comments and
 * processing instructions. It knows no document types and no entities, so there is nothing to
 * expand and nothing to fetch. Attributes are skipped. Time and memory are linear in the text,
 * whatever it holds.
 *
 * <p>All markup is ASCII, and no byte of an ASCII character is part of another, broken or not: so
 * bytes are read, and only what is asked for is decoded.
 */
final class XmlScanner {
  private static final int DEPTH_MAX = 16;
  private static final int NAME_MAX = 64;
  private static final int REFERENCE_MAX = 10;
  private static final int LEAVES_MAX = 4096;
  private static final String CDATA = "<![CDATA[";

  /** How scanning ended. */
  enum End {
    /** The text is one well-formed element. */
    WELL_FORMED,
    /** It is not. */
    MALFORMED,
    /** It declares a document type or an entity. */
    DTD
  }

  /**
   * What was scanned.
   *
   * @param end how it ended
   * @param elements what the text holds; of use where it is well-formed
   */
  record Scan(End end, XmlElements elements) {}

  private final byte[] in;
  private final int inTo;
  private int at;
  private final XmlElements elements;
  private final int[] open = new int[DEPTH_MAX];
  private int depth;
  private boolean rootSeen;
  private int leaves;

  // The name read last.
  private int nameFrom;
  private int nameTo;

  // The open element's text is one piece of the input; only what comes in several is joined.
  private int pieceFrom;
  private int pieceTo;
  private final StringBuilder joined = new StringBuilder(0);

  private XmlScanner(Utf8 text, int usualCount) {
    this.in = text.bytes();
    this.at = text.from();
    this.inTo = text.to();
    this.elements = new XmlElements(in, usualCount);
  }

  /**
   * Scans a text.
   *
   * @param usualCount for how many elements room is made at once
   */
  static Scan scan(Utf8 text, int usualCount) {
    XmlScanner scanner = new XmlScanner(text, usualCount);
    return new Scan(scanner.run(), scanner.elements);
  }

  private End run() {
    if (stands("\u00EF\u00BB\u00BF")) {
      at += 3;
    }
    while (at < inTo) {
      boolean ok;
      if (in[at] != '<') {
        ok = in[at] == '&' ? reference() : characters();
      } else if (byteAt(at + 1) == '/') {
        ok = close();
      } else if (byteAt(at + 1) == '?') {
        ok = skipPast("?>", at + 2);
      } else if (byteAt(at + 1) != '!') {
        ok = open();
      } else if (stands(CDATA)) {
        ok = cdata();
      } else if (stands("<!--")) {
        ok = skipPast("-->", at + 4);
      } else {
        // Whatever else begins so is a declaration, and declarations belong to document types.
        return End.DTD;
      }
      if (!ok) {
        return End.MALFORMED;
      }
    }
    return depth == 0 && rootSeen ? End.WELL_FORMED : End.MALFORMED;
  }

  /** A byte of the input; NUL beyond its end. */
  private byte byteAt(int i) {
    return i < inTo ? in[i] : 0;
  }

  private boolean stands(String mark) {
    return standsAt(mark, at);
  }

  private boolean standsAt(String mark, int from) {
    if (inTo - from < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (in[from + i] != (byte) mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where a mark stands next; -1 where it does not. */
  private int find(String mark, int from) {
    for (int i = from; i < inTo; i++) {
      if (in[i] == mark.charAt(0) && standsAt(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean characters() {
    int from = at;
    while (at < inTo && in[at] != '<' && in[at] != '&') {
      if (!isAllowed(at)) {
        return false;
      }
      at++;
    }
    add(from, at);
    return depth > 0 || clearIfBlank();
  }

  private boolean isAllowed(int i) {
    byte b = in[i];
    return b >= ' ' || b < 0 && !isNoCharacter(i) || isWhite(b);
  }

  /** Whether U+FFFE or U+FFFF stands there. */
  private boolean isNoCharacter(int i) {
    return in[i] == (byte) 0xEF && byteAt(i + 1) == (byte) 0xBF && (byteAt(i + 2) & 0xFE) == 0xBE;
  }

  private static boolean isAllowed(char c) {
    return c >= ' ' && c < '\uFFFE' || isWhite(c);
  }

  private static boolean isWhite(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private void add(int from, int to) {
    if (pieceFrom == pieceTo && joined.isEmpty()) {
      pieceFrom = from;
      pieceTo = to;
    } else {
      join().append(string(from, to));
    }
  }

  private StringBuilder join() {
    joined.append(string(pieceFrom, pieceTo));
    pieceTo = pieceFrom;
    return joined;
  }

  private String string(int from, int to) {
    return new String(in, from, to - from, StandardCharsets.UTF_8);
  }

  private void clear() {
    pieceTo = pieceFrom;
    joined.setLength(0);
  }

  private boolean clearIfBlank() {
    for (int i = pieceFrom; i < pieceTo; i++) {
      if (!isWhite(in[i])) {
        return false;
      }
    }
    for (int i = 0; i < joined.length(); i++) {
      if (!isWhite(joined.charAt(i))) {
        return false;
      }
    }
    clear();
    return true;
  }

  private boolean cdata() {
    int from = at + CDATA.length();
    if (depth == 0) {
      return false;
    }
    int end = PlainBytes.cdataTo(in, from, inTo);
    while (end < inTo && !(in[end] == ']' && standsAt("]]>", end))) {
      if (!isAllowed(end)) {
        return false;
      }
      end++;
    }
    add(from, end);
    at = end + 3;
    return end < inTo;
  }

  private boolean skipPast(String mark, int from) {
    int end = find(mark, from);
    at = end + mark.length();
    return end >= 0;
  }

  private boolean reference() {
    int end = find(";", at);
    if (end < 0 || end - at > REFERENCE_MAX || depth == 0) {
      // A far semicolon is not searched for again: this ends the scan.
      return false;
    }
    String name = string(at + 1, end);
    at = end + 1;
    switch (name) {
      case "lt" -> join().append('<');
      case "gt" -> join().append('>');
      case "amp" -> join().append('&');
      case "quot" -> join().append('"');
      case "apos" -> join().append('\'');
      default -> {
        int codePoint = numeric(name);
        if (codePoint < 0) {
          return false;
        }
        join().appendCodePoint(codePoint);
      }
    }
    return true;
  }

  private static int numeric(String name) {
    boolean hex = name.startsWith("#x");
    int value = 0;
    int from = hex ? 2 : 1;
    if (!name.startsWith("#") || name.length() == from) {
      return -1;
    }
    for (int i = from; i < name.length(); i++) {
      int digit = name.charAt(i) < 0x80 ? Character.digit(name.charAt(i), hex ? 16 : 10) : -1;
      value = value * (hex ? 16 : 10) + digit;
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    return surrogate || value < 0x10000 && !isAllowed((char) value) ? -1 : value;
  }

  private boolean open() {
    at++;
    if (!name() || depth == DEPTH_MAX || depth == 0 && rootSeen || !clearIfBlank()) {
      return false;
    }
    int from = nameFrom;
    int to = nameTo;
    if (!attributes()) {
      return false;
    }
    boolean empty = in[at] == '/';
    at += empty ? 2 : 1;
    rootSeen = true;
    open[depth++] = elements.open(from, to, at);
    return !empty || end(at);
  }

  private boolean close() {
    int end = at;
    at += 2;
    int length = depth == 0 ? -1 : elements.nameAgainAt(open[depth - 1], at, inTo);
    if (length < 0) {
      return false;
    }
    at += length;
    white();
    return byteAt(at++) == '>' && end(end);
  }

  private boolean end(int insideTo) {
    int number = open[--depth];
    if (elements.hasInside(number) || number == 0) {
      elements.close(number, insideTo, 0, 0);
      return clearIfBlank();
    }
    if (leaves++ == LEAVES_MAX) {
      return false;
    }
    if (joined.isEmpty()) {
      elements.close(number, insideTo, pieceFrom, pieceTo);
    } else {
      elements.close(number, insideTo, join().toString());
    }
    clear();
    return true;
  }

  /** Stops at the {@code >} or {@code />} that ends the tag. */
  private boolean attributes() {
    while (true) {
      white();
      if (at >= inTo) {
        return false;
      }
      if (in[at] == '>' || in[at] == '/' && byteAt(at + 1) == '>') {
        return true;
      }
      if (!name()) {
        return false;
      }
      white();
      if (byteAt(at++) != '=') {
        return false;
      }
      white();
      byte quote = byteAt(at);
      if (quote != '"' && quote != '\'' || !skipPast(quote == '"' ? "\"" : "'", at + 1)) {
        return false;
      }
    }
  }

  private void white() {
    while (at < inTo && isWhite(in[at])) {
      at++;
    }
  }

  private boolean name() {
    nameFrom = at;
    boolean plain = true;
    while (at < inTo && (in[at] < 0 || isNameCharacter((char) in[at]))) {
      plain &= in[at] >= 0;
      at++;
    }
    nameTo = at;
    if (nameTo == nameFrom || isDigitOrMark((char) in[nameFrom])) {
      return false;
    }
    return plain ? nameTo - nameFrom <= NAME_MAX : foreignName();
  }

  private boolean foreignName() {
    String name = string(nameFrom, nameTo);
    elements.hasForeignNames();
    for (int i = 0; i < name.length(); i++) {
      if (!isNameCharacter(name.charAt(i))) {
        return false;
      }
    }
    return name.length() <= NAME_MAX;
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || isDigitOrMark(c)
        || c >= 0x80 && Character.isLetterOrDigit(c);
  }

  private static boolean isDigitOrMark(char c) {
    return c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':';
  }
}
