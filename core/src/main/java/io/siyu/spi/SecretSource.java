package io.siyu.spi;

import java.util.Optional;

/**
 * Where secrets named in a connections file come from (密钥来源).
 *
 * <p>Implementations must be thread-safe and must not log what they return.
 */
public interface SecretSource {
  /** Returns the environment variable of a name. */
  Optional<String> environment(String name);

  /** Returns the text of a file. */
  Optional<String> file(String path);

  /** A source that has nothing: only secrets written inline resolve. */
  static SecretSource none() {
    return new SecretSource() {
      @Override
      public Optional<String> environment(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<String> file(String path) {
        return Optional.empty();
      }
    };
  }
}
