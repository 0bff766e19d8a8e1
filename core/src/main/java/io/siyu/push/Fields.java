package io.siyu.push;

import io.siyu.spi.Secret;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads typed fields of a push. What cannot be read becomes a warning, never an error; warnings
 * quote no value.
 */
public final class Fields {
  /** The last second of the year 9999; a number beyond is milliseconds or noise. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private static final int SECONDS_DIGITS_MAX = 12;

  private static final Part NOTHING = new ElementPart(new Element("", "", List.of()));

  private final String what;
  private final Part root;
  private final SecretNames secrets;
  private final Instant secretsFrom;
  private final List<String> warnings;

  /**
   * Reads an element.
   *
   * @param what the kind of push, for warnings
   * @param secrets which names are secrets
   * @param secretsFrom from when secrets live
   * @param warnings where warnings go
   */
  public Fields(
      String what, Part root, SecretNames secrets, Instant secretsFrom, List<String> warnings) {
    this.what = what;
    this.root = root;
    this.secrets = secrets;
    this.secretsFrom = secretsFrom;
    this.warnings = warnings;
  }

  /** A field that the platform promises. */
  public String text(String name) {
    String text = root.first(name);
    if (text.isEmpty()) {
      warnings.add(what + " lacks " + name);
    }
    return text;
  }

  /** A field that may be missing. */
  public String optional(String name) {
    return root.first(name);
  }

  public Hidden hidden(String name) {
    return new Hidden(text(name));
  }

  public Hidden optionalHidden(String name) {
    return new Hidden(optional(name));
  }

  public Optional<Long> number(String name) {
    String text = optional(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      warn(name + " is no number");
      return Optional.empty();
    }
  }

  /** An instant in seconds since 1970. */
  public Optional<Instant> instant(String name) {
    String text = optional(name);
    Optional<Instant> instant = seconds(text);
    if (instant.isEmpty() && !text.isEmpty()) {
      warn(name + " is no time between 1970 and 9999");
    }
    return instant;
  }

  public static Optional<Instant> seconds(String text) {
    if (text.length() > SECONDS_DIGITS_MAX || !isDigits(text)) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(text);
    return seconds == 0 || seconds > SECONDS_MAX
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  /** Whether a text is made of ASCII digits, of one at least. */
  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** An instant as RFC 3339 writes it. */
  public Optional<Instant> timestamp(String name) {
    String text = optional(name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      warn(name + " is no RFC 3339 time");
      return Optional.empty();
    }
  }

  /** A word of a closed list that may be missing. */
  public <T> Optional<T> optionalWord(String name, Map<String, T> words, T unknown) {
    String text = optional(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!words.containsKey(text)) {
      warn(name + " is not known");
    }
    return Optional.of(words.getOrDefault(text, unknown));
  }

  /** A word of a closed list that the platform promises. */
  public <T> T word(String name, Map<String, T> words, T unknown) {
    text(name);
    return optionalWord(name, words, unknown).orElse(unknown);
  }

  /** A secret that may be missing, or that was blanked before the text was stored. */
  public Optional<Secret> optionalSecret(String name) {
    for (Part part : root.all(name)) {
      Optional<Secret> secret = secrets.secret(name, part.trimmed(), secretsFrom);
      if (secret.isPresent()) {
        return secret;
      }
    }
    return Optional.empty();
  }

  public Optional<Secret> secret(String name) {
    text(name);
    return optionalSecret(name);
  }

  /** The texts of a repeated field, blank ones left out. */
  public List<String> texts(String name) {
    return texts(root.all(name));
  }

  /** The texts inside a field, under whatever name, or of the field itself where it is repeated. */
  public List<String> textsIn(String name) {
    List<String> texts = new ArrayList<>();
    for (Part part : root.all(name)) {
      List<Part> inside = part.inside();
      texts.addAll(texts(inside.isEmpty() ? List.of(part) : inside));
    }
    return texts;
  }

  private static List<String> texts(List<Part> parts) {
    return parts.stream().map(Part::trimmed).filter(text -> !text.isEmpty()).toList();
  }

  /** The texts of a field that commas separate. */
  public List<String> list(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : optional(name).split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.trim());
      }
    }
    return parts;
  }

  /** The fields inside each part of a name. */
  public List<Fields> all(String name) {
    return root.all(name).stream()
        .map(part -> new Fields(what, part, secrets, secretsFrom, warnings))
        .toList();
  }

  /** The fields inside the first part of a name; none where there is no such part. */
  public Fields in(String name) {
    List<Fields> all = all(name);
    return all.isEmpty() ? new Fields(what, NOTHING, secrets, secretsFrom, warnings) : all.get(0);
  }

  public void warn(String defect) {
    warnings.add(what + ": " + defect);
  }
}
