package io.siyu.member;

import io.siyu.community.Stewards;
import io.siyu.standing.Baseline;
import java.util.Optional;

/**
 * What a fold has to know beside a person's own events (折叠上下文). Immutable.
 *
 * @param stewards by which ids the employees go who hold contacts
 * @param baseline the shop's own figures that people are compared with; without it nobody's
 *     standing is known
 */
public record Context(Stewards stewards, Optional<Baseline> baseline) {
  private static final Context NONE = new Context(Stewards.unchanged());

  /** Without a baseline. */
  public Context(Stewards stewards) {
    this(stewards, Optional.empty());
  }

  /** Nothing is known but the person's own events. */
  public static Context none() {
    return NONE;
  }
}
