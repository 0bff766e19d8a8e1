package io.siyu.miniprogram.push;

import io.siyu.push.Fields;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times of payments, which some pushes write without a zone (北京时间) and others in seconds. */
final class BeijingTime {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private BeijingTime() {}

  static Optional<Instant> read(Fields fields, String name) {
    String text = fields.optional(name);
    Optional<Instant> instant = Fields.seconds(text).or(() -> local(text));
    if (instant.isEmpty() && !text.isEmpty()) {
      fields.warn(name + " is no time between 1970 and 9999");
    }
    return instant;
  }

  private static Optional<Instant> local(String text) {
    try {
      long seconds = LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(BEIJING);
      return Fields.seconds(Long.toString(seconds));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
