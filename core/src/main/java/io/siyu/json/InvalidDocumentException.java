package io.siyu.json;

import com.google.common.collect.ImmutableList;
import io.siyu.error.SiyuException;
import io.siyu.json.Violations.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A document that breaks rules: all of them, each with its JSON pointer and never with a value. */
public abstract class InvalidDocumentException extends SiyuException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an ImmutableList of records of strings
  private final ImmutableList<Violation> violations;

  /**
   * Creates an exception.
   *
   * @param document what the document is, such as {@code the playbook}
   * @param violations every rule that it breaks
   */
  protected InvalidDocumentException(String document, List<Violation> violations) {
    super(
        document
            + " breaks "
            + violations.size()
            + " rule(s): "
            + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = ImmutableList.copyOf(violations);
  }

  /** Returns every violation, in the order of finding. */
  public List<Violation> violations() {
    return violations;
  }
}
