package io.siyu.push;

import java.util.List;

/** A part of a push as fields are read from it: an XML element or a JSON member. */
public interface Part {
  /**
   * The trimmed text of the first part inside, of a name in any case, that holds no others; empty
   * where there is none.
   */
  String first(String name);

  /** The parts inside, of a name in any case, in order. */
  List<Part> all(String name);

  /** The parts inside, in order. */
  List<Part> inside();

  /** The trimmed text; empty where there are parts inside. */
  String trimmed();
}
