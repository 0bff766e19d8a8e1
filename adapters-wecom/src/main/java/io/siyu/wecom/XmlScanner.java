package io.siyu.wecom;

import io.siyu.wecom.event.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the small XML of platform messages in one pass, into leaves with their places in the text
 * and into elements.
 *
 * <p>It knows elements, text, CDATA, the five predefined and numeric references, comments and
 * processing instructions. It knows no document types and no entities, so there is nothing to
 * expand and nothing to fetch. Attributes are skipped. Time and memory are linear in the text,
 * whatever it holds.
 */
final class XmlScanner {
  private static final int DEPTH_MAX = 16;
  private static final int NAME_MAX = 64;
  private static final int REFERENCE_MAX = 10;
  private static final int LEAVES_MAX = 4096;

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
   * @param leaves the leaves in document order; none unless well-formed
   * @param root the element around them; empty unless well-formed
   */
  record Scan(End end, List<Leaf> leaves, Element root) {}

  private static final Element NOTHING = new Element("", "", List.of());

  private final String in;
  private int at;
  private final List<Leaf> leaves = new ArrayList<>();
  private final String[] names = new String[DEPTH_MAX];
  private final String[] paths = new String[DEPTH_MAX];
  private final int[] starts = new int[DEPTH_MAX];
  private final boolean[] parents = new boolean[DEPTH_MAX];

  /** By depth, the children closed so far of the element open there; filled as depths are met. */
  private final List<List<Element>> children = new ArrayList<>(DEPTH_MAX);

  private Element root = NOTHING;

  // The open element's text is one piece of the input; only what comes in several is joined.
  private int pieceFrom;
  private int pieceTo;
  private final StringBuilder joined = new StringBuilder();

  private int depth;
  private boolean rootSeen;

  private XmlScanner(String in) {
    this.in = in;
  }

  static Scan scan(String in) {
    XmlScanner scanner = new XmlScanner(in);
    End end = scanner.run();
    return end == End.WELL_FORMED
        ? new Scan(end, scanner.leaves, scanner.root)
        : new Scan(end, List.of(), NOTHING);
  }

  private End run() {
    if (in.startsWith("\uFEFF")) {
      at = 1;
    }
    while (at < in.length()) {
      char c = in.charAt(at);
      char next = at + 1 < in.length() ? in.charAt(at + 1) : '\0';
      boolean ok;
      if (c != '<') {
        ok = c == '&' ? reference() : characters();
      } else if (next == '/') {
        ok = close();
      } else if (next != '!' && next != '?') {
        ok = open();
      } else if (in.startsWith("<![CDATA[", at)) {
        ok = cdata();
      } else if (in.startsWith("<!--", at)) {
        ok = skipPast("-->", at + 4);
      } else if (next == '!') {
        // Whatever else begins so is a declaration, and declarations belong to document types.
        return End.DTD;
      } else {
        ok = skipPast("?>", at + 2);
      }
      if (!ok) {
        return End.MALFORMED;
      }
    }
    return depth == 0 && rootSeen ? End.WELL_FORMED : End.MALFORMED;
  }

  private boolean characters() {
    int from = at;
    while (at < in.length() && in.charAt(at) != '<' && in.charAt(at) != '&') {
      if (!isAllowed(in.charAt(at))) {
        return false;
      }
      at++;
    }
    add(from, at);
    return depth > 0 || clearIfBlank();
  }

  private static boolean isAllowed(char c) {
    return c >= ' ' && c < '\uFFFE' || isWhite(c);
  }

