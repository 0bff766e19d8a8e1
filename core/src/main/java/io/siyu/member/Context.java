package io.siyu.member;

import io.siyu.community.Stewards;

/**
 * What a fold has to know beside a person's own events (折叠上下文). Immutable.
 *
 * @param stewards by which ids the employees go who hold contacts
 */
public record Context(Stewards stewards) {
  private static final Context NONE = new Context(Stewards.unchanged());

  /** Nothing is known but the person's own events. */
  public static Context none() {
    return NONE;
  }
}
