package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;

/**
 * Has stewards asked to send a message to many (创建企业群发, path 92135 of
 * developer.work.weixin.qq.com). Nothing is sent until the steward confirms, and customers who have
 * had their share are left out; both are known afterwards only.
 *
 * @param audience whom it is for
 * @param message what to say
 * @param allowSelect whether the steward may pick among the customers; no use with groups
 */
public record SendBroadcast(Audience audience, Message message, boolean allowSelect)
    implements WeComRequest {
  /** Checks. */
  public SendBroadcast {
    new Field("allow_select")
        .check(
            !(allowSelect && audience instanceof Audience.Groups),
            "must be false for groups: only customers can be picked among");
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/add_msg_template";
  }

  @Override
  public String body() {
    ObjectNode out = Json.object();
    out.put("chat_type", audience instanceof Audience.Groups ? "group" : "single");
    if (audience instanceof Audience.Customers customers) {
      customers.externalUserids().forEach(out.putArray("external_userid")::add);
      customers.sender().ifPresent(sender -> out.put("sender", sender));
    } else if (audience instanceof Audience.Tagged tagged) {
      ArrayNode groups = out.putObject("tag_filter").putArray("group_list");
      tagged.groups().forEach(tags -> tags.forEach(groups.addObject().putArray("tag_list")::add));
      tagged.sender().ifPresent(sender -> out.put("sender", sender));
    } else if (audience instanceof Audience.AllOf all) {
      out.put("sender", all.sender());
    } else if (audience instanceof Audience.Groups groups) {
      out.put("sender", groups.sender());
      if (!groups.chatIds().isEmpty()) {
        groups.chatIds().forEach(out.putArray("chat_id_list")::add);
      }
    }
    if (allowSelect) {
      out.put("allow_select", true);
    }
    message.writeTo(out);
    return Json.canonical(out);
  }

  @Override
  public String toString() {
    return "SendBroadcast[" + audience + ", " + message + "]";
  }
}
