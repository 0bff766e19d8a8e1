package io.siyu;

import io.siyu.json.InvalidDocumentException;
import io.siyu.json.Violations.Violation;
import java.util.List;

/**
 * A connections file that breaks rules: all of them, each with its JSON pointer and never with a
 * secret.
 */
public final class ConnectionsException extends InvalidDocumentException {
  private static final long serialVersionUID = 1L;

  ConnectionsException(List<Violation> violations) {
    super("the connections file", violations);
  }
}
