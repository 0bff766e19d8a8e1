package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the brand lets its customers decide (共创计划): two panels, a presale and a group buy. */
final class CocreationPlan {
  static final String SCENTS = "scents";
  static final String BOXES = "boxes";
  static final String PRESALE = "presale-spring";
  static final String PRESALE_SKU = "PF-05";
  static final String GROUP_BUY = "pintuan-spring";

  /** The scents that testers are asked about, and how many in a thousand like each. */
  static final List<Candidate> SCENT_CANDIDATES =
      List.of(new Candidate("橙花", 780), new Candidate("白茶", 500), new Candidate("雪松", 220));

  /** The boxes of which each tester names one. */
  static final List<String> BOX_CANDIDATES = List.of("红盒", "绿盒");

  private static final int PLEDGES_WANTED = 90;
  private static final Instant DEADLINE = midnight(2026, 4, 28);
  private static final Instant PAY_BY = midnight(2026, 5, 10);

  private CocreationPlan() {}

  /**
   * What testers are asked about.
   *
   * @param name its name
   * @param liked how many in a thousand like it
   */
  record Candidate(String name, int liked) {}

  /** Tells whether who pledges then can still pay in time. */
  static boolean takesPledges(Instant at) {
    return at.isBefore(DEADLINE);
  }

  private static Instant midnight(int year, int month, int day) {
    return LocalDate.of(year, month, day).atStartOfDay(Season.ZONE).toInstant();
  }

  /** Writes the rules into the playbook. */
  static void write(ObjectNode playbook) {
    ObjectNode cocreation = playbook.putObject("cocreation");
    ArrayNode panels = cocreation.putArray("panels");
    ObjectNode scents = panels.addObject().put("id", SCENTS).put("ballot", "EACH");
    ArrayNode candidates = scents.putArray("candidates");
    SCENT_CANDIDATES.forEach(it -> candidates.add(it.name()));
    scents.put("closes", midnight(2026, 5, 20).toString());
    ObjectNode boxes = panels.addObject().put("id", BOXES).put("ballot", "ONE");
    BOX_CANDIDATES.forEach(boxes.putArray("candidates")::add);
    cocreation
        .putArray("campaigns")
        .addObject()
        .put("id", PRESALE)
        .put("sku", PRESALE_SKU)
        .put("threshold", PLEDGES_WANTED)
        .put("deadline", DEADLINE.toString())
        .put("payBy", PAY_BY.toString());
    cocreation.putArray("groupBuys").addObject().put("activity", GROUP_BUY).put("size", 2);
  }
}
