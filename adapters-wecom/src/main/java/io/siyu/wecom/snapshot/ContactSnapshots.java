package io.siyu.wecom.snapshot;

import io.siyu.event.Event;
import io.siyu.event.Joined;
import io.siyu.event.Observed;
import io.siyu.event.Party;
import io.siyu.identity.IdentityKey;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The customers of an account, as {@code externalcontact/get} and {@code
 * externalcontact/batch/get_by_user} answer (客户详情, 批量获取客户详情; documents 92114 and 92994).
 *
 * <p>Of each customer and each steward: {@link Joined} at the answer's {@code createtime}, under
 * the key that the push of the same second has, so that both are one; {@code Identified} with the
 * unionid, where the answer has one; and {@link Observed} with the steward's tags as they were when
 * the answer was fetched. Personal tags (个人标签) are left out: they have no id, and {@code
 * get_by_user} does not tell them. Names, remarks and telephone numbers are not kept.
 *
 * <p>To bring in an account's customers, ask for page after page, and ingest each without signals:
 *
 * <pre>{@code
 * SnapshotPage page = snapshots.read(answer, fetchedAt);
 * siyu.ingestSilently(page.events());      // all or nothing; again does no harm
 * cursor = page.nextCursor();              // keep it, and go on from it after a failure
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ContactSnapshots {
  /** The last second of the year 9999. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   * @param openPlatform the issuer of unionid keys: the 开放平台 account that the corp is bound to;
   *     empty where it is bound to none, and then unionids are ignored
   */
  public ContactSnapshots(String corp, String idSpace, String openPlatform) {
    this.make = new SnapshotEvents(corp, idSpace, openPlatform);
  }

  /**
   * Reads an answer of either interface.
   *
   * @param json the answer's body
   * @param fetchedAt when it was asked for, by the host's clock
   */
  public SnapshotPage read(String json, Instant fetchedAt) {
    Violations violations = new Violations();
    List<Event> events = new ArrayList<>();
    Optional<JsonObject> document = JsonObject.parse(json, violations);
    if (document.isEmpty()) {
      return page(events, "", violations);
    }
    JsonObject answer = document.get();
    long error = answer.optionalNumber("errcode").orElse(0);
    boolean single = answer.has("external_contact");
    if (!single && !answer.has("external_contact_list")) {
      answer.violation(
          "errcode",
          "is " + error + " and no customer is in the answer; ask again, as the interface says");
      return page(events, "", violations);
    }
    if (single) {
      JsonObject contact = answer.object("external_contact");
      if (!answer.has("follow_user")) {
        answer.violation("follow_user", "must list the members who hold the customer");
      }
      answer.objects("follow_user").forEach(follow -> add(contact, follow, fetchedAt, events));
    } else {
      for (JsonObject entry : answer.objects("external_contact_list")) {
        add(entry.object("external_contact"), entry.object("follow_info"), fetchedAt, events);
      }
      if (answer.has("fail_info")) {
        answer.violation("fail_info", "names members whose customers are not in the answer");
      }
    }
    return page(events, answer.optionalText("next_cursor"), violations);
  }

  private static SnapshotPage page(List<Event> events, String cursor, Violations violations) {
    return new SnapshotPage(
        events, cursor, violations.list().stream().map(Object::toString).toList());
  }

  private void add(JsonObject contact, JsonObject follow, Instant fetchedAt, List<Event> events) {
    String customer = contact.text("external_userid");
    String steward = follow.text("userid");
    if (customer.isEmpty() || steward.isEmpty()) {
      return;
    }
    IdentityKey subject = make.person(customer);
    Optional<Instant> created = created(follow);
    if (created.isPresent()) {
      Joined joined =
          new Joined(
              make.account(),
              steward,
              Joined.Degree.FULL,
              follow.optionalText("state"),
              by(follow.optionalText("oper_userid"), customer, steward));
      events.add(
          make.event(
              make.key("join", steward, customer, second(created.get())),
              created.get(),
              subject,
              joined));
    }
    make.identified(
            customer,
            contact.optionalText("unionid"),
            created.orElse(fetchedAt),
            "externalcontact/get")
        .ifPresent(events::add);
    events.add(
        make.event(
            make.key("observed", steward, customer, second(fetchedAt)),
            fetchedAt,
            subject,
            new Observed(make.account(), steward, tags(follow))));
  }

  private static String second(Instant at) {
    return Long.toString(at.getEpochSecond());
  }

  private static Optional<Instant> created(JsonObject follow) {
    long second = follow.optionalNumber("createtime").orElse(0);
    if (second <= 0 || second > SECONDS_MAX) {
      follow.violation("createtime", "must be a second between 1970 and 9999; no join is known");
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochSecond(second));
  }

  /** Whose hand it was: the answer names the one who acted. */
  private static Party by(String operator, String customer, String steward) {
    if (operator.equals(customer)) {
      return Party.CUSTOMER;
    }
    return operator.equals(steward) ? Party.STEWARD : Party.UNKNOWN;
  }

  /** The ids of the steward's tags: a list of ids in one interface, of objects in the other. */
  private static List<String> tags(JsonObject follow) {
    List<String> tags = new ArrayList<>(follow.texts("tag_id"));
    for (JsonObject tag : follow.objects("tags")) {
      String id = tag.optionalText("tag_id");
      if (!id.isEmpty()) {
        tags.add(id);
      }
    }
    return tags;
  }
}
