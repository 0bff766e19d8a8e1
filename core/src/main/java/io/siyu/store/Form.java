package io.siyu.store;

import java.util.Arrays;

/**
 * What many events say alike (句式): everything but instants, ids, amounts and what is said once. It
 * is kept once, in a dictionary.
 */
final class Form {
  private final byte[] bytes;
  private final int[] words;

  /** Takes the bytes and the numbers of the words in them; both must not change any more. */
  Form(byte[] bytes, int[] words) {
    this.bytes = bytes;
    this.words = words;
  }

  ByteSource read() {
    return ByteSource.of(bytes);
  }

  /** The numbers of the words in it, each as often as it is there. */
  int[] words() {
    return words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Form form && Arrays.equals(bytes, form.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