  private static boolean isWhite(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private void add(int from, int to) {
    if (pieceFrom == pieceTo && joined.isEmpty()) {
      pieceFrom = from;
      pieceTo = to;
    } else {
      join().append(in, from, to);
    }
  }

  private StringBuilder join() {
    joined.append(in, pieceFrom, pieceTo);
    pieceTo = pieceFrom;
    return joined;
  }

  private String text() {
    return joined.isEmpty() ? in.substring(pieceFrom, pieceTo) : join().toString();
  }

  private void clear() {
    pieceTo = pieceFrom;
    joined.setLength(0);
  }

  private boolean clearIfBlank() {
    boolean blank = isBlank(in, pieceFrom, pieceTo) && isBlank(joined, 0, joined.length());
    if (blank) {
      clear();
    }
    return blank;
  }

  private static boolean isBlank(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isWhite(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean cdata() {
    int from = at + "<![CDATA[".length();
    int end = in.indexOf("]]>", from);
    if (end < 0 || depth == 0) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (!isAllowed(in.charAt(i))) {
        return false;
      }
    }
    add(from, end);
    at = end + 3;
    return true;
  }

  private boolean skipPast(String mark, int from) {
    int end = in.indexOf(mark, from);
    at = end + mark.length();
    return end >= 0;
  }

  private boolean reference() {
    int end = in.indexOf(';', at);
    if (end < 0 || end - at > REFERENCE_MAX || depth == 0) {
      // A far semicolon is not searched for again: this ends the scan.
      return false;
    }
    String name = in.substring(at + 1, end);
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
    String name = name();
    if (name.isEmpty() || depth == DEPTH_MAX || depth == 0 && rootSeen || !clearIfBlank()) {
      return false;
    }
    if (!attributes()) {
      return false;
    }
    boolean empty = in.charAt(at) == '/';
    at += empty ? 2 : 1;
    if (depth > 0) {
      parents[depth - 1] = true;
    }
    rootSeen = true;
    names[depth] = name;
    paths[depth] = depth <= 1 ? (depth == 0 ? "" : name) : paths[depth - 1] + "/" + name;
    starts[depth] = at;
    parents[depth] = false;
    if (children.size() == depth) {
      children.add(new ArrayList<>());
    }
    depth++;
    return !empty || end(at);
  }

  private boolean close() {
    int end = at;
    at += 2;
    if (depth == 0 || !in.startsWith(names[depth - 1], at)) {
      return false;
    }
    at += names[depth - 1].length();
    white();
    if (at >= in.length() || in.charAt(at) != '>') {
      return false;
    }
    at++;
    return end(end);
  }

  private boolean end(int contentEnd) {
    depth--;
    // The root alone is no leaf: a message without a field says nothing.
    if (parents[depth] || depth == 0) {
      return clearIfBlank() && closed("");
    }
    if (leaves.size() == LEAVES_MAX) {
      return false;
    }
    String value = text();
    leaves.add(new Leaf(paths[depth], value, starts[depth], contentEnd));
    clear();
    return closed(value);
  }

  private boolean closed(String value) {
    Element element = new Element(names[depth], value, children.get(depth));
    children.get(depth).clear();
    if (depth == 0) {
      root = element;
    } else {
      children.get(depth - 1).add(element);
    }
    return true;
  }

  /** Stops at the {@code >} or {@code />} that ends the tag. */
  private boolean attributes() {
    while (true) {
      white();
      if (at >= in.length()) {
        return false;
      }
      if (in.charAt(at) == '>' || in.startsWith("/>", at)) {
        return true;
      }
      if (name().isEmpty()) {
        return false;
      }
      white();
      if (at >= in.length() || in.charAt(at++) != '=') {
        return false;
      }
      white();
      if (at >= in.length() || in.charAt(at) != '"' && in.charAt(at) != '\'') {
        return false;
      }
      int end = in.indexOf(in.charAt(at), at + 1);
      if (end < 0) {
        return false;
      }
      at = end + 1;
    }
  }

  private void white() {
    while (at < in.length() && isWhite(in.charAt(at))) {
      at++;
    }
  }

  private String name() {
    int from = at;
    while (at < in.length() && isNameCharacter(in.charAt(at))) {
      at++;
    }
    boolean good = at - from <= NAME_MAX && at > from && !isDigitOrMark(in.charAt(from));
    return good ? in.substring(from, at) : "";
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
