package io.siyu.wecom.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import io.siyu.wecom.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the events of one account's answers (快照事件). Thread-safe. */
record SnapshotEvents(Account account) {
  private static final String BLANK = "***";

  Event event(String key, Instant at, Subject subject, Fact fact) {
    return event(key, at, subject, List.of(), fact);
  }

  Event event(String key, Instant at, Subject subject, List<Claim> claims, Fact fact) {
    return Event.of(key, at, account.source(), subject, claims, fact, Provenance.SNAPSHOT);
  }

  /**
   * That a customer has a unionid, if there is one and it is somebody's.
   *
   * @param openPlatform the issuer of unionid keys; empty where unionids are ignored
   */
  Optional<Event> identified(
      String customer, String unionId, String openPlatform, Instant at, String evidence) {
    if (unionId.isEmpty() || openPlatform.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        event(
            account.key("identified", customer, unionId),
            at,
            account.person(customer),
            List.of(Claim.same(IdentityKey.unionId(openPlatform, unionId))),
            new Identified(evidence)));
  }

  /**
   * What of an answer no fact carries, kept as it stands: its one-time codes blanked, the persons'
   * ids in it listed.
   *
   * @param what the interface, and where it has several kinds of entries the kind
   */
  Event unmapped(String key, Instant at, Subject subject, String what, JsonObject entry) {
    ObjectNode kept = Json.object();
    TreeSet<String> mentions = new TreeSet<>(Utf8Order.INSTANCE);
    for (String name : entry.names()) {
      JsonNode value = entry.raw(name);
      if (value != null) {
        kept.set(name, kept(name, value, mentions));
      }
    }
    return event(key, at, subject, new Unmapped(what, Json.canonical(kept), List.copyOf(mentions)));
  }

  private static JsonNode kept(String name, JsonNode value, TreeSet<String> mentions) {
    String lower = name.toLowerCase(Locale.ROOT);
    // welcome_code and msg_code are known; whatever a later version calls so is no data either.
    if (lower.endsWith("_code") || lower.endsWith("token")) {
      return Json.object().textNode(BLANK);
    }
    if (value instanceof ObjectNode object) {
      ObjectNode out = Json.object();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        out.set(member.getKey(), kept(member.getKey(), member.getValue(), mentions));
      }
      return out;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode out = Json.array();
      array.forEach(element -> out.add(kept(name, element, mentions)));
      return out;
    }
    if (value.isTextual() && !value.textValue().isEmpty() && isPersons(lower)) {
      mentions.add(value.textValue());
    }
    return value;
  }

  private static boolean isPersons(String name) {
    return name.endsWith("userid") || name.endsWith("unionid") || name.endsWith("openid");
  }
}
