package io.siyu;

import io.siyu.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Takes secrets from the process's environment and from files, of which one end of line at the end
 * is dropped. Thread-safe.
 */
public final class SystemSecretSource implements SecretSource {
  private final Path base;

  /** Resolves relative paths against a directory. */
  public SystemSecretSource(Path base) {
    this.base = base;
  }

  @Override
  public Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  @Override
  public Optional<String> file(String path) {
    try {
      String text = Files.readString(base.resolve(path));
      return Optional.of(text.replaceFirst("\\R\\z", ""));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
