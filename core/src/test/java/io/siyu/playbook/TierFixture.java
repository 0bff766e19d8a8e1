package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.tier.TierProgramme;
import java.time.ZoneId;
import java.util.List;

/** Reads and writes the tiers of a playbook of Shanghai that says nothing else. */
public final class TierFixture {
  private TierFixture() {}

  /** Reads {@code "tiers"}, which must be without a fault. */
  public static TierProgramme programme(String tiers) {
    Violations violations = new Violations();
    TierProgramme programme = read(tiers, violations);
    assertThat(violations.list()).isEmpty();
    return programme;
  }

  /** Reads {@code "tiers"} and says what is wrong with them. */
  public static List<String> faults(String tiers) {
    Violations violations = new Violations();
    read(tiers, violations);
    return violations.list().stream().map(Object::toString).toList();
  }

  /** Writes a playbook of nothing but tiers. */
  public static String write(TierProgramme programme) {
    ObjectNode out = Json.object();
    TiersJson.write(out, programme);
    return Json.canonical(out);
  }

  private static TierProgramme read(String tiers, Violations violations) {
    JsonObject in = JsonObject.parse("{\"tiers\":" + tiers + "}", violations).orElseThrow();
    TierProgramme programme = TiersJson.read(in, "tiers", ZoneId.of("Asia/Shanghai"));
    in.refuseUnread();
    return programme;
  }
}
