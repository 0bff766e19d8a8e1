package io.siyu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.erasure.Named;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.EventJson;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.ConsentCount;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.member.Member;
import io.siyu.points.PointsAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Everything held on one person, in {@code "siyu":"person/1"} (个人信息副本). */
final class PersonExport {
  private PersonExport() {}

  static String of(Dossier person, Member member, Collection<Event> naming) {
    ObjectNode out =
        Json.object()
            .put("siyu", "person/1")
            .put("asOf", member.asOf().toString())
            .put("member", member.id().text());
    ArrayNode keys = out.putArray("keys");
    person.keys().forEach(key -> keys.add(key.text()));
    Set<EventId> listed = new HashSet<>();
    ArrayNode profiles = out.putArray("profiles");
    for (IdentityKey key : person.keys()) {
      List<Event> own = person.events().stream().filter(e -> e.subject().equals(key)).toList();
      if (!own.isEmpty()) {
        ObjectNode profile = profiles.addObject().put("key", key.text());
        events(profile.putArray("events"), own, listed);
      }
    }
    ArrayNode orders = out.putArray("orders");
    for (OrderFile order : person.orders()) {
      ObjectNode object = orders.addObject();
      ArrayNode numbers = object.putArray("numbers");
      order.numbers().forEach(number -> numbers.add(number.text()));
      events(object.putArray("events"), order.events(), listed);
    }
    ArrayNode mentions = out.putArray("mentions");
    naming.stream()
        .filter(event -> !listed.contains(event.id()))
        .sorted(Event.ORDER)
        .forEach(event -> mentions.add(mention(event, person.keys())));
    derived(out.putObject("derived"), member);
    return Json.pretty(out);
  }

  private static void events(ArrayNode out, List<Event> events, Set<EventId> listed) {
    for (Event event : events) {
      out.add(json(event));
      listed.add(event.id());
    }
  }

  private static JsonNode json(Event event) {
    try {
      return Json.parse(EventJson.encode(event));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("an encoded event is not JSON", e);
    }
  }

  /**
   * Where others' events name the person: that they do, and by which key, but not who the others
   * are, whose data these are too.
   */
  private static JsonNode mention(Event event, Set<IdentityKey> keys) {
    if (event.subject() instanceof AccountSubject) {
      return json(event);
    }
    ObjectNode out =
        Json.object()
            .put("type", event.fact().kind().wireName())
            .put("time", event.occurredAt().toString())
            .put("source", event.source().text());
    Set<IdentityKey> named = new TreeSet<>(Named.keys(event));
    named.retainAll(keys);
    ArrayNode by = out.putArray("keys");
    named.forEach(key -> by.add(key.text()));
    return out;
  }

  /** What is concluded from all that, the person's standing with the brand. */
  private static void derived(ObjectNode out, Member member) {
    ObjectNode reached = out.putObject("reached");
    member.reached().forEach((stage, at) -> reached.put(stage.name(), at.toString()));
    ArrayNode reachable = out.putArray("reachableIn");
    member.reachableIn().forEach(reachable::add);
    ArrayNode tags = out.putArray("tags");
    member.tags().forEach(tag -> tags.add(tag.name()));
    ConsentCount.Tally consents = new ConsentCount.Tally();
    consents.add(member);
    ArrayNode consentStates = out.putArray("consents");
    consents
        .result()
        .forEach(
            asked ->
                consentStates
                    .addObject()
                    .put("purpose", asked.purpose())
                    .put("channel", asked.channel())
                    .put(
                        "status",
                        member.consent(asked.purpose(), asked.channel()).status().name()));
    membership(out, member);
  }

  private static void membership(ObjectNode out, Member member) {
    out.putObject("tier")
        .put("code", member.tier().tier())
        .put("until", member.tier().until().map(Instant::toString).orElse(""));
    ObjectNode points = out.putObject("points");
    for (PointsAccount account : member.membership().points()) {
      points
          .putObject(account.ledger())
          .put("balance", account.balance())
          .put("pending", account.pending())
          .put("debt", account.debt());
    }
    ObjectNode standing = out.putObject("standing").put("value", member.standing().value().name());
    ArrayNode reasons = standing.putArray("reasons");
    member.standing().reasons().forEach(reason -> reasons.add(reason.code()));
    ArrayNode abuse = out.putArray("abuse");
    member.membership().abuse().value().forEach(sign -> abuse.add(sign.name()));
    ArrayNode segments = out.putArray("segments");
    member.segments().forEach(segments::add);
  }
}
