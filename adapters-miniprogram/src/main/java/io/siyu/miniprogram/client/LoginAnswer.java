package io.siyu.miniprogram.client;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import java.util.List;
import java.util.Optional;

/**
 * What {@code sns/jscode2session} answers to the code of {@code wx.login} (小程序登录凭证校验). Immutable.
 *
 * @param openId the person in this mini-program; empty where the answer is an error
 * @param unionId the person in all accounts of the open-platform account (开放平台账号); empty where the
 *     mini-program is bound to none
 * @param sessionKey for the host's session, and for nothing that lasts
 * @param errcode WeChat's error code; 0 where there is none
 * @param warnings what could not be read, or what the error asks for; never values
 */
public record LoginAnswer(
    String openId,
    String unionId,
    Optional<SessionKey> sessionKey,
    long errcode,
    List<String> warnings) {
  /** Copies. */
  public LoginAnswer {
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Reads the answer's body; what cannot be read is empty, with a warning. */
  public static LoginAnswer parse(String json) {
    Violations violations = new Violations();
    Optional<JsonObject> answer = Lenient.parse(json, violations);
    long errcode = answer.map(in -> Lenient.number(in, "errcode").orElse(0)).orElse(0L);
    String openId = "";
    String unionId = "";
    Optional<SessionKey> sessionKey = Optional.empty();
    if (errcode != 0) {
      violations.add("/errcode", "is " + errcode + ": " + remedy(errcode));
    } else if (answer.isPresent()) {
      openId = answer.get().text("openid");
      unionId = answer.get().optionalText("unionid");
      String key = answer.get().text("session_key");
      sessionKey = key.isEmpty() ? Optional.empty() : Optional.of(new SessionKey(key));
    }
    return new LoginAnswer(openId, unionId, sessionKey, errcode, Lenient.warnings(violations));
  }

  private static String remedy(long errcode) {
    return switch (Ints.saturatedCast(errcode)) {
      case -1 -> "WeChat is busy; ask again in a moment";
      case 40029, 40163 ->
          "the code is wrong, older than 5 minutes or was used before; let the client call wx.login"
              + " again";
      case 45011 -> "one person logged in too often in a minute; wait";
      case 40226 -> "WeChat blocks this person as a high risk; do not log them in";
      default -> "see the interface's table of errors";
    };
  }

  /** Shows neither ids nor key. */
  @Override
  public String toString() {
    return "LoginAnswer[openId="
        + shown(openId)
        + ", unionId="
        + shown(unionId)
        + ", errcode="
        + errcode
        + ", warnings="
        + warnings
        + "]";
  }

  private static String shown(String id) {
    return id.isEmpty() ? "none" : "***";
  }
}
