package io.siyu.miniprogram.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Pushes of subscribe messages (订阅消息). */
public final class SubscribePush {
  private SubscribePush() {}

  /**
   * What somebody answered when asked.
   *
   * @param statuses {@code accept} or {@code reject} by template
   */
  public static WeixinPush answered(String openId, Map<String, String> statuses, Instant at) {
    return WeixinPush.event("subscribe_msg_popup_event", openId, at)
        .listed(
            "SubscribeMsgPopupEvent",
            statuses.entrySet().stream()
                .map(
                    it ->
                        Json.object()
                            .put("TemplateId", it.getKey())
                            .put("SubscribeStatusString", it.getValue())
                            .put("PopupScene", "0"))
                .toList());
  }

  /** Somebody wants no more messages of a template; the contrary is not pushed. */
  public static WeixinPush refused(String openId, String templateId, Instant at) {
    ObjectNode item =
        Json.object().put("TemplateId", templateId).put("SubscribeStatusString", "reject");
    return WeixinPush.event("subscribe_msg_change_event", openId, at)
        .listed("SubscribeMsgChangeEvent", List.of(item));
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
