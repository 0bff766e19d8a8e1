package io.siyu.pool;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which traffic pools' links lead to which user pools, and since when (互联互通): platforms open and
 * close their doors to each other, scene by scene. Immutable.
 *
 * @param rules what holds from when on, in the order of time
 */
public record LinkPolicy(List<Rule> rules) {
  /** Nothing is known of any link. */
  public static final LinkPolicy NONE = new LinkPolicy(List.of());

  /** Copies. */
  public LinkPolicy {
    rules = ImmutableList.copyOf(rules);
  }

  /**
   * What holds from an instant on, until a later rule on the same link says otherwise.
   *
   * @param from the traffic pool's id
   * @param to the user pool's id
   * @param scene where the link stands, such as a chat or a group; empty for everywhere
   * @param effectiveFrom from when on
   * @param open whether it leads there
   */
  public record Rule(String from, String to, String scene, Instant effectiveFrom, boolean open) {}

  /**
   * Whether a pool can feed another at an instant. A rule on the scene counts before one that names
   * none.
   *
   * @return empty where no rule says so
   */
  public Optional<Boolean> isOpen(String from, String to, String scene, Instant at) {
    Optional<Boolean> anywhere = Optional.empty();
    Optional<Boolean> there = Optional.empty();
    for (Rule rule : rules) {
      if (rule.from().equals(from) && rule.to().equals(to) && !rule.effectiveFrom().isAfter(at)) {
        if (rule.scene().isEmpty()) {
          anywhere = Optional.of(rule.open());
        } else if (rule.scene().equals(scene)) {
          there = Optional.of(rule.open());
        }
      }
    }
    return there.isPresent() ? there : anywhere;
  }
}
