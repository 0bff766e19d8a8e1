package io.siyu.wecom.snapshot;

import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.identity.GroupChat;
import io.siyu.identity.Subject;
import io.siyu.json.JsonObject;
import io.siyu.wecom.account.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a broadcast (群发结果), as {@code externalcontact/get_groupmsg_send_result} answers
 * (document 93338). Nothing is pushed of it.
 *
 * <p>A message that reached a customer is {@link Engaged} OUTBOUND. One that did not, and one to a
 * group, is kept as {@link io.siyu.event.Unmapped} about the customer or the group: status 2 says
 * that the customer is no contact any more, status 3 that the customer had as many broadcasts as
 * may be. One not sent yet gives nothing.
 *
 * <p>Thread-safe.
 */
public final class BroadcastSnapshots {
  private static final long NOT_SENT = 0;
  private static final long SENT = 1;

  private final Account account;
  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   */
  public BroadcastSnapshots(String corp, String idSpace) {
    this.account = new Account(corp, idSpace);
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer.
   *
   * @param json the answer's body
   * @param msgid the id of the broadcast that was asked about
   * @param fetchedAt when it was asked for, by the host's clock
   */
  public SnapshotPage read(String json, String msgid, Instant fetchedAt) {
    Answer answer = new Answer(json, "send_list");
    for (JsonObject sent : answer.objects("send_list")) {
      event(sent, msgid, fetchedAt).ifPresent(answer::add);
    }
    return answer.page();
  }

  private Optional<Event> event(JsonObject sent, String msgid, Instant fetchedAt) {
    long status = sent.has("status") ? sent.number("status") : -1;
    String steward = sent.text("userid");
    // The sample names both; in truth a message to a customer names no group, nor the reverse.
    String customer = sent.optionalText("external_userid");
    String chat = sent.optionalText("chat_id");
    if (customer.isEmpty() && chat.isEmpty()) {
      sent.violation("external_userid", "or chat_id must say to whom the message was");
      return Optional.empty();
    }
    if (status == NOT_SENT) {
      return Optional.empty();
    }
    boolean toPerson = !customer.isEmpty();
    Subject subject = toPerson ? account.person(customer) : new GroupChat(account.pool(), chat);
    String to = toPerson ? customer : chat;
    Optional<Instant> at =
        status == SENT || sent.has("send_time")
            ? Answer.second(sent, "send_time", "the result is dated when it was fetched")
            : Optional.empty();
    String key = account.key("broadcast", msgid, steward, to, Long.toString(status));
    if (status == SENT && toPerson && at.isPresent()) {
      Engaged reached = new Engaged(account.pool(), "broadcast", Engaged.Direction.OUTBOUND);
      return Optional.of(make.event(key, at.get(), subject, reached));
    }
    return Optional.of(
        make.unmapped(key, at.orElse(fetchedAt), subject, "get_groupmsg_send_result", sent));
  }
}
