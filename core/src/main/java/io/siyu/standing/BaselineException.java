package io.siyu.standing;

import io.siyu.json.InvalidDocumentException;
import io.siyu.json.Violations.Violation;
import java.util.List;

/** A baseline that breaks rules: all of them, each with its JSON pointer. */
public final class BaselineException extends InvalidDocumentException {
  private static final long serialVersionUID = 1L;

  BaselineException(List<Violation> violations) {
    super("the baseline", violations);
  }
}
