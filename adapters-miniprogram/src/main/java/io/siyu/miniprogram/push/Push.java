package io.siyu.miniprogram.push;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Provenance;
import io.siyu.event.PullRequested;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An authentic push, and the making of its events. Keys are made of what happened alone, never of
 * how it was delivered; the shared sender and second of many pushes tell no two apart.
 */
final class Push {
  private final WeixinConfig config;
  private final Fields fields;
  private final Optional<Instant> createdAt;
  private final Supplier<Event> asItCame;

  Push(WeixinConfig config, Fields fields, Optional<Instant> createdAt, Supplier<Event> asItCame) {
    this.config = config;
    this.fields = fields;
    this.createdAt = createdAt;
    this.asItCame = asItCame;
  }

  /** Its fields. */
  Fields fields() {
    return fields;
  }

  /** When it happened, by the second; empty where {@code CreateTime} is none. */
  Optional<Instant> createdAt() {
    return createdAt;
  }

  /** The account's id. */
  String appid() {
    return config.appid();
  }

  /** The account's user pool: its followers or those who talk with it. */
  String pool() {
    return source().text();
  }

  Source source() {
    return config.source();
  }

  /** A person by an openid of this account; empty where the openid is. */
  Optional<IdentityKey> person(String openId) {
    return openId.isEmpty()
        ? Optional.empty()
        : Optional.of(IdentityKey.openId(config.appid(), openId));
  }

  /** The sender, who is the person only in pushes of the sender's own doing. */
  Optional<IdentityKey> sender() {
    return person(fields.optional("FromUserName"));
  }

  /** The same person's unionid, where the push has one and its issuer is configured. */
  Optional<IdentityKey> union(String unionId) {
    if (unionId.isEmpty()) {
      return Optional.empty();
    }
    if (config.openAccount().isEmpty()) {
      fields.warn("a unionid is passed over, since the connection names no openAccount");
    }
    return config.openAccount().map(issuer -> IdentityKey.unionId(issuer, unionId));
  }

  /** A key, its parts escaped so that the colons between them stay the only ones. */
  String key(String kind, String... parts) {
    StringBuilder key = new StringBuilder(kind).append(':').append(escaped(config.appid()));
    for (String part : parts) {
      key.append(':').append(escaped(part));
    }
    return key.toString();
  }

  /** A key that ends with the second at which something happened. */
  String keyAt(Instant at, String kind, String... parts) {
    return key(kind, parts) + ":" + at.getEpochSecond();
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace(":", "%3A");
  }

  /** The push itself, kept beside its events where they do not say all of it. */
  Event asItCame() {
    return asItCame.get();
  }

  Event event(String key, Instant at, Subject subject, List<Claim> claims, Fact fact) {
    return Event.of(key, at, source(), subject, claims, fact, Provenance.CALLBACK);
  }

  /** What the host has to fetch and ingest, since the push does not say it. */
  Event pull(Instant at, Subject subject, String what, String key) {
    return event("pull:" + key, at, subject, List.of(), new PullRequested(what));
  }
}
