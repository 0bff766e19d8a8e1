package io.siyu.event;

import com.google.common.collect.ImmutableList;
import io.siyu.json.Violations.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A text that is not an event, with everything that is wrong with it. */
public final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an ImmutableList of records of strings
  private final ImmutableList<Violation> violations;

  MalformedEventException(List<Violation> violations) {
    super(
        "not an event: "
            + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = ImmutableList.copyOf(violations);
  }

  /** Returns what is wrong, in document order. */
  public List<Violation> violations() {
    return violations;
  }
}
