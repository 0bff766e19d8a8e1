package io.siyu.wecom;

import com.google.common.collect.ImmutableList;
import io.siyu.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names of one-time credentials (一次性凭证) in pushes, and how long each is good for. */
final class SecretNames {
  static final String BLANK = "***";

  /**
   * By name in any case. WelcomeCode 20 s, kf Token 10 min and ChatKey 30 min are documented at
   * paths 92130, 94670 and 97299 of developer.work.weixin.qq.com; SuiteTicket 30 min and AuthCode
   * 10 min with the suite's pushes; ResponseCode 72 h with template cards. For OnceKey none is
   * documented; it is given the ChatKey's, of the same product.
   */
  private static final List<Name> ALL =
      ImmutableList.of(
          new Name("WelcomeCode", Duration.ofSeconds(20)),
          new Name("welcome_code", Duration.ofSeconds(20)),
          new Name("Token", Duration.ofMinutes(10)),
          new Name("ChatKey", Duration.ofMinutes(30)),
          new Name("chat_key", Duration.ofMinutes(30)),
          new Name("OnceKey", Duration.ofMinutes(30)),
          new Name("SuiteTicket", Duration.ofMinutes(30)),
          new Name("suite_ticket", Duration.ofMinutes(30)),
          new Name("AuthCode", Duration.ofMinutes(10)),
          new Name("auth_code", Duration.ofMinutes(10)),
          new Name("ResponseCode", Duration.ofHours(72)),
          new Name("response_code", Duration.ofHours(72)));

  /** Every name of every push is looked up, and most have a length that no secret's has. */
  private static final ImmutableList<ImmutableList<Name>> BY_LENGTH = byLength();

  private static final Pattern ANY =
      Pattern.compile(
          ALL.stream().map(Name::text).collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);

  /** A name, in one of its spellings, and how long what it names is good for. */
  record Name(String text, Duration life) {}

  private SecretNames() {}

  private static ImmutableList<ImmutableList<Name>> byLength() {
    int longest = ALL.stream().mapToInt(name -> name.text().length()).max().orElse(0);
    return IntStream.rangeClosed(0, longest)
        .mapToObj(
            length ->
                ALL.stream()
                    .filter(name -> name.text().length() == length)
                    .collect(ImmutableList.toImmutableList()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether a leaf is a secret or lies inside one. */
  static boolean cover(String path) {
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
  static List<Name> ofLength(int length) {
    return length < BY_LENGTH.size() ? BY_LENGTH.get(length) : List.of();
  }

  private static Optional<Duration> life(String name) {
    for (Name each : ofLength(name.length())) {
      if (each.text().equalsIgnoreCase(name)) {
        return Optional.of(each.life());
      }
    }
    return Optional.empty();
  }

  /** A value as a secret with its deadline, where its name is one's and it was not blanked. */
  static Optional<Secret> secret(String name, String value, Instant occurredAt) {
    return life(name)
        .filter(life -> !value.isEmpty() && !value.equals(BLANK))
        .map(life -> new Secret(name, value, occurredAt.plus(life)));
  }

  /**
   * Cuts a text that cannot be parsed at the first name of a secret: where its value ends is
   * anybody's guess, and what is stored must not hold it.
   */
  static String cut(String text) {
    Matcher name = ANY.matcher(text);
    return name.find() ? text.substring(0, name.end()) + BLANK : text;
  }
}
