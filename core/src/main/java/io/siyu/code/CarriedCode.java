package io.siyu.code;

/**
 * What a platform gave back of a channel code (渠道码回传). Immutable; whatever it is, the text that
 * came is kept as evidence. A text that is not known to be a channel's code may hold anything, so
 * {@code toString} does not show it.
 */
public sealed interface CarriedCode {
  /** The text as it came, the carrier's prefix included. */
  String text();

  /**
   * A code that was written here and came back whole.
   *
   * @param text as it came
   * @param channel the channel's code, as a playbook has it
   */
  record Ours(String text, String channel) implements CarriedCode {}

  /**
   * Whole, but written by a later version of this library: to be read again after an upgrade.
   *
   * @param text as it came
   * @param version the version of its format, from 2 to 9
   */
  record Newer(String text, int version) implements CarriedCode {
    @Override
    public String toString() {
      return "Newer[version=" + version + "]";
    }
  }

  /**
   * Written here, but shorter than it says of itself: a carrier cut it (截断).
   *
   * @param text what is left
   */
  record Truncated(String text) implements CarriedCode {
    @Override
    public String toString() {
      return "Truncated[***]";
    }
  }

  /**
   * Begins as what is written here does and is long enough, but was changed on the way.
   *
   * @param text as it came
   */
  record Damaged(String text) implements CarriedCode {
    @Override
    public String toString() {
      return "Damaged[***]";
    }
  }

  /**
   * Somebody else's: another tool's parameter, or a channel's code written by hand.
   *
   * @param text as it came
   */
  record Foreign(String text) implements CarriedCode {
    @Override
    public String toString() {
      return "Foreign[***]";
    }
  }

  /**
   * Nothing was carried: the text is blank but for the carrier's prefix.
   *
   * @param text as it came
   */
  record Missing(String text) implements CarriedCode {}
}
