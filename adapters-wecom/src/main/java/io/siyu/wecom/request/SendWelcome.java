package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.spi.Secret;
import java.util.Locale;

/**
 * Answers a new contact at once (发送新客户欢迎语, path 92137 of developer.work.weixin.qq.com): within 20
 * seconds of the push that carried the code, by {@link Secret#expiresAt}, and once for each code.
 *
 * @param code the {@code WelcomeCode} as the receipt hands it over; no other secret will do
 * @param message what to say
 */
public record SendWelcome(Secret code, Message message) implements WeComRequest {
  /** Checks. */
  public SendWelcome {
    String name = code.name().replace("_", "").toLowerCase(Locale.ROOT);
    new Field("welcome_code")
        .check(
            name.equals("welcomecode"),
            "must be a WelcomeCode: pick the receipt's secret of that name");
    new Field("welcome_code").id(code.value());
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/send_welcome_msg";
  }

  @Override
  public String body() {
    ObjectNode out = Json.object().put("welcome_code", code.value());
    message.writeTo(out);
    return Json.canonical(out);
  }

  @Override
  public String toString() {
    return "SendWelcome[" + code + ", " + message + "]";
  }
}
