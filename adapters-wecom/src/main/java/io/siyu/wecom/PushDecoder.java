package io.siyu.wecom;

import io.siyu.event.ConsentGiven;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.event.PullRequested;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Turns authentic plaintext into events: one decoder for both envelopes, XML or JSON. */
final class PushDecoder {
  private static final String CONTACT = "change_external_contact";
  private static final String UNNAMED = "unnamed";
  private static final int NAME_MAX = 64;

  /** The last second of the year 9999; a CreateTime beyond is milliseconds or noise. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private static final int SECONDS_DIGITS_MAX = 12;

  /**
   * Dates what tells no time: the signed timestamp changes from delivery to delivery, and an id
   * must not.
   */
  private static final Instant NO_TIME = Instant.EPOCH;

  private final WeComConfig config;
  private final Source source;
  private final Subject account;
  private final Reply acknowledgement;

  PushDecoder(WeComConfig config) {
    this.config = config;
    this.source = config.source();
    this.account = new AccountSubject(source.text());
    this.acknowledgement = config.suite() ? Reply.text(200, "success") : Reply.empty(200);
  }

  /**
   * Decodes a message.
   *
   * @param signedAt the signed timestamp, from which one-time credentials live where the message
   *     tells no time
   * @param receivedAt when it was received, where freshness is asked for
   */
  Translation decode(String text, Instant signedAt, Optional<Instant> receivedAt, Seal seal) {
    if (Plaintext.isDigits(text)) {
      // An address check's echo, signed as pushes are, that somebody sends as a push.
      return Refusals.of(Reason.MALFORMED);
    }
    Optional<Plaintext> parsed = Plaintext.parse(text);
    if (parsed.isEmpty()) {
      String kept = SecretNames.cut(text);
      MessageDigest digest = keyDigest(seal);
      Plaintext.put(digest, kept);
      Unmapped fact = new Unmapped("unparseable", kept, List.of());
      return accepted(
          event(unmappedKey(digest), NO_TIME, account, fact),
          List.of(),
          List.of("the authentic message is neither well-formed XML nor JSON; kept unmapped"));
    }
    Plaintext push = parsed.get();
    String authCorp = push.first("AuthCorpId");
    if (!authCorp.isEmpty() && !config.isCorp(authCorp)) {
      // A suite's one address serves every customer of the provider; another's facts are not ours.
      return Refusals.of(Reason.RECEIVE_ID_MISMATCH);
    }
    List<String> warnings = new ArrayList<>();
    Optional<Instant> time = time(push);
    if (time.isEmpty()) {
      warnings.add("the message tells no time between 1970 and 9999; kept unmapped, in 1970");
    }
    if (receivedAt.isPresent() && time.isPresent() && isStale(time.get(), receivedAt.get())) {
      return Refusals.of(Reason.STALE_TIMESTAMP);
    }
    Instant occurredAt = time.orElse(NO_TIME);
    List<Secret> secrets = new ArrayList<>();
    Instant handedOver = time.orElse(signedAt);
    push.leaves().forEach(l -> SecretNames.secret(l, handedOver).ifPresent(secrets::add));
    boolean message = isMessage(push);
    String family = family(push);
    String change = push.first("ChangeType");
    Optional<Event> mapped =
        !message && family.equals(CONTACT) && time.isPresent()
            ? contact(push, change, occurredAt, warnings)
            : Optional.empty();
    Event event =
        mapped.orElseGet(
            () -> unmapped(push, what(push, message, family, change), occurredAt, seal));
    return accepted(event, secrets, warnings);
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

  private Optional<Event> contact(
      Plaintext push, String change, Instant occurredAt, List<String> warnings) {
    String steward = push.first("UserID");
    String customer = push.first("ExternalUserID");
    String evidence = push.first("Source");
    String pool = source.text();
    Fact fact;
    String kind;
    switch (change) {
      case "add_external_contact" -> {
        kind = "join";
        fact = new Joined(pool, steward, Joined.Degree.FULL, push.first("State"), Party.UNKNOWN);
      }
      case "add_half_external_contact" -> {
        kind = "half";
        fact = new Joined(pool, steward, Joined.Degree.HALF, push.first("State"), Party.CUSTOMER);
      }
      case "del_follow_user" -> {
        kind = "left";
        fact = new Left(pool, steward, Party.CUSTOMER, Left.Why.REMOVED, evidence);
      }
      case "del_external_contact" -> {
        kind = "left";
        boolean transfer = evidence.equals("DELETE_BY_TRANSFER");
        Left.Why why = transfer ? Left.Why.TRANSFERRED : Left.Why.REMOVED;
        fact = new Left(pool, steward, Party.STEWARD, why, evidence);
      }
      case "edit_external_contact" -> {
        kind = "edit";
        fact = new PullRequested("externalcontact/get");
      }
      case "msg_audit_approved" -> {
        kind = "archive";
        fact =
            new ConsentGiven(
                "archive",
                "",
                ConsentGiven.Scope.PROFILE,
                ConsentGiven.Basis.CONSENT,
                "",
                steward,
                Optional.empty());
      }
      default -> {
        return Optional.empty();
      }
    }
    if (steward.isEmpty() || customer.isEmpty()) {
      warnings.add(
          CONTACT
              + "/"
              + change
              + " lacks "
              + (customer.isEmpty() ? "ExternalUserID" : "UserID")
              + "; kept unmapped");
      return Optional.empty();
    }
    String key =
        String.join(
            ":",
            kind,
            part(config.corp()),
            part(steward),
            part(customer),
            Long.toString(occurredAt.getEpochSecond()));
    IdentityKey subject = IdentityKey.externalUserId(config.idSpace(), customer);
    return Optional.of(event(key, occurredAt, subject, fact));
  }

  /** A part of a key, escaped so that the colons between parts stay the only ones. */
  private static String part(String text) {
    return text.replace("%", "%25").replace(":", "%3A");
  }

  private Event unmapped(Plaintext push, String what, Instant occurredAt, Seal seal) {
    MessageDigest digest = keyDigest(seal);
    push.describe(digest);
    Unmapped fact = new Unmapped(what, push.blanked(), push.mentions());
    return event(unmappedKey(digest), occurredAt, account, fact);
  }

  private MessageDigest keyDigest(Seal seal) {
    MessageDigest digest = seal.sha256();
    Plaintext.put(digest, source.text());
    return digest;
  }

  private static String unmappedKey(MessageDigest digest) {
    return "unmapped:" + HexFormat.of().formatHex(digest.digest());
  }

  private Event event(String key, Instant occurredAt, Subject subject, Fact fact) {
    return Event.of(key, occurredAt, source, subject, List.of(), fact, Provenance.CALLBACK);
  }

  private static boolean isMessage(Plaintext push) {
    String type = push.first("MsgType");
    return !type.isEmpty() && !type.equals("event");
  }

  private static String family(Plaintext push) {
    String event = push.first("Event");
    return event.isEmpty() ? push.first("InfoType") : event;
  }

  private static String what(Plaintext push, boolean message, String family, String change) {
    if (message) {
      return name(push.first("MsgType"));
    }
    return change.isEmpty() ? name(family) : name(family) + "/" + name(change);
  }

  /** A name that can be shown and counted; whatever is no plain word is not. */
  private static String name(String text) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= NAME_MAX
            && text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_'));
    return plain ? text : UNNAMED;
  }

  private static Optional<Instant> time(Plaintext push) {
    String created = push.first("CreateTime");
    String text = created.isEmpty() ? push.first("TimeStamp") : created;
    if (text.length() > SECONDS_DIGITS_MAX || !Plaintext.isDigits(text)) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(text);
    return seconds == 0 || seconds > SECONDS_MAX
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }
}
