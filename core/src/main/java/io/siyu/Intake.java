package io.siyu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.json.Json;
import io.siyu.spi.Reason;
import java.util.Map;

/**
 * What happened at the door so far (收件统计), {@code "siyu":"intake/1"}. It counts attempts, so it
 * differs when deliveries are sent again; a report does not. Immutable.
 *
 * @param deliveries all deliveries received
 * @param accepted authentic, with at least one new event
 * @param duplicate authentic, with nothing new
 * @param handshake checks of the address
 * @param question questions answered
 * @param probe tests whether we verify
 * @param notStored authentic, but the store failed and the platform was asked to try again
 * @param rejected rejected, by reason; only reasons that occurred
 * @param unreadable lines that were no recorded delivery; not among {@code deliveries}
 */
public record Intake(
    long deliveries,
    long accepted,
    long duplicate,
    long handshake,
    long question,
    long probe,
    long notStored,
    Map<Reason, Long> rejected,
    long unreadable) {
  /** Copies. */
  public Intake {
    rejected = Maps.immutableEnumMap(ImmutableMap.copyOf(rejected));
  }

  /** Returns the JSON form with sorted members. */
  public String toJson() {
    ObjectNode out =
        Json.object()
            .put("siyu", "intake/1")
            .put("deliveries", deliveries)
            .put("accepted", accepted)
            .put("duplicate", duplicate)
            .put("handshake", handshake)
            .put("question", question)
            .put("probe", probe)
            .put("notStored", notStored)
            .put("unreadable", unreadable);
    ObjectNode reasons = out.putObject("rejected");
    rejected.forEach((reason, count) -> reasons.put(reason.name(), count));
    return Json.pretty(out);
  }
}
