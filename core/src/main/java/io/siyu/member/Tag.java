package io.siyu.member;

import io.siyu.json.Utf8Order;

/**
 * A tag on a person (标签).
 *
 * @param name the tag's id or name
 * @param steward the employee whose tag it is; empty where tags are the brand's
 */
public record Tag(String name, String steward) implements Comparable<Tag> {
  @Override
  public int compareTo(Tag other) {
    int byName = Utf8Order.INSTANCE.compare(name, other.name);
    return byName != 0 ? byName : Utf8Order.INSTANCE.compare(steward, other.steward);
  }
}
