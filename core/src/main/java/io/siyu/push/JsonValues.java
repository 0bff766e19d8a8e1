package io.siyu.push;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The values of a JSON text (值表), numbered in the order in which they begin; 0 is the root. Like
 * {@link XmlElements} they are kept as places in the text. What is in an array has the array's
 * name.
 */
final class JsonValues {
  /** What a value is. */
  enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    /** A text that spells half a surrogate pair, which has no UTF-8 form. */
    BROKEN_TEXT,
    /** A whole number of at most 18 digits, none of them a sign or in vain. */
    DIGITS,
    NULL,
    /** Any other number, true or false. */
    WORD
  }

  /** The number of the first value that begins after this one's end. */
  private static final int AFTER = 0;

  /** The name's, so that few names are compared letter by letter; of an empty name 0. */
  private static final int MARK = 1;

  /** Or, where a name or text does not stand as it reads, -1 less its place among the decoded. */
  private static final int NAME_FROM = 2;

  private static final int NAME_TO = 3;
  private static final int TEXT_FROM = 4;
  private static final int TEXT_TO = 5;
  private static final int PLACES = 6;

  /** So many names are compared each with each. */
  private static final int FEW = 16;

  private final byte[] in;
  private Kind[] kinds;
  private int[] places;
  private int count;
  private final List<Utf8> decoded = new ArrayList<>(0);
  private boolean plainNames = true;

  JsonValues(byte[] in, int usualCount) {
    this.in = in;
    this.kinds = new Kind[usualCount];
    this.places = new int[usualCount * PLACES];
  }

  /** Adds a value, returning its number. */
  int begin() {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * kinds.length);
      places = Arrays.copyOf(places, 2 * places.length);
    }
    return count++;
  }

  /** Names a value by a piece of the input, in ASCII. */
  void name(int number, int from, int to) {
    int at = number * PLACES;
    places[at + MARK] = from == to ? 0 : NameMarks.of(to - from, in[from], in[to - 1]);
    places[at + NAME_FROM] = from;
    places[at + NAME_TO] = to;
  }

  /** Names a value otherwise. */
  void name(int number, Utf8 name) {
    decoded.add(name);
    places[number * PLACES + NAME_FROM] = -decoded.size();
    plainNames = false;
  }

  /** Names a value like another. */
  void nameLike(int number, int other) {
    System.arraycopy(
        places, other * PLACES + MARK, places, number * PLACES + MARK, TEXT_FROM - MARK);
  }

  /** Ends an object or array. */
  void end(int number, Kind kind) {
    kinds[number] = kind;
    places[number * PLACES + AFTER] = count;
  }

  /** Ends a value whose text is a piece of the input. */
  void end(int number, Kind kind, int textFrom, int textTo) {
    end(number, kind);
    places[number * PLACES + TEXT_FROM] = textFrom;
    places[number * PLACES + TEXT_TO] = textTo;
  }

  /** Ends a value whose text does not stand as it reads. */
  void end(int number, Kind kind, Utf8 text) {
    decoded.add(text);
    end(number, kind, -decoded.size(), 0);
  }

  Kind kind(int number) {
    return kinds[number];
  }

  /** The first value that is not inside this one, nor before it. */
  int after(int number) {
    return place(number, AFTER);
  }

  Utf8 name(int number) {
    return piece(place(number, NAME_FROM), place(number, NAME_TO));
  }

  /** The text, or a number, true or false as it is written; else empty. */
  Utf8 text(int number) {
    return piece(place(number, TEXT_FROM), place(number, TEXT_TO));
  }

  private Utf8 piece(int from, int to) {
    return from < 0 ? decoded.get(-1 - from) : new Utf8(in, from, to);
  }

  /**
   * Finds the next value of a name that stands directly inside another; -1 where there is none.
   *
   * @param name in ASCII, in any case
   * @param from a value inside from which to look, or the one after the first's end
   */
  int next(int number, String name, int from) {
    int end = after(number);
    int mark = NameMarks.of(name);
    for (int child = from; child < end; child = after(child)) {
      if ((!plainNames || place(child, MARK) == mark) && name(child).equalsIgnoreCase(name)) {
        return child;
      }
    }
    return -1;
  }

  /**
   * Finds a member of an object; -1 where there is none.
   *
   * @param name in ASCII, exactly
   */
  int member(int object, String name) {
    int end = after(object);
    for (int child = object + 1; child < end; child = after(child)) {
      if (name(child).isSame(name)) {
        return child;
      }
    }
    return -1;
  }

  /** Whether two values directly inside one have the same name. */
  boolean hasTwins(int number) {
    int first = number + 1;
    int members = 0;
    for (int child = first; child < count; child = after(child)) {
      members++;
    }
    if (members > FEW) {
      return hasTwinsAmongMany(first);
    }
    for (int child = first; child < count; child = after(child)) {
      for (int other = first; other < child; other = after(other)) {
        if (isNamedLike(child, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasTwinsAmongMany(int first) {
    Set<String> names = new HashSet<>();
    for (int child = first; child < count; child = after(child)) {
      if (!names.add(name(child).text())) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamedLike(int number, int other) {
    return (!plainNames || place(number, MARK) == place(other, MARK))
        && name(number).isSame(name(other));
  }

  private int place(int number, int which) {
    return places[number * PLACES + which];
  }
}
