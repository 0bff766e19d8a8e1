package io.siyu.wecom;

import java.util.SplittableRandom;

/** Breaks an answer as a line or a careless proxy might. */
final class Mutation {
  private Mutation() {}

  static String of(String answer, SplittableRandom random) {
    StringBuilder broken = new StringBuilder(answer);
    for (int i = random.nextInt(1, 4); i > 0 && !broken.isEmpty(); i--) {
      int at = random.nextInt(broken.length());
      switch (random.nextInt(4)) {
        case 0 -> broken.deleteCharAt(at);
        case 1 -> broken.insert(at, broken.charAt(random.nextInt(broken.length())));
        case 2 -> broken.setCharAt(at, (char) random.nextInt(0x30, 0x7F));
        default -> broken.setLength(at);
      }
    }
    return broken.toString();
  }
}
