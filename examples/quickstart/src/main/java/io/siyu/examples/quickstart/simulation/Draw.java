package io.siyu.examples.quickstart.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** A stream of chance (随机数流), fully decided by a seed and the stream's name. Not thread-safe. */
final class Draw {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final SplittableRandom random;

  private Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Draw of(long seed, String stream, long number) {
    // String.hashCode is specified, so this is the same on every JVM.
    long mixed = seed * 0x9E3779B97F4A7C15L + stream.hashCode();
    return new Draw(mixed * 0xBF58476D1CE4E5B9L + number);
  }

  /** Tells whether something happens that happens so many times in a thousand. */
  boolean chance(int perMille) {
    return random.nextInt(1000) < perMille;
  }

  /** Returns a number of {@code [0, bound)}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number of {@code [least, most]}. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String letters(int length) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  byte[] bytes(int length) {
    byte[] out = new byte[length];
    random.nextBytes(out);
    return out;
  }

  long number() {
    return random.nextLong();
  }
}
