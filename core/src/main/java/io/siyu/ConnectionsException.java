package io.siyu;

import com.google.common.collect.ImmutableList;
import io.siyu.error.SiyuException;
import io.siyu.json.Violations.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** Connections that break rules: all of them, each with its JSON pointer and never with a secret. */
public final class ConnectionsException extends SiyuException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an ImmutableList of records of strings
  private final ImmutableList<Violation> violations;

  ConnectionsException(List<Violation> violations) {
    super(
        "the connections break "
            + violations.size()
            + " rule(s): "
            + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = ImmutableList.copyOf(violations);
  }

  /** Returns every violation, in document order. */
  public List<Violation> violations() {
    return violations;
  }
}
