package io.siyu.event;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import java.util.List;

/**
 * What a platform said of a group chat's members when it was asked (群快照): these and no others.
 *
 * @param version the version of the list of members, as in {@link GroupChanged}
 * @param members all of them, as in {@link GroupFact}
 */
public record GroupObserved(String version, List<String> members) implements GroupFact {
  /** Sorts the members. */
  public GroupObserved {
    members = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, members).asList();
  }

  @Override
  public FactKind kind() {
    return FactKind.GROUP_OBSERVED;
  }

  void describe(FactWriter out) {
    out.text("version", version);
    out.personal("members", members);
  }

  static GroupObserved read(JsonObject in) {
    return new GroupObserved(in.optionalText("version"), in.texts("members"));
  }

  /** Counts the members: their ids are personal. */
  @Override
  public String toString() {
    return "GroupObserved[" + members.size() + " members]";
  }
}
