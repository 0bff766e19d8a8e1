package io.siyu.examples.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Intake;
import io.siyu.examples.quickstart.simulation.ExpectedIntake;
import io.siyu.json.Json;
import java.util.List;

/** Holds what happened at the door against what should have. */
final class IntakeCheck {
  private IntakeCheck() {}

  /**
   * Lists where an intake is not as expected. Which of two equal deliveries is the duplicate
   * depends on their order, so accepted and duplicate ones count together.
   */
  static List<Difference> between(ExpectedIntake expected, Intake got) {
    ObjectNode should =
        Json.object()
            .put("deliveries", expected.deliveries())
            .put("acceptedOrDuplicate", expected.acceptedOrDuplicate())
            .put("handshake", expected.handshake())
            .put("probe", expected.probe())
            .put("question", 0L)
            .put("notStored", 0L)
            .put("unreadable", 0L);
    expected.rejected().forEach(should.putObject("rejected")::put);
    ObjectNode is =
        Json.object()
            .put("deliveries", got.deliveries())
            .put("acceptedOrDuplicate", got.accepted() + got.duplicate())
            .put("handshake", got.handshake())
            .put("probe", got.probe())
            .put("question", got.question())
            .put("notStored", got.notStored())
            .put("unreadable", got.unreadable());
    ObjectNode rejected = is.putObject("rejected");
    got.rejected().forEach((reason, count) -> rejected.put(reason.name(), count));
    return Difference.between(should, is);
  }
}
