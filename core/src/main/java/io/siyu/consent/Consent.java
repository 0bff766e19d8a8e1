package io.siyu.consent;

import java.util.Optional;

/**
 * Whether a person may be dealt with for a purpose by some means (同意状态).
 *
 * @param status what counts
 * @param record the statement that decides it; empty where none was made
 */
public record Consent(Status status, Optional<ConsentRecord> record) {
  /** What counts. */
  public enum Status {
    /** Agreed, and still in force. */
    GRANTED,
    /** Refused or taken back; nothing but a later consent for the whole person undoes it. */
    WITHDRAWN,
    /** Nothing was said, or what was said has expired. For marketing, that is a no. */
    UNKNOWN
  }

  /** Whether it was agreed to and still is: anything else is a no. */
  public boolean isGranted() {
    return status == Status.GRANTED;
  }
}
