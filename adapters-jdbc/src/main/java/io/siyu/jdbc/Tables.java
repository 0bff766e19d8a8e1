package io.siyu.jdbc;

import java.util.regex.Pattern;

/**
 * The names of the tables.
 *
 * @param prefix what each begins with: a letter, then letters, digits and underscores, in lower
 *     case, at most 32
 */
record Tables(String prefix) {
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,31}");

  /** Checks the prefix, which becomes part of statements. */
  Tables {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "a prefix of tables must be a lower-case letter followed by at most 31 lower-case letters,"
              + " digits and underscores");
    }
  }

  /** Puts the names in the place of {@code #name} in a statement. */
  String in(String statement) {
    return statement.replace("#", prefix);
  }
}
