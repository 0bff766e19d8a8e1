package io.siyu.standing;

/**
 * One number that a policy sets (参数): its name, its bounds, and what holds where nothing is said.
 *
 * @param name what it is called, in a playbook too
 * @param least the least it may be
 * @param most the most it may be
 * @param otherwise what it is unless said otherwise
 */
public record PolicyNumber(String name, long least, long most, long otherwise) {
  /** Returns what is asked of the number, in words. */
  public String rule() {
    return "must be from " + least + " to " + most;
  }

  /** Tells whether a number keeps to the bounds. */
  public boolean allows(long number) {
    return number >= least && number <= most;
  }

  /** Refuses a number that does not. */
  public void check(long number) {
    if (!allows(number)) {
      throw new IllegalArgumentException(name + " " + rule());
    }
  }
}
