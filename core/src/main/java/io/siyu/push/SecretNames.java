package io.siyu.push;

import com.google.common.collect.ImmutableList;
import io.siyu.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of one-time credentials (一次性凭证) in a platform's pushes, and how long each is good for.
 * Immutable.
 */
public final class SecretNames {
  static final String BLANK = "***";

  /** Every name of every push is looked up, and most have a length that no secret's has. */
  private final ImmutableList<ImmutableList<Name>> byLength;

  private final Pattern any;

  /** A name, in one of its spellings, and how long what it names is good for. */
  record Name(String text, Duration life) {}

  /** By name in any case, how long what it names is good for. */
  public SecretNames(Map<String, Duration> lives) {
    List<Name> all =
        lives.entrySet().stream().map(life -> new Name(life.getKey(), life.getValue())).toList();
    this.byLength = byLength(all);
    this.any =
        Pattern.compile(
            all.stream().map(name -> Pattern.quote(name.text())).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);
  }

  private static ImmutableList<ImmutableList<Name>> byLength(List<Name> all) {
    int longest = all.stream().mapToInt(name -> name.text().length()).max().orElse(0);
    return IntStream.rangeClosed(0, longest)
        .mapToObj(
            length ->
                all.stream()
                    .filter(name -> name.text().length() == length)
                    .collect(ImmutableList.toImmutableList()))
        .collect(ImmutableList.toImmutableList());
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

  /** The names of a length. */
  List<Name> ofLength(int length) {
    return length < byLength.size() ? byLength.get(length) : List.of();
  }

  private Optional<Duration> life(String name) {
    for (Name each : ofLength(name.length())) {
      if (each.text().equalsIgnoreCase(name)) {
        return Optional.of(each.life());
      }
    }
    return Optional.empty();
  }

  /** A value as a secret with its deadline, where its name is one's and it was not blanked. */
  Optional<Secret> secret(String name, String value, Instant occurredAt) {
    return life(name)
        .filter(life -> !value.isEmpty() && !value.equals(BLANK))
        .map(life -> new Secret(name, value, occurredAt.plus(life)));
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
