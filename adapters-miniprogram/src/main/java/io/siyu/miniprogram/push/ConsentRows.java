package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableMap;
import io.siyu.event.Claim;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.push.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People who take an authorisation back or close their account (个人信息保护). The sender is the platform
 * itself; the person is in {@code OpenID}.
 */
final class ConsentRows {
  static final ImmutableMap<String, Row> ALL =
      ImmutableMap.of(
          "user_authorization_revoke", ConsentRows::revoked,
          "user_authorization_cancellation", ConsentRows::cancelled);

  /** What for, by {@code RevokeInfo}; a code that is not here is for everything. */
  private static final ImmutableMap<String, String> PURPOSES =
      ImmutableMap.<String, String>builder()
          .put("1", "licence_plate")
          .put("2", "address")
          .put("3", "invoice")
          .put("4", "bluetooth")
          .put("5", "microphone")
          .put("6", "nickname_and_avatar")
          .put("7", "camera")
          .put("8", "phone_number")
          .put("12", "step_count")
          .put("13", "location")
          .put("14", "chosen_images_and_videos")
          .put("15", "chosen_files")
          .put("16", "email")
          .put("18", "chosen_location")
          .put("19", "nickname")
          .put("20", "avatar")
          .buildOrThrow();

  private static final String EVERYTHING = "";

  private ConsentRows() {}

  private static List<Event> revoked(Push push) {
    Fields fields = push.fields();
    List<String> codes = fields.list("RevokeInfo");
    List<Event> events = new ArrayList<>();
    for (String code : codes.isEmpty() ? List.of("") : codes) {
      if (!PURPOSES.containsKey(code)) {
        fields.warn("RevokeInfo is not known, so that every purpose is withdrawn");
      }
      events.addAll(
          owed(
              push,
              "user_authorization_revoke",
              PURPOSES.getOrDefault(code, EVERYTHING),
              ErasureRequested.Scope.FIELDS,
              code));
    }
    return events;
  }

  private static List<Event> cancelled(Push push) {
    return owed(
        push,
        "user_authorization_cancellation",
        EVERYTHING,
        ErasureRequested.Scope.PERSON,
        push.fields().optional("RevokeInfo"));
  }

  /** A consent withdrawn, and what is owed for it. */
  private static List<Event> owed(
      Push push, String demand, String purpose, ErasureRequested.Scope scope, String code) {
    Optional<IdentityKey> person = push.person(push.fields().text("OpenID"));
    Optional<Instant> at = push.createdAt();
    if (person.isEmpty() || at.isEmpty()) {
      return List.of();
    }
    IdentityKey subject = person.get();
    List<Claim> claims =
        push.union(push.fields().optional("UnionID")).map(Claim::same).stream().toList();
    String word = code.isEmpty() ? demand : demand + '/' + code;
    String withdrawn = push.keyAt(at.get(), "withdrawn", demand, subject.value(), code);
    String erasure = push.keyAt(at.get(), "erasure", demand, subject.value(), code);
    return List.of(
        push.event(withdrawn, at.get(), subject, claims, new ConsentWithdrawn(purpose, "", word)),
        push.event(erasure, at.get(), subject, claims, new ErasureRequested(demand, scope, code)));
  }
}
