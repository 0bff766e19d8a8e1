package io.siyu.playbook;

import io.siyu.json.InvalidDocumentException;
import io.siyu.json.Violations.Violation;
import java.util.List;

/** A playbook that breaks rules: all of them, each with its JSON pointer. */
public final class PlaybookException extends InvalidDocumentException {
  private static final long serialVersionUID = 1L;

  PlaybookException(List<Violation> violations) {
    super("the playbook", violations);
  }
}
