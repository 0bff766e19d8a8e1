package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;

/**
 * Makes a contact way for a channel (配置客户联系「联系我」方式, path 92228 of developer.work.weixin.qq.com).
 * Keep the {@code config_id} of the answer: without it the way can neither be changed nor deleted.
 * A corp can have 500,000. Temporary sessions (临时会话) are not offered.
 *
 * @param scene where the customer meets it
 * @param way who receives the customers, and the channel
 */
public record AddContactWay(Scene scene, ContactWay way) implements WeComRequest {
  /** Where a customer meets a contact way (场景). */
  public enum Scene {
    /** A button in a mini-program (在小程序中联系). */
    MINI_PROGRAM,
    /** A QR code (通过二维码联系). */
    QR_CODE
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/add_contact_way";
  }

  @Override
  public String body() {
    ObjectNode out = Json.object();
    out.put("type", way.stewards() instanceof Stewards.One ? 1 : 2);
    out.put(
        "scene",
        switch (scene) {
          case MINI_PROGRAM -> 1;
          case QR_CODE -> 2;
        });
    way.writeTo(out);
    return Json.canonical(out);
  }
}
