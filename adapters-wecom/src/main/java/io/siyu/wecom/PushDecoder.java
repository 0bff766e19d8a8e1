package io.siyu.wecom;

import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.Subject;
import io.siyu.push.Part;
import io.siyu.push.Plaintext;
import io.siyu.push.Refusals;
import io.siyu.push.SealedAddress;
import io.siyu.push.Utf8;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation;
import io.siyu.wecom.event.AcquisitionEvent;
import io.siyu.wecom.event.WeComEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  private final WeComConfig config;
  private final SealedAddress address;
  private final Source source;
  private final Subject account;
  private final Facts facts;
  private final Reply acknowledgement;

  PushDecoder(WeComConfig config, SealedAddress address) {
    this.config = config;
    this.address = address;
    this.source = config.source();
    this.account = new AccountSubject(source.text());
    this.facts = new Facts(config);
    this.acknowledgement = config.suite() ? Reply.text(200, "success") : Reply.empty(200);
  }

  /**
   * Decodes a message.
   *
   * @param signedAt the signed timestamp, from which one-time credentials live where the message
   *     tells no time
   * @param receivedAt when it was received, where freshness is asked for
   */
  Translation decode(Utf8 text, Instant signedAt, Optional<Instant> receivedAt) {
    if (text.isDigits()) {
      // An address check's echo, signed as pushes are, that somebody sends as a push.
      return Refusals.of(Reason.MALFORMED);
    }
    Optional<Plaintext> parsed = Plaintext.parse(text, WeComVocabulary.WECOM);
    if (parsed.isEmpty()) {
      String kept = WeComVocabulary.WECOM.secrets().cut(text.text());
      String key = Plaintext.keptKey(address.sha256(), source.text(), kept);
      Unmapped fact = new Unmapped("unparseable", kept, List.of());
      return accepted(
          event(key, NO_TIME, fact, false),
          List.of(),
          List.of("the authentic message is neither well-formed XML nor JSON; kept unmapped"));
    }
    Plaintext push = parsed.get();
    Part root = push.root();
    String authCorpId = WeComDecoder.authCorpId(root);
    if (!authCorpId.isEmpty() && !config.isCorp(authCorpId)) {
      // A suite's one address serves every customer of the provider; another's facts are not ours.
      return Refusals.of(Reason.RECEIVE_ID_MISMATCH);
    }
    WeComDecoder.Reading read = WeComDecoder.read(root, signedAt);
    Optional<Instant> time = read.topic().happenedAt();
    if (receivedAt.isPresent() && time.isPresent() && isStale(time.get(), receivedAt.get())) {
      return Refusals.of(Reason.STALE_TIMESTAMP);
    }
    Event event =
        time.flatMap(at -> facts.of(read.event(), at))
            .orElseGet(() -> unmapped(push, read, time.orElse(NO_TIME)));
    return accepted(event, push.secrets(time.orElse(signedAt)), read.warnings());
  }

  /**
   * The message's own time is encrypted; the timestamp beside it can be exchanged for the nonce.
   */
  private boolean isStale(Instant at, Instant receivedAt) {
    return Duration.between(at, receivedAt).abs().toSeconds() > config.freshnessSeconds();
  }

  private Translation accepted(Event event, List<Secret> secrets, List<String> warnings) {
    return new Translation.Accepted(List.of(event), secrets, warnings, acknowledgement);
  }

  private Event unmapped(Plaintext push, WeComDecoder.Reading read, Instant occurredAt) {
    String key = push.keptKey(address.sha256(), source.text());
    Unmapped fact = new Unmapped(what(read.topic()), push.blanked(), push.mentions());
    return event(key, occurredAt, fact, isAnonymous(read.event()));
  }

  /** Of what nobody is named in, two of one second look like one. */
  private static boolean isAnonymous(WeComEvent event) {
    return event instanceof AcquisitionEvent.ProfileOpened
        || event instanceof AcquisitionEvent.FriendRequested;
  }

  private Event event(String key, Instant occurredAt, Fact fact, boolean approximate) {
    return Event.of(
        key,
        occurredAt,
        source,
        account,
        List.of(),
        fact,
        Provenance.CALLBACK,
        approximate,
        Map.of());
  }

  private static String what(WeComDecoder.Topic topic) {
    String family = name(topic.family());
    return topic.change().isEmpty() ? family : family + "/" + name(topic.change());
  }

  /** A name that can be shown and counted; whatever is no plain word is not. */
  private static String name(String text) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= NAME_MAX
            && text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_'));
    return plain ? text : UNNAMED;
  }
}
