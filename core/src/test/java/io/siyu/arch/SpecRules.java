package io.siyu.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of rules: where SPEC.md states them and where tests claim to prove them. */
final class SpecRules {
  private static final String ID = "[A-Z]-[0-9]+[a-z]?";

  /** A row of a table whose first cell is an id. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\|\\s*(" + ID + ")\\s*\\|");

  /** A display name or label that starts with one id or several. */
  private static final Pattern PROOF =
      Pattern.compile(
          "@(?:DisplayName|Label)\\(\\s*(?:value\\s*=\\s*)?\"("
              + ID
              + "(?:(?:,\\s*|\\s+and\\s+|\\s+)"
              + ID
              + ")*)\\b");

  private SpecRules() {}

  /** The ids of a specification in the order of its rows, repeated if it repeats them. */
  static List<String> stated(String markdown) {
    List<String> ids = new ArrayList<>();
    Matcher row = ROW.matcher(markdown);
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }

  /** The ids that the tests of one source file claim to prove. */
  static Set<String> proved(String java) {
    Set<String> ids = new TreeSet<>();
    Matcher proof = PROOF.matcher(java);
    while (proof.find()) {
      Matcher id = Pattern.compile(ID).matcher(proof.group(1));
      while (id.find()) {
        ids.add(id.group());
      }
    }
    return ids;
  }
}
