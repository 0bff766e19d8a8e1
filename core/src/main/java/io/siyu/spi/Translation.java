package io.siyu.spi;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import java.util.List;
import java.util.function.Function;

/** What an adapter makes of a delivery (翻译结果). Immutable. */
public sealed interface Translation {
  /** What to answer the platform once the events are safe. */
  Reply reply();

  /**
   * The delivery is authentic.
   *
   * @param events what happened, in the delivery's order; with an {@code Unmapped} fact where it is
   *     not understood
   * @param secrets what was handed over for immediate use
   * @param warnings what could not be read, without content
   * @param reply the platform's acknowledgement
   */
  record Accepted(List<Event> events, List<Secret> secrets, List<String> warnings, Reply reply)
      implements Translation {
    /** Copies the lists. */
    public Accepted {
      events = ImmutableList.copyOf(events);
      secrets = ImmutableList.copyOf(secrets);
      warnings = ImmutableList.copyOf(warnings);
    }
  }

  /**
   * The platform checked that the address is ours (URL 验证).
   *
   * @param reply the answer to the check
   */
  record Handshake(Reply reply) implements Translation {}

  /**
   * The platform asks something and waits for the answer.
   *
   * @param ask what it asks
   * @param answer makes the reply from the host's answer
   * @param reply the safe answer, given where the host has none
   */
  record Question(String ask, Function<String, Reply> answer, Reply reply) implements Translation {
    /** Shows that there is a question, not which: it is about somebody. */
    @Override
    public String toString() {
      return "Question[" + reply + "]";
    }
  }

  /**
   * The platform tested whether we verify (探测); the test is answered as a wrong signature is,
   * without alarm.
   *
   * @param reply the refusal
   */
  record Probe(Reply reply) implements Translation {}

  /**
   * The delivery is not authentic or not readable and raised no event.
   *
   * @param reason the stable reason
   * @param hint what to fix; never content
   * @param reply the refusal
   */
  record Rejected(Reason reason, String hint, Reply reply) implements Translation {}
}
