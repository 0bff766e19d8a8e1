package io.siyu.push;

import io.siyu.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of one-time credentials (一次性凭证) in a platform's pushes, and how long each is good for.
 * Immutable.
 */
public final class SecretNames {
  static final String BLANK = "***";

  private final Name[] all;
  private final NameMarks marks;
  private final Pattern any;

  /** A name, in one of its spellings, and how long what it names is good for. */
  private record Name(String text, Duration life) {}

  /** By name in any case, how long what it names is good for. */
  public SecretNames(Map<String, Duration> lives) {
    this.all =
        lives.entrySet().stream()
            .map(life -> new Name(life.getKey(), life.getValue()))
            .toArray(Name[]::new);
    this.marks = NameMarks.of(lives.keySet());
    this.any =
        Pattern.compile(
            lives.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);
  }

  /** Whether a leaf is a secret or lies inside one. */
  boolean cover(String path) {
    int from = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', from)) {
      if (life(path.substring(from, end)).isPresent()) {
        return true;
      }
      from = end + 1;
    }
    return life(path.substring(from)).isPresent();
  }

  /** By which most names are told to be none of these. */
  NameMarks marks() {
    return marks;
  }

  private Optional<Duration> life(String name) {
    for (Name each : all) {
      if (each.text().equalsIgnoreCase(name)) {
        return Optional.of(each.life());
      }
    }
    return Optional.empty();
  }

  /** A value as a secret with its deadline, where its name is one's and it was not blanked. */
  Optional<Secret> secret(String name, String value, Instant occurredAt) {
    Optional<Duration> life = life(name);
    return life.isEmpty() || value.isEmpty() || value.equals(BLANK)
        ? Optional.empty()
        : Optional.of(new Secret(name, value, occurredAt.plus(life.get())));
  }

  /**
   * Cuts a text that cannot be parsed at the first name of a secret: where its value ends is
   * anybody's guess, and what is stored must not hold it.
   */
  public String cut(String text) {
    Matcher name = any.matcher(text);
    return !any.pattern().isEmpty() && name.find() ? text.substring(0, name.end()) + BLANK : text;
  }
}
