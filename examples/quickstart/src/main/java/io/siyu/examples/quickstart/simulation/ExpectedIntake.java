package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Sending.Manner;
import io.siyu.spi.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must happen at the door when a simulation's deliveries are received once (入站统计的真相), as far
 * as it does not depend on their order. Nothing is asked ({@code question}) and nothing unreadable.
 *
 * @param deliveries how many there are
 * @param acceptedOrDuplicate how many must be believed, whether they tell anything new or not
 * @param handshake how many check the address
 * @param probe how many test whether signatures are checked
 * @param rejected how many must be rejected, by the name of the reason; only reasons that occur
 */
public record ExpectedIntake(
    long deliveries,
    long acceptedOrDuplicate,
    long handshake,
    long probe,
    Map<String, Long> rejected) {
  /** Copies the map, keeping its order. */
  public ExpectedIntake {
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
  }

  static ExpectedIntake of(List<Sending> sendings) {
    Map<String, Long> rejected = new TreeMap<>();
    long handshake = 0;
    long probe = 0;
    long believed = 0;
    for (Sending sending : sendings) {
      if (sending.manner().rejection().isPresent()) {
        Reason reason = sending.manner().rejection().get();
        rejected.merge(reason.name(), 1L, Long::sum);
      } else if (sending.manner() == Manner.HANDSHAKE) {
        handshake++;
      } else if (sending.manner() == Manner.SIGNATURE_TEST) {
        probe++;
      } else {
        believed++;
      }
    }
    return new ExpectedIntake(sendings.size(), believed, handshake, probe, rejected);
  }
}
