package io.siyu.miniprogram.push;

import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.push.Fields;
import io.siyu.push.Part;
import io.siyu.push.Plaintext;
import io.siyu.push.Refusals;
import io.siyu.push.SealedAddress;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
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
   * @param answers how an answer goes back, where it asks
   */
  Translation decode(Push.Arrival arrival, Answers answers) {
    Optional<Plaintext> parsed = Plaintext.parse(arrival.text(), WeixinVocabulary.WEIXIN);
    List<String> warnings = new ArrayList<>();
    if (parsed.isEmpty()) {
      if (arrival.text().isDigits()) {
        return Refusals.of(Reason.MALFORMED);
      }
      warnings.add("the authentic message is neither well-formed XML nor JSON; kept unmapped");
      return accepted(List.of(unparseable(arrival.text().text())), warnings);
    }
    Plaintext plaintext = parsed.get();
    Part root = plaintext.root();
    String name = name(root);
    Optional<Instant> createdAt = Fields.seconds(root.first("CreateTime"));
    if (isStale(createdAt, arrival.receivedAt())) {
      return Refusals.of(Reason.STALE_TIMESTAMP);
    }
    if (createdAt.isEmpty()) {
      warnings.add("the message tells no time between 1970 and 9999");
    }
    Optional<String> safe = Questions.safeAnswer(name);
    if (safe.isPresent()) {
      return new Translation.Question(plaintext.blanked(), answers::json, answers.json(safe.get()));
    }
    Fields fields =
        new Fields(
            name,
            root,
            WeixinVocabulary.WEIXIN.secrets(),
            createdAt.orElse(arrival.signedAt()),
            warnings);
    Push push = new Push(config, fields, createdAt);
    List<Event> events = Rows.of(name).map(row -> row.read(push)).orElse(List.of());
    return accepted(events.isEmpty() ? List.of(unmapped(push, name, plaintext)) : events, warnings);
  }

  /** What it is: an event's name, or that somebody wrote. */
  private static String name(Part root) {
    String type = root.first("MsgType");
    boolean message = !type.isEmpty() && !type.equalsIgnoreCase("event");
    return message ? Rows.MESSAGE + type : root.first("Event");
  }

  /** The message's own time is sealed; the timestamp beside it can be exchanged for the nonce. */
  private boolean isStale(Optional<Instant> at, Optional<Instant> receivedAt) {
    return at.isPresent()
        && receivedAt.isPresent()
        && Duration.between(at.get(), receivedAt.get()).abs().toSeconds()
            > config.freshnessSeconds();
  }

  private static Translation accepted(List<Event> events, List<String> warnings) {
    return new Translation.Accepted(events, List.of(), warnings, ACKNOWLEDGEMENT);
  }

  private Event unparseable(String text) {
    MessageDigest digest = keyDigest();
    Plaintext.put(digest, text);
    return Event.of(
        unmappedKey(digest),
        NO_TIME,
        config.source(),
        new AccountSubject(config.source().text()),
        List.of(),
        new Unmapped("unparseable", text, List.of()),
        Provenance.CALLBACK);
  }

  private Event unmapped(Push push, String name, Plaintext plaintext) {
    MessageDigest digest = keyDigest();
    plaintext.describe(digest);
    Unmapped fact = new Unmapped(shown(name), plaintext.blanked(), plaintext.mentions());
    return push.event(
        unmappedKey(digest), push.createdAt().orElse(NO_TIME), push.account(), List.of(), fact);
  }

  private MessageDigest keyDigest() {
    MessageDigest digest = address.sha256();
    Plaintext.put(digest, config.source().text());
    return digest;
  }

  private static String unmappedKey(MessageDigest digest) {
    return "unmapped:" + HexFormat.of().formatHex(digest.digest());
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
