package io.siyu.wecom.snapshot;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the events of one account's answers (快照事件). Thread-safe.
 *
 * @param corp the corp id, as in the connection
 * @param idSpace the issuer of external_userid keys, as in the connection
 * @param openPlatform the issuer of unionid keys; empty where unionids are ignored
 */
record SnapshotEvents(String corp, String idSpace, String openPlatform) {
  String account() {
    return "wecom/" + corp;
  }

  IdentityKey person(String externalUserId) {
    return IdentityKey.externalUserId(idSpace, externalUserId);
  }

  Event event(String key, Instant at, Subject subject, Fact fact) {
    return event(key, at, subject, List.of(), fact);
  }

  private Event event(String key, Instant at, Subject subject, List<Claim> claims, Fact fact) {
    return Event.of(key, at, new Source(account()), subject, claims, fact, Provenance.SNAPSHOT);
  }

  /** That a customer has a unionid, if there is one and it is somebody's. */
  Optional<Event> identified(String customer, String unionId, Instant at, String evidence) {
    if (unionId.isEmpty() || openPlatform.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        event(
            key("identified", customer, unionId),
            at,
            person(customer),
            List.of(Claim.same(IdentityKey.unionId(openPlatform, unionId))),
            new Identified(evidence)));
  }

  /** A business key, its parts escaped so that the colons between them stay the only ones. */
  String key(String kind, String... parts) {
    StringBuilder key = new StringBuilder(kind).append(':').append(escaped(corp));
    for (String part : parts) {
      key.append(':').append(escaped(part));
    }
    return key.toString();
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace(":", "%3A");
  }
}
