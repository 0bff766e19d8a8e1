package io.siyu.event;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import java.util.List;

/**
 * A group chat changed (客户群变更).
 *
 * @param change what changed
 * @param members who came or went, as in {@link GroupFact}; empty for other changes
 * @param from the version of the list of members before, where the platform chains the changes of
 *     members by versions; only of comings and goings
 * @param to the version after
 * @param evidence how they came or went, in the platform's words
 */
public record GroupChanged(
    Change change, List<String> members, String from, String to, String evidence)
    implements GroupFact {
  /** What changed. */
  public enum Change {
    /** The group was made (建群). */
    CREATED,
    /** Members came (入群). */
    JOINED,
    /** Members went or were removed (退群). */
    LEFT,
    /** Somebody else owns it (群主变更). */
    OWNER,
    /** It has another name. */
    NAME,
    /** It has another notice (群公告). */
    NOTICE,
    /** The group is no more (解散). */
    DISMISSED
  }

  /** Sorts the members. */
  public GroupChanged {
    members = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, members).asList();
  }

  /** A change that is not one of members. */
  public static GroupChanged of(Change change) {
    return new GroupChanged(change, List.of(), "", "", "");
  }

  @Override
  public FactKind kind() {
    return FactKind.GROUP_CHANGED;
  }

  void describe(FactWriter out) {
    out.word("change", change);
    out.personal("members", members);
    out.text("from", from);
    out.text("to", to);
    out.text("evidence", evidence);
  }

  static GroupChanged read(JsonObject in) {
    return new GroupChanged(
        in.word("change", Change.class, null),
        in.texts("members"),
        in.optionalText("from"),
        in.optionalText("to"),
        in.optionalText("evidence"));
  }

  /** Counts the members: their ids are personal. */
  @Override
  public String toString() {
    return "GroupChanged[" + change + ", " + members.size() + " members]";
  }
}
