package io.siyu.event;

import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Receives a fact's fields, each with its stable name. What is absent (an empty text, an empty
 * optional, an empty list, a false flag) is left out, so that a field added later changes neither
 * bytes nor ids of older facts.
 */
interface FactWriter {
  void text(String name, String value);

  void number(String name, long value);

  void flag(String name, boolean value);

  void money(String name, Optional<Money> value);

  void texts(String name, List<String> values);

  <T> void objects(String name, List<T> values, BiConsumer<T, FactWriter> describe);

  default void word(String name, Enum<?> value) {
    text(name, value.name());
  }

  default void key(String name, IdentityKey value) {
    text(name, value.text());
  }

  /** A text of which an erasure leaves a hash, so that it stays whether there is one. */
  default void hashed(String name, String value) {
    text(name, value);
  }

  /** Texts of each of which an erasure leaves a hash, so that it stays how many there are. */
  default void hashed(String name, List<String> values) {
    texts(name, values);
  }

  /** A text that no erasure leaves as it is. */
  default void personal(String name, String value) {
    text(name, value);
  }

  /** A key that no erasure leaves as it is. */
  default void personal(String name, IdentityKey value) {
    key(name, value);
  }

  /** Texts that no erasure leaves as they are. */
  default void personal(String name, List<String> values) {
    texts(name, values);
  }
}
