package io.siyu.examples.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.community.Group;
import io.siyu.examples.quickstart.simulation.ExpectedGroup;
import io.siyu.json.Json;
import java.util.List;

/** Holds what is known of group chats against what should be. */
final class GroupsCheck {
  private GroupsCheck() {}

  /** Lists where groups are not as expected. Members are counted: of those erased no id is left. */
  static List<Difference> between(List<ExpectedGroup> expected, List<Group> got) {
    ObjectNode should = Json.object();
    for (ExpectedGroup group : expected) {
      write(should.putObject(group.id()), group.present(), group.gaps(), group.dismissed());
    }
    ObjectNode is = Json.object();
    for (Group group : got) {
      write(
          is.putObject(group.chat().id()),
          group.present().size(),
          group.gaps().size(),
          group.dismissedAt().isPresent());
    }
    return Difference.between(should, is);
  }

  private static void write(ObjectNode out, int present, int gaps, boolean dismissed) {
    out.put("present", present).put("gaps", gaps).put("dismissed", dismissed);
  }
}
