package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import io.siyu.error.SiyuException;
import io.siyu.json.Violations.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A playbook that breaks rules: all of them, each with its JSON pointer. */
public final class PlaybookException extends SiyuException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an ImmutableList of records of strings
  private final ImmutableList<Violation> violations;

  PlaybookException(List<Violation> violations) {
    super(
        "the playbook breaks "
            + violations.size()
            + " rule(s): "
            + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = ImmutableList.copyOf(violations);
  }

  /** Returns every violation, in document order where there is one. */
  public List<Violation> violations() {
    return violations;
  }
}
