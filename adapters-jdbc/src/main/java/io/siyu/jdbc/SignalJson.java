package io.siyu.jdbc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSet;
import io.siyu.dossier.MemberId;
import io.siyu.event.EventId;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.member.Signal.BecameUnreachable;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.member.Signal.MemberSplit;
import io.siyu.member.Signal.StageEntered;
import io.siyu.member.Signal.StageLost;
import io.siyu.member.Stage;
import io.siyu.spi.StoreException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.Set;

/** The JSON of a signal that waits in the outbox, {@code signal/1}. */
final class SignalJson {
  /** The kind of signal that says under which ids a member was known. */
  static final String MEMBER_ID_CHANGED = "MemberIdChanged";

  private static final String FORMAT = "signal/1";

  private SignalJson() {}

  /** The name of a signal's kind, which never changes. */
  static String kind(Signal signal) {
    if (signal instanceof StageEntered) {
      return "StageEntered";
    } else if (signal instanceof StageLost) {
      return "StageLost";
    } else if (signal instanceof BecameReachable) {
      return "BecameReachable";
    } else if (signal instanceof BecameUnreachable) {
      return "BecameUnreachable";
    } else if (signal instanceof MemberIdChanged) {
      return MEMBER_ID_CHANGED;
    } else if (signal instanceof MemberSplit) {
      return "MemberSplit";
    }
    throw new IllegalStateException("no name is known for a " + signal.getClass().getSimpleName());
  }

  static String encode(Signal signal) {
    ObjectNode out =
        Json.object()
            .put("siyu", FORMAT)
            .put("kind", kind(signal))
            .put("member", signal.member().text());
    if (signal instanceof StageEntered entered) {
      out.put("stage", entered.stage().name()).put("at", entered.at().toString());
    } else if (signal instanceof StageLost lost) {
      out.put("stage", lost.stage().name());
    } else if (signal instanceof BecameReachable reachable) {
      out.put("pool", reachable.pool());
    } else if (signal instanceof BecameUnreachable unreachable) {
      out.put("pool", unreachable.pool());
    } else if (signal instanceof MemberIdChanged changed) {
      put(out.putArray("former"), changed.former());
    } else if (signal instanceof MemberSplit split) {
      put(out.putArray("others"), split.others());
      out.put("since", split.since().toString());
      put(out.putArray("sent"), split.sent());
    }
    return Json.canonical(out);
  }

  /** Writes ids, whose texts are what they print as. */
  private static void put(ArrayNode list, Collection<?> ids) {
    ids.forEach(id -> list.add(id.toString()));
  }

  static Signal decode(String json) {
    Violations violations = new Violations();
    JsonObject in = JsonObject.parse(json, violations).orElseThrow(SignalJson::unreadable);
    if (!in.text("siyu").equals(FORMAT)) {
      throw unreadable();
    }
    try {
      Signal signal = signal(in, new MemberId(in.text("member")));
      if (violations.isEmpty()) {
        return signal;
      }
    } catch (DateTimeException | NoSuchElementException e) {
      // Said below, without the text.
    }
    throw unreadable();
  }

  private static Signal signal(JsonObject in, MemberId member) {
    return switch (in.text("kind")) {
      case "StageEntered" ->
          new StageEntered(
              member, in.word("stage", Stage.class, null), Instant.parse(in.text("at")));
      case "StageLost" -> new StageLost(member, in.word("stage", Stage.class, null));
      case "BecameReachable" -> new BecameReachable(member, in.optionalText("pool"));
      case "BecameUnreachable" -> new BecameUnreachable(member, in.optionalText("pool"));
      case MEMBER_ID_CHANGED -> new MemberIdChanged(member, members(in, "former"));
      case "MemberSplit" ->
          new MemberSplit(
              member, members(in, "others"), Instant.parse(in.text("since")), events(in, "sent"));
      default -> throw unreadable();
    };
  }

  private static Set<MemberId> members(JsonObject in, String name) {
    return in.texts(name).stream().map(MemberId::new).collect(ImmutableSet.toImmutableSet());
  }

  private static Set<EventId> events(JsonObject in, String name) {
    return in.texts(name).stream()
        .map(text -> EventId.parse(text).orElseThrow())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static StoreException unreadable() {
    return Failures.unusable(
        "a waiting signal cannot be read by this siyu-adapters-jdbc: use a newer one");
  }
}
