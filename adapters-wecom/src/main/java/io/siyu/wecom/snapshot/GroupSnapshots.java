package io.siyu.wecom.snapshot;

import io.siyu.event.Event;
import io.siyu.event.GroupObserved;
import io.siyu.identity.GroupChat;
import io.siyu.json.JsonObject;
import io.siyu.wecom.account.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of a group chat, as {@code externalcontact/groupchat/get} answers (客户群详情; document
 * 92122).
 *
 * <p>{@link GroupObserved} with the version that chains it to the group's pushes and the ids of all
 * members, which closes gaps before it; and {@code Identified} with the unionid of each external
 * member who has one, friend or not. Names and nicknames are not kept.
 *
 * <p>Thread-safe.
 */
public final class GroupSnapshots {
  /** {@code type}: a member who is no employee. */
  private static final long EXTERNAL = 2;

  private final Account account;
  private final String openPlatform;
  private final SnapshotEvents make;

  /**
   * Reads the answers of one account.
   *
   * @param corp the corp id, as in the connection
   * @param idSpace the issuer of external_userid keys, as in the connection
   * @param openPlatform the issuer of unionid keys; empty where unionids are ignored
   */
  public GroupSnapshots(String corp, String idSpace, String openPlatform) {
    this.account = new Account(corp, idSpace);
    this.openPlatform = openPlatform;
    this.make = new SnapshotEvents(account);
  }

  /**
   * Reads an answer. One with a member who cannot be read observes nothing: who is missing would
   * seem to have left.
   *
   * @param json the answer's body
   * @param fetchedAt when it was asked for, by the host's clock
   */
  public SnapshotPage read(String json, Instant fetchedAt) {
    Answer answer = new Answer(json, "group_chat");
    answer.root().ifPresent(root -> add(root.object("group_chat"), fetchedAt, answer));
    return answer.page();
  }

  private void add(JsonObject group, Instant fetchedAt, Answer answer) {
    String chat = group.text("chat_id");
    if (!group.has("member_list")) {
      group.violation("member_list", "must list the members");
    }
    List<String> members = new ArrayList<>();
    List<Event> identified = new ArrayList<>();
    for (JsonObject member : group.objects("member_list")) {
      String id = member.text("userid");
      members.add(id);
      if (!id.isEmpty() && member.optionalNumber("type").orElse(0) == EXTERNAL) {
        make.identified(
                id, member.optionalText("unionid"), openPlatform, fetchedAt, "groupchat/get")
            .ifPresent(identified::add);
      }
    }
    String version = group.optionalText("member_version");
    if (answer.isClean()) {
      answer.add(
          make.event(
              account.keyAt(fetchedAt, "chat", chat, "observed", version),
              fetchedAt,
              new GroupChat(account.pool(), chat),
              new GroupObserved(version, members)));
    }
    identified.forEach(answer::add);
  }
}
