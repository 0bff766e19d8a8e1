package io.siyu.event;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import java.util.List;

/**
 * What a listing of the platform said of a person's relation with a steward when it was fetched
 * (快照所见): it stood, with these tags and no others of that steward's. When it began, {@link Joined}
 * says.
 *
 * @param pool the user pool's account or id, as in {@link Joined}
 * @param steward the employee who holds the contact
 * @param tags the ids or names of all tags that the steward has put on the person, sorted, each
 *     once
 */
public record Observed(String pool, String steward, List<String> tags) implements PersonFact {
  /** Sorts the tags. */
  public Observed {
    tags = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, tags).asList();
  }

  @Override
  public FactKind kind() {
    return FactKind.OBSERVED;
  }

  void describe(FactWriter out) {
    out.text("pool", pool);
    out.personal("steward", steward);
    out.personal("tags", tags);
  }

  static Observed read(JsonObject in) {
    return new Observed(in.text("pool"), in.optionalText("steward"), in.texts("tags"));
  }
}
