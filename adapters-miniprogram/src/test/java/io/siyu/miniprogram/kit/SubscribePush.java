package io.siyu.miniprogram.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pushes of subscribe messages (订阅消息). */
public final class SubscribePush {
  private SubscribePush() {}

  /** What somebody answered when asked, by template. */
  public static WeixinPush answered(
      String openId, List<String> accepted, List<String> rejected, Instant at) {
    List<ObjectNode> items = new ArrayList<>();
    accepted.forEach(template -> items.add(answer(template, "accept").put("PopupScene", "0")));
    rejected.forEach(template -> items.add(answer(template, "reject").put("PopupScene", "0")));
    return WeixinPush.event("subscribe_msg_popup_event", openId, at)
        .listed("SubscribeMsgPopupEvent", items);
  }

  private static ObjectNode answer(String templateId, String status) {
    return Json.object().put("TemplateId", templateId).put("SubscribeStatusString", status);
  }

  /** Somebody wants no more messages of a template; the contrary is not pushed. */
  public static WeixinPush refused(String openId, String templateId, Instant at) {
    return WeixinPush.event("subscribe_msg_change_event", openId, at)
        .listed("SubscribeMsgChangeEvent", List.of(answer(templateId, "reject")));
  }

  /**
   * A message was sent.
   *
   * @param errorStatus {@code success} where it arrived
   */
  public static WeixinPush sent(
      String openId, String templateId, String messageId, String errorStatus, Instant at) {
    ObjectNode item =
        Json.object()
            .put("TemplateId", templateId)
            .put("MsgID", messageId)
            .put("ErrorCode", errorStatus.equals("success") ? "0" : "3")
            .put("ErrorStatus", errorStatus);
    return WeixinPush.event("subscribe_msg_sent_event", openId, at)
        .listed("SubscribeMsgSentEvent", List.of(item));
  }
}
