package io.siyu.wecom.snapshot;

import io.siyu.event.Engaged;
import io.siyu.json.JsonObject;
import io.siyu.wecom.account.Account;
import io.siyu.wecom.snapshot.AcquisitionPage.Chat;
import io.siyu.wecom.snapshot.AcquisitionPage.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who came through an acquisition link (获客链接), as {@code
 * externalcontact/customer_acquisition/customer} and {@code get_chat_info} answer.
 *
 * <p>No answer tells when the customer came, and no instant is made up: each customer is kept as
 * {@link io.siyu.event.Unmapped}, and told as a value. The touch itself is in {@code
 * externalcontact/get}: its state is the same channel code, at the second at which the customer
 * came. Ask it about the customers whom you do not know.
 *
 * <p>Thread-safe.
 */
public final class AcquisitionSnapshots {
  private final Account account;
  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   */
  public AcquisitionSnapshots(String corp, String idSpace) {
    this.account = new Account(corp, idSpace);
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer of {@code customer_acquisition/customer}.
   *
   * @param json the answer's body
   * @param link the id of the link that was asked about
   * @param fetchedAt when it was asked for, by the host's clock
   */
  public AcquisitionPage customers(String json, String link, Instant fetchedAt) {
    Answer answer = new Answer(json, "customer_list");
    List<Customer> customers = new ArrayList<>();
    for (JsonObject entry : answer.objects("customer_list")) {
      String customer = entry.text("external_userid");
      String steward = entry.text("userid");
      if (!customer.isEmpty() && !steward.isEmpty()) {
        Chat chat = chat(entry.optionalNumber("chat_status").orElse(2));
        String channel = entry.optionalText("state");
        customers.add(new Customer(account.person(customer), steward, link, channel, chat));
        answer.add(
            make.unmapped(
                account.keyAt(fetchedAt, "acquired", steward, customer, link),
                fetchedAt,
                account.person(customer),
                "customer_acquisition/customer",
                entry));
      }
    }
    String cursor = answer.nextCursor();
    return new AcquisitionPage(customers, answer.events(), cursor, answer.warnings());
  }

  private static Chat chat(long status) {
    return status == 0 ? Chat.NONE : status == 1 ? Chat.STARTED : Chat.UNKNOWN;
  }

  /**
   * Reads an answer of {@code get_chat_info}, which says whose message a {@code ChatKey} stands
   * for: {@link Engaged} INBOUND at the instant of the push.
   *
   * @param json the answer's body
   * @param pushedAt when the message arrived: the {@code occurredAt} of the event whose receipt had
   *     the ChatKey
   */
  public AcquisitionPage chat(String json, Instant pushedAt) {
    Answer answer = new Answer(json, "chat_info");
    List<Customer> customers = new ArrayList<>();
    answer.root().ifPresent(root -> addChat(root, pushedAt, customers, answer));
    return new AcquisitionPage(customers, answer.events(), "", answer.warnings());
  }

  private void addChat(JsonObject root, Instant at, List<Customer> customers, Answer answer) {
    String customer = root.text("external_userid");
    String steward = root.text("userid");
    JsonObject info = root.object("chat_info");
    String link = info.text("link_id");
    String count = Long.toString(info.optionalNumber("recv_msg_cnt").orElse(0));
    if (!customer.isEmpty() && !steward.isEmpty()) {
      String channel = info.optionalText("state");
      customers.add(new Customer(account.person(customer), steward, link, channel, Chat.STARTED));
      answer.add(
          make.event(
              account.keyAt(at, "chat-message", steward, customer, link, count),
              at,
              account.person(customer),
              new Engaged(account.pool(), "message", Engaged.Direction.INBOUND)));
    }
  }
}
