package io.siyu.miniprogram.client;

import io.siyu.push.JsonMembers;
import java.util.Optional;

/**
 * The chat from which somebody entered, as {@code wx.getGroupEnterInfo} or the older {@code
 * wx.getShareInfo} tells it (群标识). Immutable.
 *
 * <p>The ids are this mini-program's: another has others for the same chat. Of a customer group of
 * 企业微信, {@code externalcontact/opengid_to_chatid} tells the {@code chat_id}, by which {@link
 * io.siyu.identity.GroupChat} knows it; ask it where {@link #mayBeCustomerGroup} says so.
 *
 * @param groupId the group ({@code opengid}, {@code openGId}); empty where it is a chat with one
 * @param roomId the chat with one ({@code open_single_roomid}); empty where it is a group
 * @param memberId the person within the group ({@code group_openid}); no openid, and joins nobody
 * @param chatType what chat it is
 */
public record ChatGroup(String groupId, String roomId, String memberId, ChatType chatType) {

  /** Reads what was decrypted; empty where it names no chat. */
  public static Optional<ChatGroup> of(ClientData.Opened opened) {
    JsonMembers in = opened.members();
    String current = text(in, "opengid");
    ChatGroup group =
        new ChatGroup(
            current.isEmpty() ? text(in, "openGId") : current,
            text(in, "open_single_roomid"),
            text(in, "group_openid"),
            ChatType.of(Lenient.number(in, "chat_type").orElse(0)));
    return group.groupId.isEmpty() && group.roomId.isEmpty()
        ? Optional.empty()
        : Optional.of(group);
  }

  private static String text(JsonMembers in, String name) {
    return in.text(name).orElse("");
  }

  /** Whether it is, or for want of a type might be, a group of the brand's 企业微信. */
  public boolean mayBeCustomerGroup() {
    return !groupId.isEmpty() && (chatType == ChatType.WECOM_GROUP || chatType == ChatType.UNKNOWN);
  }

  /** Shows the kind only: the ids are personal. */
  @Override
  public String toString() {
    return "ChatGroup[" + chatType + "]";
  }
}
