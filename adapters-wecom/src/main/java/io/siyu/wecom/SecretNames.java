package io.siyu.wecom;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of one-time credentials (一次性凭证) in pushes, and how long each is good for. */
final class SecretNames {
  static final String BLANK = "***";

  /**
   * By name in any case. WelcomeCode 20 s, kf Token 10 min and ChatKey 30 min are documented at
   * paths 92130, 94670 and 97299 of developer.work.weixin.qq.com; SuiteTicket 30 min and AuthCode
   * 10 min with the suite's pushes; ResponseCode 72 h with template cards. For OnceKey none is
   * documented; it is given the ChatKey's, of the same product.
   */
  private static final Map<String, Duration> LIVES =
      ImmutableSortedMap.<String, Duration>orderedBy(String.CASE_INSENSITIVE_ORDER)
          .put("WelcomeCode", Duration.ofSeconds(20))
          .put("welcome_code", Duration.ofSeconds(20))
          .put("Token", Duration.ofMinutes(10))
          .put("ChatKey", Duration.ofMinutes(30))
          .put("chat_key", Duration.ofMinutes(30))
          .put("OnceKey", Duration.ofMinutes(30))
          .put("SuiteTicket", Duration.ofMinutes(30))
          .put("suite_ticket", Duration.ofMinutes(30))
          .put("AuthCode", Duration.ofMinutes(10))
          .put("auth_code", Duration.ofMinutes(10))
          .put("ResponseCode", Duration.ofHours(72))
          .put("response_code", Duration.ofHours(72))
          .build();

  private static final Pattern ANY =
      Pattern.compile(String.join("|", LIVES.keySet()), Pattern.CASE_INSENSITIVE);

  private SecretNames() {}

  /** Whether a leaf is a secret or lies inside one. */
  static boolean cover(String path) {
    int from = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', from)) {
      if (LIVES.containsKey(path.substring(from, end))) {
        return true;
      }
      from = end + 1;
    }
    return LIVES.containsKey(path.substring(from));
  }

  /** A leaf's value as a secret with its deadline, where it is one. */
  static Optional<Secret> secret(Leaf leaf, Instant occurredAt) {
    return secret(leaf.path(), leaf.trimmed(), occurredAt);
  }

  /** A value as a secret with its deadline, where its name is one's and it was not blanked. */
  static Optional<Secret> secret(String name, String value, Instant occurredAt) {
    Duration life = LIVES.get(name);
    return life == null || value.isEmpty() || value.equals(BLANK)
        ? Optional.empty()
        : Optional.of(new Secret(name, value, occurredAt.plus(life)));
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
