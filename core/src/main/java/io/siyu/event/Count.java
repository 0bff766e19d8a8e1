package io.siyu.event;

import io.siyu.json.JsonObject;
import java.util.OptionalLong;

/** Numbers of people and of happenings in market facts (计数). */
final class Count {
  private static final String RULE = "must be from 0 to " + MarketFact.COUNT_MAX;

  private Count() {}

  /**
   * Checks a number.
   *
   * @throws IllegalArgumentException naming the rule, if it is out of bounds
   */
  static void require(String what, long count) {
    if (!isWithin(count)) {
      throw new IllegalArgumentException("the number of " + what + " " + RULE);
    }
  }

  static long read(JsonObject in, String name) {
    return within(in, name, in.number(name));
  }

  static OptionalLong readOptional(JsonObject in, String name) {
    OptionalLong count = in.optionalNumber(name);
    return count.isEmpty() ? count : OptionalLong.of(within(in, name, count.getAsLong()));
  }

  private static long within(JsonObject in, String name, long count) {
    if (!isWithin(count)) {
      in.violation(name, RULE);
      return 0;
    }
    return count;
  }

  private static boolean isWithin(long count) {
    return count >= 0 && count <= MarketFact.COUNT_MAX;
  }
}
