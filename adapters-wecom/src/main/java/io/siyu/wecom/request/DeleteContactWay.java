package io.siyu.wecom.request;

import io.siyu.json.Json;

/**
 * Deletes a contact way (删除企业已配置的「联系我」方式, path 92228 of developer.work.weixin.qq.com): its code and
 * button lead nowhere from then on.
 *
 * @param configId the {@code config_id} given when it was made
 */
public record DeleteContactWay(String configId) implements WeComRequest {
  /** Checks. */
  public DeleteContactWay {
    new Field("config_id").id(configId);
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/del_contact_way";
  }

  @Override
  public String body() {
    return Json.canonical(Json.object().put("config_id", configId));
  }
}
