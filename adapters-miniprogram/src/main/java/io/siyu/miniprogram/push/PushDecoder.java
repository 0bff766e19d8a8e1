package io.siyu.miniprogram.push;

import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.push.Fields;
import io.siyu.push.Part;
import io.siyu.push.Plaintext;
import io.siyu.push.SealedAddress;
import io.siyu.push.Utf8;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns authentic plaintext into events: what no fact carries is kept as it came. */
final class PushDecoder {
  private static final String UNNAMED = "unnamed";
  private static final int NAME_MAX = 64;

  /**
   * Dates what tells no time: the signed timestamp changes from delivery to delivery, and an id
   * must not.
   */
  private static final Instant NO_TIME = Instant.EPOCH;

  private static final Reply ACKNOWLEDGEMENT = Reply.text(200, "success");

  private final WeixinConfig config;
  private final SealedAddress address;

  PushDecoder(WeixinConfig config, SealedAddress address) {
    this.config = config;
    this.address = address;
  }

  /**
   * Decodes a push.
   *
   * @param signedAt the signed timestamp; 1970 where there is none
   * @param answers how an answer goes back, where it asks
   */
  Translation decode(Utf8 text, Instant signedAt, Answers answers) {
    Optional<Plaintext> parsed = Plaintext.parse(text, WeixinVocabulary.WEIXIN);
    List<String> warnings = new ArrayList<>();
    if (parsed.isEmpty()) {
      warnings.add("the authentic message is neither well-formed XML nor JSON; kept unmapped");
      return accepted(List.of(unparseable(text.text())), warnings);
    }
    Plaintext plaintext = parsed.get();
    Part root = plaintext.root();
    String name = name(root);
    Optional<Instant> createdAt = Fields.seconds(root.first("CreateTime"));
    if (createdAt.isEmpty()) {
      warnings.add("the message tells no time between 1970 and 9999");
    }
    Optional<String> safe = Questions.safeAnswer(name);
    if (safe.isPresent()) {
      return new Translation.Question(plaintext.blanked(), answers::json, answers.json(safe.get()));
    }
    Fields fields =
        new Fields(
            name, root, WeixinVocabulary.WEIXIN.secrets(), createdAt.orElse(signedAt), warnings);
    Instant keptAt = createdAt.orElse(NO_TIME);
    Push push = new Push(config, fields, createdAt, () -> unmapped(shown(name), keptAt, plaintext));
    List<Event> events = Rows.of(name).map(row -> row.read(push)).orElse(List.of());
    return accepted(events.isEmpty() ? List.of(push.asItCame()) : events, warnings);
  }

  /** What it is: an event's name, or that somebody wrote. */
  private static String name(Part root) {
    String type = root.first("MsgType");
    boolean message = !type.isEmpty() && !type.equalsIgnoreCase("event");
    return message ? Rows.MESSAGE + type : root.first("Event");
  }

  private static Translation accepted(List<Event> events, List<String> warnings) {
    return new Translation.Accepted(events, List.of(), warnings, ACKNOWLEDGEMENT);
  }

  private Event unparseable(String text) {
    String key = Plaintext.keptKey(address.sha256(), config.source().text(), text);
    return event(key, NO_TIME, new Unmapped("unparseable", text, List.of()));
  }

  private Event unmapped(String what, Instant at, Plaintext plaintext) {
    String key = plaintext.keptKey(address.sha256(), config.source().text());
    return event(key, at, new Unmapped(what, plaintext.blanked(), plaintext.mentions()));
  }

  private Event event(String key, Instant at, Unmapped fact) {
    return Event.of(
        key,
        at,
        config.source(),
        new AccountSubject(config.source().text()),
        List.of(),
        fact,
        Provenance.CALLBACK);
  }

  /** A name that can be shown and counted; whatever is no plain word is not. */
  private static String shown(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    boolean plain =
        !text.isEmpty()
            && text.length() <= NAME_MAX
            && text.chars()
                .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '/'));
    return plain ? text : UNNAMED;
  }
}
