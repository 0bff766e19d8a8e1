package io.siyu.wecom.request;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/**
 * A field of a request under check. Its messages name the field and the rule, never the value.
 *
 * @param name the field as the platform's documentation names it
 */
record Field(String name) {
  /** An id, code or address, which is taken exactly: there, and without spaces around it. */
  void id(String value) {
    check(!value.isEmpty(), "must not be empty: pass the id, code or address itself");
    check(value.strip().equals(value), "must have no spaces around it: strip it");
    wellFormed(value);
  }

  /** Ids, each of them once. */
  void ids(List<String> values) {
    values.forEach(this::id);
    check(
        new HashSet<>(values).size() == values.size(), "must hold each id once: drop the repeated");
  }

  void charactersAtMost(String value, int most) {
    wellFormed(value);
    check(
        value.length() <= most,
        "has " + value.length() + " characters, at most " + most + " are allowed: shorten it");
  }

  void bytesAtMost(String value, int most) {
    wellFormed(value);
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    check(
        bytes <= most,
        "has " + bytes + " bytes in UTF-8, at most " + most + " are allowed: shorten it");
  }

  void countAtMost(List<?> values, int most) {
    check(
        values.size() <= most,
        "has " + values.size() + " elements, at most " + most + " are allowed: split the request");
  }

  /** Half a surrogate pair has no UTF-8 form and would arrive as something else. */
  private void wellFormed(String value) {
    check(
        StandardCharsets.UTF_8.newEncoder().canEncode(value),
        "must be well-formed Unicode: drop lone surrogates, which a cut through an emoji leaves");
  }

  void check(boolean good, String rule) {
    if (!good) {
      throw new IllegalArgumentException(name + " " + rule);
    }
  }
}
