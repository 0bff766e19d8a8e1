package io.siyu;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import io.siyu.member.Signal;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation;
import java.util.List;
import java.util.Optional;

/**
 * What became of a delivery (回执). Immutable.
 *
 * @param outcome the outcome
 * @param reply what to answer the platform: status, content type, body
 * @param events what happened and was not known before
 * @param signals what changed and may want action
 * @param secrets what was handed over for immediate use, with deadlines; never stored
 * @param warnings what could not be read, without content
 * @param erasures what was done where the playbook says that demands for deletion are carried out
 * @param question what the platform asks, if it does; {@code reply} is then the safe answer
 * @param rejection why it was rejected, if it was
 */
public record Receipt(
    Outcome outcome,
    Reply reply,
    List<Event> events,
    List<Signal> signals,
    List<Secret> secrets,
    List<String> warnings,
    List<ErasureReceipt> erasures,
    Optional<Translation.Question> question,
    Optional<Rejection> rejection) {

  /** What may become of a delivery. */
  public enum Outcome {
    /** Authentic, and something in it was new. */
    ACCEPTED,
    /** Authentic, and nothing in it was new. */
    DUPLICATE,
    /** A check of the address. */
    HANDSHAKE,
    /** A question that waits for its answer. */
    QUESTION,
    /** A test whether we verify. */
    PROBE,
    /** Not authentic or not readable. */
    REJECTED,
    /**
     * Authentic, but the store failed, with the delivery or with the demand for deletion in it: the
     * reply makes the platform try again.
     */
    NOT_STORED,
    /** A line that is no recorded delivery. */
    UNREADABLE
  }

  /**
   * Why a delivery was rejected.
   *
   * @param reason the stable reason
   * @param hint what to fix
   */
  public record Rejection(Reason reason, String hint) {}

  /** Copies. */
  public Receipt {
    events = ImmutableList.copyOf(events);
    signals = ImmutableList.copyOf(signals);
    secrets = ImmutableList.copyOf(secrets);
    warnings = ImmutableList.copyOf(warnings);
    erasures = ImmutableList.copyOf(erasures);
  }

  static Receipt of(Outcome outcome, Reply reply) {
    return new Receipt(
        outcome,
        reply,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static Receipt rejected(Reason reason, String hint, Reply reply) {
    return new Receipt(
        Outcome.REJECTED,
        reply,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(new Rejection(reason, hint)));
  }

  static Receipt unreadable(String why) {
    return new Receipt(
        Outcome.UNREADABLE,
        Reply.empty(400),
        List.of(),
        List.of(),
        List.of(),
        List.of(why),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
