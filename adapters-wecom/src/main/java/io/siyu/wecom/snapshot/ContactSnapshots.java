package io.siyu.wecom.snapshot;

import io.siyu.event.Joined;
import io.siyu.event.Observed;
import io.siyu.event.Party;
import io.siyu.identity.IdentityKey;
import io.siyu.json.JsonObject;
import io.siyu.wecom.account.Account;
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
  private final Account account;
  private final String openPlatform;
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
    this.account = new Account(corp, idSpace);
    this.openPlatform = openPlatform;
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer of either interface.
   *
   * @param json the answer's body
   * @param fetchedAt when it was asked for, by the host's clock
   */
  public SnapshotPage read(String json, Instant fetchedAt) {
    Answer answer = new Answer(json, "external_contact", "external_contact_list");
    answer.root().ifPresent(root -> addAll(root, fetchedAt, answer));
    return answer.page();
  }

  private void addAll(JsonObject root, Instant fetchedAt, Answer answer) {
    if (root.has("external_contact")) {
      JsonObject contact = root.object("external_contact");
      if (!root.has("follow_user")) {
        root.violation("follow_user", "must list the members who hold the customer");
      }
      root.objects("follow_user").forEach(follow -> add(contact, follow, fetchedAt, answer));
    } else {
      for (JsonObject entry : root.objects("external_contact_list")) {
        add(entry.object("external_contact"), entry.object("follow_info"), fetchedAt, answer);
      }
      if (root.has("fail_info")) {
        root.violation("fail_info", "names members whose customers are not in the answer");
      }
    }
  }

  private void add(JsonObject contact, JsonObject follow, Instant fetchedAt, Answer answer) {
    String customer = contact.text("external_userid");
    String steward = follow.text("userid");
    if (customer.isEmpty() || steward.isEmpty()) {
      return;
    }
    IdentityKey subject = account.person(customer);
    Optional<Instant> created = Answer.second(follow, "createtime", "no join is known");
    if (created.isPresent()) {
      Joined joined =
          new Joined(
              account.pool(),
              steward,
              Joined.Degree.FULL,
              follow.optionalText("state"),
              by(follow.optionalText("oper_userid"), customer, steward));
      String key = account.joined(steward, customer, created.get());
      answer.add(make.event(key, created.get(), subject, joined));
    }
    make.identified(
            customer,
            contact.optionalText("unionid"),
            openPlatform,
            created.orElse(fetchedAt),
            "externalcontact/get")
        .ifPresent(answer::add);
    answer.add(
        make.event(
            account.keyAt(fetchedAt, "observed", steward, customer),
            fetchedAt,
            subject,
            new Observed(account.pool(), steward, tags(follow))));
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
