package io.siyu.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.dossier.MemberId;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.member.Signal;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.member.Signal.BecameUnreachable;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.member.Signal.StageEntered;
import io.siyu.member.Signal.StageLost;
import io.siyu.member.Stage;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * The stored form of a signal: one byte for the version of the format, then its bytes. Version 1 is
 * a JSON object in UTF-8 that names the kind. Every version ever released stays readable; a new
 * kind of signal is one branch in each of the two methods.
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
      throw new IllegalStateException(
          "a stored signal is of a format that this version does not know; a later version wrote"
              + " it");
    }
    Violations violations = new Violations();
    JsonObject in =
        JsonObject.parse(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8), violations)
            .orElseThrow(() -> new IllegalStateException("a stored signal is damaged"));
    MemberId member = new MemberId(in.text("member"));
    return switch (in.text("kind")) {
      case "StageEntered" ->
          new StageEntered(member, in.word("stage", Stage.class, null), in.instant("at"));
      case "StageLost" -> new StageLost(member, in.word("stage", Stage.class, null));
      case "BecameReachable" -> new BecameReachable(member, in.text("pool"));
      case "BecameUnreachable" -> new BecameUnreachable(member, in.text("pool"));
      case "MemberIdChanged" -> {
        TreeSet<MemberId> former = new TreeSet<>();
        in.texts("former").forEach(text -> former.add(new MemberId(text)));
        yield new MemberIdChanged(member, former);
      }
      default ->
          throw new IllegalStateException(
              "a stored signal is of a kind that this version does not know; a later version wrote"
                  + " it");
    };
  }
}
