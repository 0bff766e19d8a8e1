package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;

/**
 * Changes a contact way (更新企业已配置的「联系我」方式, path 92228 of developer.work.weixin.qq.com).
 *
 * @param configId the {@code config_id} given when it was made
 * @param way what it is from now on; one steward cannot become several, nor the other way
 */
public record UpdateContactWay(String configId, ContactWay way) implements WeComRequest {
  /** Checks. */
  public UpdateContactWay {
    new Field("config_id").id(configId);
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/update_contact_way";
  }

  @Override
  public String body() {
    ObjectNode out = Json.object().put("config_id", configId);
    way.writeTo(out);
    return Json.canonical(out);
  }
}
