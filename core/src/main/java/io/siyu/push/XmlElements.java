package io.siyu.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The elements of an XML text (元素表), numbered in the order in which they begin; 0 is the root. They
 * are kept as places in the text: a name or value becomes a string when it is asked for, which most
 * never are.
 */
final class XmlElements {
  /** The number of the first element that begins after this one's end. */
  private static final int AFTER = 0;

  /** The name's, so that few names are compared letter by letter. */
  private static final int MARK = 1;

  private static final int NAME_FROM = 2;
  private static final int NAME_TO = 3;
  private static final int INSIDE_FROM = 4;
  private static final int INSIDE_TO = 5;

  /** Or, where the text does not stand in one piece, -1 less its place among the joined ones. */
  private static final int TEXT_FROM = 6;

  private static final int TEXT_TO = 7;
  private static final int PLACES = 8;

  private final byte[] in;
  private int[] places;
  private int count;
  private final List<String> joined = new ArrayList<>(0);
  private boolean plainNames = true;

  XmlElements(byte[] in, int usualCount) {
    this.in = in;
    this.places = new int[usualCount * PLACES];
  }

  /** Adds an element whose tag was read, returning its number. */
  int open(int nameFrom, int nameTo, int insideFrom) {
    if (count * PLACES == places.length) {
      places = Arrays.copyOf(places, 2 * places.length);
    }
    int at = count * PLACES;
    places[at + MARK] = NameMarks.of(nameTo - nameFrom, in[nameFrom], in[nameTo - 1]);
    places[at + NAME_FROM] = nameFrom;
    places[at + NAME_TO] = nameTo;
    places[at + INSIDE_FROM] = insideFrom;
    return count++;
  }

  /** Says that some name has other characters than ASCII ones. */
  void hasForeignNames() {
    plainNames = false;
  }

  /** Ends an element whose text, if any, is one piece of the input. */
  void close(int number, int insideTo, int textFrom, int textTo) {
    int at = number * PLACES;
    places[at + INSIDE_TO] = insideTo;
    places[at + TEXT_FROM] = textFrom;
    places[at + TEXT_TO] = textTo;
    places[at + AFTER] = count;
  }

  /** Ends an element whose text was put together. */
  void close(int number, int insideTo, String text) {
    joined.add(text);
    close(number, insideTo, -joined.size(), 0);
  }

  /** Whether elements have begun inside of one. */
  boolean hasInside(int number) {
    return count > number + 1;
  }

  /** The length of a name in bytes, where it stands again at a place of the input; else -1. */
  int nameAgainAt(int number, int at, int end) {
    int from = place(number, NAME_FROM);
    int to = place(number, NAME_TO);
    boolean again = at + to - from <= end && Arrays.equals(in, from, to, in, at, at + to - from);
    return again ? to - from : -1;
  }

  int insideFrom(int number) {
    return place(number, INSIDE_FROM);
  }

  int insideTo(int number) {
    return place(number, INSIDE_TO);
  }

  /** The first element that is not inside this one, nor before it. */
  int after(int number) {
    return place(number, AFTER);
  }

  /** Whether there is no element inside. */
  boolean isLeaf(int number) {
    return after(number) == number + 1;
  }

  String name(int number) {
    return string(place(number, NAME_FROM), place(number, NAME_TO));
  }

  /**
   * Finds the next element of a name that stands directly inside another; -1 where there is none.
   *
   * @param name in ASCII, in any case
   * @param from an element inside from which to look, or the one after the first's end
   */
  int next(int number, String name, int from) {
    int end = after(number);
    int mark = NameMarks.of(name);
    for (int child = from; child < end; child = after(child)) {
      if (isNamed(child, name, mark)) {
        return child;
      }
    }
    return -1;
  }

  /** False where an element has none of some names. */
  boolean mayBeNamed(int number, NameMarks names) {
    return !plainNames || names.contain(place(number, MARK));
  }

  private boolean isNamed(int number, String name, int mark) {
    if (!plainNames) {
      return name(number).equalsIgnoreCase(name);
    }
    if (place(number, MARK) != mark) {
      return false;
    }
    int from = place(number, NAME_FROM);
    for (int i = 0; i < name.length(); i++) {
      // Of the characters of names, only letters differ in this bit alone.
      if ((in[from + i] | NameMarks.CASE) != (name.charAt(i) | NameMarks.CASE)) {
        return false;
      }
    }
    return true;
  }

  /** The text as it stands, spaces included; empty where there are elements inside. */
  String text(int number) {
    int from = place(number, TEXT_FROM);
    return from < 0 ? joined.get(-1 - from) : string(from, place(number, TEXT_TO));
  }

  /** The text without the stray spaces that samples carry inside ids and around CDATA. */
  Utf8 trimmed(int number) {
    int from = place(number, TEXT_FROM);
    return from < 0
        ? Utf8.of(joined.get(-1 - from).trim())
        : new Utf8(in, from, place(number, TEXT_TO)).trimmed();
  }

  /** An element with everything inside. */
  Element element(int number) {
    List<Element> inside = new ArrayList<>();
    for (int child = number + 1; child < after(number); child = after(child)) {
      inside.add(element(child));
    }
    return new Element(name(number), text(number), inside);
  }

  private int place(int number, int which) {
    return places[number * PLACES + which];
  }

  private String string(int from, int to) {
    return new String(in, from, to - from, StandardCharsets.UTF_8);
  }
}
