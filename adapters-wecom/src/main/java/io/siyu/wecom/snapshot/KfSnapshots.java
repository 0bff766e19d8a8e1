package io.siyu.wecom.snapshot;

import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Touched;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.Subject;
import io.siyu.json.JsonObject;
import io.siyu.spi.Secret;
import io.siyu.wecom.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What passed between customers and a customer service (微信客服消息), as {@code kf/sync_msg} answers
 * (document 94670).
 *
 * <ul>
 *   <li>A message of the customer's is {@link Engaged} INBOUND, one of a servicer's OUTBOUND, in
 *       the pool {@code wecom/<corp>/<open_kfid>}; what was written is not kept.
 *   <li>{@code enter_session} is {@link Touched}: the channel is the link's {@code scene_param}, or
 *       where it has none its {@code scene}.
 *   <li>Whatever else is said is kept as {@link io.siyu.event.Unmapped}, without its codes.
 * </ul>
 *
 * <p>The welcome code of a session is good for 20 seconds from when the customer entered, so ask as
 * soon as the push has rung. Ask with {@link KfPage#nextCursor()} while {@link KfPage#hasMore()}.
 *
 * <p>Thread-safe.
 */
public final class KfSnapshots {
  private static final String WHAT = "kf/sync_msg";

  /** What can be shown and counted. */
  private static final Pattern EVENT_TYPE = Pattern.compile("[a-z_]{1,64}");

  /** {@code origin}: who sent a message. */
  private static final long CUSTOMER = 3;

  private static final long SERVICER = 5;

  /** {@code change_type}: a servicer took the customer from the queue. */
  private static final long FROM_POOL = 1;

  private static final Duration CODE_LIFE = Duration.ofSeconds(20);
  private static final Duration FROM_POOL_LIFE = Duration.ofHours(48);

  private final Account account;
  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   */
  public KfSnapshots(String corp, String idSpace) {
    this.account = new Account(corp, idSpace);
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer.
   *
   * @param json the answer's body
   * @param fetchedAt when it was asked for, by the host's clock: from then on the codes of events
   *     live whose time cannot be read
   */
  public KfPage read(String json, Instant fetchedAt) {
    Answer answer = new Answer(json, "msg_list");
    List<KfPage.Code> codes = new ArrayList<>();
    for (JsonObject message : answer.objects("msg_list")) {
      answer.add(event(message, fetchedAt, codes));
    }
    boolean hasMore =
        answer.root().map(root -> root.optionalNumber("has_more").orElse(0)).orElse(0L) != 0;
    String cursor = answer.nextCursor();
    return new KfPage(answer.events(), codes, cursor, hasMore, answer.warnings());
  }

  private Event event(JsonObject message, Instant fetchedAt, List<KfPage.Code> codes) {
    boolean isEvent = message.optionalText("msgtype").equals("event");
    JsonObject about = isEvent ? message.object("event") : message;
    String what = isEvent ? about.text("event_type") : "";
    String kf = about.optionalText("open_kfid");
    if (kf.isEmpty()) {
      kf = message.optionalText("open_kfid");
    }
    String customer = about.optionalText("external_userid");
    Optional<Instant> sent = Answer.second(message, "send_time", "it is kept as it came");
    if (isEvent) {
      code(what, about, customer, sent.orElse(fetchedAt), codes);
    }
    String id = message.text("msgid");
    Optional<Fact> fact =
        isEvent ? entered(what, about) : spoken(message.optionalNumber("origin").orElse(0), kf);
    String key = account.key("kf-message", kf, id);
    if (fact.isPresent() && sent.isPresent() && !customer.isEmpty() && !id.isEmpty()) {
      return make.event(key, sent.get(), account.person(customer), fact.get());
    }
    String kind = EVENT_TYPE.matcher(what).matches() ? WHAT + "/" + what : WHAT;
    Subject subject =
        customer.isEmpty()
            ? new AccountSubject(kf.isEmpty() ? account.pool() : account.kf(kf))
            : account.person(customer);
    // A time that is not told is not made up: as with pushes, 1970 stands for it.
    Instant at = sent.orElse(Instant.EPOCH);
    return make.unmapped(key, at, subject, kind, message);
  }

  private Optional<Fact> spoken(long origin, String kf) {
    if (kf.isEmpty() || origin != CUSTOMER && origin != SERVICER) {
      return Optional.empty();
    }
    Engaged.Direction direction =
        origin == CUSTOMER ? Engaged.Direction.INBOUND : Engaged.Direction.OUTBOUND;
    return Optional.of(new Engaged(account.kf(kf), "message", direction));
  }

  private static Optional<Fact> entered(String what, JsonObject event) {
    if (!what.equals("enter_session")) {
      return Optional.empty();
    }
    String scene = event.optionalText("scene");
    String param = event.optionalText("scene_param");
    return Optional.of(new Touched(param.isEmpty() ? scene : param, "", scene, true));
  }

  private void code(
      String what, JsonObject event, String customer, Instant from, List<KfPage.Code> codes) {
    boolean welcome = what.equals("enter_session");
    String name = welcome ? "welcome_code" : "msg_code";
    boolean fromPool = !welcome && event.optionalNumber("change_type").orElse(0) == FROM_POOL;
    String code = event.optionalText(name);
    if (!code.isEmpty() && customer.isEmpty()) {
      event.violation("external_userid", "must name the customer for whom the code is");
    } else if (!code.isEmpty()) {
      Instant expiresAt = from.plus(fromPool ? FROM_POOL_LIFE : CODE_LIFE);
      codes.add(new KfPage.Code(account.person(customer), new Secret(name, code, expiresAt)));
    }
  }
}
