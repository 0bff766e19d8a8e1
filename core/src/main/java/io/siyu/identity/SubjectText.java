package io.siyu.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The text form of subjects. */
final class SubjectText {
  static final String CHANNEL_DAY = "channelday";
  static final String ACCOUNT = "account";
  static final String GROUP = "group";

  private SubjectText() {}

  static String join(String kind, String issuer, String value) {
    return kind + ":" + escape(issuer) + ":" + escape(value);
  }

  static Optional<Subject> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length == 2 && parts[0].equals(ACCOUNT)) {
      return unescape(parts[1]).filter(a -> !a.isEmpty()).map(AccountSubject::new);
    }
    if (parts.length != 3) {
      return Optional.empty();
    }
    Optional<String> issuer = unescape(parts[1]).filter(i -> !i.isEmpty());
    Optional<String> value = unescape(parts[2]).filter(v -> !v.isEmpty());
    if (issuer.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    if (parts[0].equals(CHANNEL_DAY)) {
      try {
        LocalDate day = LocalDate.parse(value.get());
        Subject subject = new ChannelDay(issuer.get(), day);
        return subject.text().equals(text) ? Optional.of(subject) : Optional.empty();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    if (parts[0].equals(GROUP)) {
      return Optional.of(new GroupChat(issuer.get(), value.get()));
    }
    return KeyType.ofWireName(parts[0]).map(t -> new IdentityKey(t, issuer.get(), value.get()));
  }

  static String escape(String part) {
    return part.indexOf('%') < 0 && part.indexOf(':') < 0
        ? part
        : part.replace("%", "%25").replace(":", "%3A");
  }

  /** Reads only what {@link #escape} writes, so that every subject has exactly one text. */
  private static Optional<String> unescape(String part) {
    String plain = part.replace("%3A", ":").replace("%25", "%");
    return escape(plain).equals(part) ? Optional.of(plain) : Optional.empty();
  }
}
