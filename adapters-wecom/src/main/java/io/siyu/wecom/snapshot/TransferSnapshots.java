package io.siyu.wecom.snapshot;

import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.identity.IdentityKey;
import io.siyu.json.JsonObject;
import io.siyu.wecom.account.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a hand-over of customers from one steward to another (客户继承结果), as {@code
 * externalcontact/transfer_result} answers, and {@code resigned/transfer_result} for those of a
 * steward who has gone.
 *
 * <p>A hand-over that is done is {@link Left}, TRANSFERRED, of the one and {@link Joined} of the
 * other, under the keys that pushes of the same second have. Of a steward whom the customer knew
 * before no join is ever pushed. One that the customer refused, or that a limit stopped, is kept as
 * {@link io.siyu.event.Unmapped}. One that waits gives nothing yet: it is done after 24 hours.
 *
 * <p>Thread-safe.
 */
public final class TransferSnapshots {
  private static final String WHAT = "transfer_result";

  private static final long DONE = 1;
  private static final long WAITING = 2;

  private final Account account;
  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   */
  public TransferSnapshots(String corp, String idSpace) {
    this.account = new Account(corp, idSpace);
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer.
   *
   * @param json the answer's body
   * @param from the {@code handover_userid} that was asked about: who held the customers
   * @param to the {@code takeover_userid} that was asked about: who takes over
   * @param fetchedAt when it was asked for, by the host's clock
   */
  public SnapshotPage read(String json, String from, String to, Instant fetchedAt) {
    Answer answer = new Answer(json, "customer");
    for (JsonObject entry : answer.objects("customer")) {
      add(entry, from, to, fetchedAt, answer);
    }
    return answer.page();
  }

  private void add(JsonObject entry, String from, String to, Instant fetchedAt, Answer answer) {
    String customer = entry.text("external_userid");
    long status = entry.number("status");
    if (customer.isEmpty() || status == WAITING) {
      return;
    }
    IdentityKey subject = account.person(customer);
    Optional<Instant> done =
        status == DONE
            ? Answer.second(entry, "takeover_time", "when it was done is not known")
            : Optional.empty();
    if (done.isEmpty()) {
      String key = account.key("transfer", from, to, customer, Long.toString(status));
      answer.add(make.unmapped(key, fetchedAt, subject, WHAT, entry));
      return;
    }
    Instant at = done.get();
    Joined joined = new Joined(account.pool(), to, Joined.Degree.FULL, "", Party.UNKNOWN);
    Left left = new Left(account.pool(), from, Party.UNKNOWN, Left.Why.TRANSFERRED, WHAT);
    answer.add(make.event(account.joined(to, customer, at), at, subject, joined));
    answer.add(make.event(account.left(from, customer, at), at, subject, left));
  }
}
