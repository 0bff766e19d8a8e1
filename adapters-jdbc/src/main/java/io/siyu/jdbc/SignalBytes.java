package io.siyu.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSet;
import io.siyu.dossier.MemberId;
import io.siyu.event.EventId;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.member.Signal;
import io.siyu.member.Signal.AbuseFound;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.member.Signal.BecameUnreachable;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.member.Signal.MemberSplit;
import io.siyu.member.Signal.PointsChanged;
import io.siyu.member.Signal.SegmentEntered;
import io.siyu.member.Signal.SegmentLeft;
import io.siyu.member.Signal.StageEntered;
import io.siyu.member.Signal.StageLost;
import io.siyu.member.Signal.StandingChanged;
import io.siyu.member.Signal.TierChanged;
import io.siyu.member.Signal.TierCorrected;
import io.siyu.spi.StoreException;
import io.siyu.stage.Stage;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.Standing;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The stored form of a signal: one byte for the version of the format, then its bytes. Version 1 is
 * a JSON object in UTF-8 that names the kind. Every version ever released stays readable; a new
 * kind of signal is one branch in writing and one in reading.
 */
final class SignalBytes {
  private static final byte JSON = 1;

  private SignalBytes() {}

  static byte[] write(Signal signal) {
    ObjectNode out =
        Json.object()
            .put("kind", signal.getClass().getSimpleName())
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
      changed.former().forEach(id -> out.withArray("/former").add(id.text()));
    } else if (signal instanceof MemberSplit split) {
      split.others().forEach(id -> out.withArray("/others").add(id.text()));
      out.put("since", split.since().toString());
      split.sent().forEach(id -> out.withArray("/sent").add(id.toString()));
    } else if (signal instanceof TierChanged changed) {
      out.put("from", changed.from()).put("to", changed.to());
    } else if (signal instanceof TierCorrected corrected) {
      out.put("since", corrected.since().toString());
    } else if (signal instanceof PointsChanged changed) {
      out.put("ledger", changed.ledger()).put("from", changed.from()).put("to", changed.to());
    } else if (signal instanceof StandingChanged changed) {
      out.put("from", changed.from().name()).put("to", changed.to().name());
    } else if (signal instanceof AbuseFound found) {
      out.put("sign", found.sign().name());
    } else if (signal instanceof SegmentEntered entered) {
      out.put("segment", entered.segment());
    } else if (signal instanceof SegmentLeft left) {
      out.put("segment", left.segment());
    } else {
      throw new IllegalStateException("no stored form is known for " + signal.getClass());
    }
    byte[] json = Json.canonical(out).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[json.length + 1];
    bytes[0] = JSON;
    System.arraycopy(json, 0, bytes, 1, json.length);
    return bytes;
  }

  static Signal read(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != JSON) {
      throw Refusal.of(
          "a stored signal is of a format that this version does not know; a later version wrote"
              + " it");
    }
    Violations violations = new Violations();
    JsonObject in =
        JsonObject.parse(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8), violations)
            .orElseThrow(SignalBytes::damaged);
    try {
      Signal signal = signal(in);
      if (violations.isEmpty()) {
        return signal;
      }
    } catch (DateTimeException | NoSuchElementException e) {
      // Said below, without what could not be read.
    }
    throw damaged();
  }

  private static StoreException damaged() {
    return Refusal.of("a stored signal is damaged");
  }

  private static Signal signal(JsonObject in) {
    MemberId member = new MemberId(in.text("member"));
    return switch (in.text("kind")) {
      case "StageEntered" -> new StageEntered(member, stage(in), Instant.parse(in.text("at")));
      case "StageLost" -> new StageLost(member, stage(in));
      case "BecameReachable" -> new BecameReachable(member, in.optionalText("pool"));
      case "BecameUnreachable" -> new BecameUnreachable(member, in.optionalText("pool"));
      case "MemberIdChanged" -> new MemberIdChanged(member, members(in, "former"));
      case "MemberSplit" ->
          new MemberSplit(
              member, members(in, "others"), Instant.parse(in.text("since")), events(in, "sent"));
      case "TierChanged" -> new TierChanged(member, in.optionalText("from"), in.optionalText("to"));
      case "TierCorrected" -> new TierCorrected(member, Instant.parse(in.text("since")));
      case "PointsChanged" ->
          new PointsChanged(member, in.text("ledger"), in.number("from"), in.number("to"));
      case "StandingChanged" ->
          new StandingChanged(
              member, in.word("from", Standing.class, null), in.word("to", Standing.class, null));
      case "AbuseFound" -> new AbuseFound(member, in.word("sign", AbuseSign.class, null));
      case "SegmentEntered" -> new SegmentEntered(member, in.text("segment"));
      case "SegmentLeft" -> new SegmentLeft(member, in.text("segment"));
      default ->
          throw Refusal.of(
              "a stored signal is of a kind that this version does not know; a later version wrote"
                  + " it");
    };
  }

  private static Stage stage(JsonObject in) {
    return in.word("stage", Stage.class, null);
  }

  private static Set<MemberId> members(JsonObject in, String name) {
    return in.texts(name).stream().map(MemberId::new).collect(ImmutableSet.toImmutableSet());
  }

  private static Set<EventId> events(JsonObject in, String name) {
    return in.texts(name).stream()
        .map(text -> EventId.parse(text).orElseThrow())
        .collect(ImmutableSet.toImmutableSet());
  }
}
