package io.siyu.json;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything wrong with a document, so that its author sees all of it at once.
 *
 * <p>Not thread-safe.
 */
public final class Violations {
  /**
   * One broken rule.
   *
   * @param pointer the JSON pointer of the offending place
   * @param rule what is wrong and how to mend it; never the value
   */
  public record Violation(String pointer, String rule) {
    @Override
    public String toString() {
      return (pointer.isEmpty() ? "/" : pointer) + ": " + rule;
    }
  }

  private final List<Violation> found = new ArrayList<>();

  /** Starts with nothing found. */
  public Violations() {}

  /** Notes a violation at a JSON pointer. */
  public void add(String pointer, String rule) {
    found.add(new Violation(pointer, rule));
  }

  /** Tells whether nothing was found. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns what was found, in the order of finding. */
  public List<Violation> list() {
    return ImmutableList.copyOf(found);
  }
}
