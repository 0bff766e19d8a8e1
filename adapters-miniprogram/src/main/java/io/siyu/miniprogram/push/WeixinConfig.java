package io.siyu.miniprogram.push;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Source;
import io.siyu.json.JsonObject;
import io.siyu.push.Credential;
import io.siyu.spi.ConnectionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One account at 微信 and how it pushes. Immutable; {@link #toString} shows no secret.
 *
 * @param appid the account's
 * @param source the account as events name it
 * @param kind what kind of account it is
 * @param mode how its pushes are proved authentic
 * @param receiveId what stands behind a sealed message: the appid, or on a third-party platform the
 *     component's
 * @param openAccount the open-platform account (微信开放平台账号) that issues unionids; empty where none is
 *     known, and then unionids are not read
 * @param tokens the current token, then previous ones; none in the cloud
 * @param credentials the current token and key, then previous ones; none in clear
 * @param freshnessSeconds how far the signed timestamp may lie from received-at, in seconds; 0 for
 *     any. The message's own time is not asked, since a push may be sent again for a day
 * @param bodyBytesMax the largest body read, in bytes
 */
record WeixinConfig(
    String appid,
    Source source,
    Kind kind,
    Mode mode,
    String receiveId,
    Optional<String> openAccount,
    List<String> tokens,
    List<Credential> credentials,
    long freshnessSeconds,
    int bodyBytesMax) {
  /** A kind of account (账号类型). */
  enum Kind {
    /** A mini-program (小程序), or a mini-game. */
    MINI_PROGRAM,
    /** An official account (公众号). */
    OFFICIAL_ACCOUNT,
    /** A shop (微信小店). */
    SHOP
  }

  /** How a push is proved authentic (加密方式). */
  enum Mode {
    /** Sealed (安全模式), or sealed beside a clear copy that is not read (兼容模式). */
    SECURE,
    /**
     * Clear (明文模式). The signature covers no body, so that whoever has seen one signed address can
     * push anything.
     */
    PLAIN,
    /**
     * Clear and unsigned, from 云托管 or 云函数, which verify. The address must be out of reach of
     * everybody else.
     */
    CLOUD
  }

  WeixinConfig {
    tokens = ImmutableList.copyOf(tokens);
    credentials = ImmutableList.copyOf(credentials);
  }

  static WeixinConfig read(ConnectionConfig config) {
    JsonObject json = config.json();
    String appid = json.text("appid");
    if (!appid.chars().allMatch(WeixinConfig::isLetterOrDigit)) {
      json.violation("appid", "must be an appid, of letters and digits");
      appid = "";
    }
    Kind kind = json.word("kind", Kind.class, Kind.MINI_PROGRAM);
    Mode mode = json.word("mode", Mode.class, Mode.SECURE);
    if (kind == Kind.SHOP && mode != Mode.SECURE) {
      json.violation("mode", "must be SECURE for a shop, which pushes in no other way");
    }
    String component = json.optionalText("component");
    String openAccount = json.optionalText("openAccount");
    List<Credential> credentials = mode == Mode.SECURE ? Credential.read(config, json) : List.of();
    String valid = appid.isEmpty() ? "invalid" : appid;
    return new WeixinConfig(
        valid,
        new Source(pool(valid)),
        kind,
        mode,
        component.isEmpty() ? appid : component,
        openAccount.isEmpty() ? Optional.empty() : Optional.of(openAccount),
        mode == Mode.PLAIN ? tokens(config) : credentials.stream().map(Credential::token).toList(),
        credentials,
        json.numberAtLeast("freshnessSeconds", 0, 0),
        config.bodyBytesMax());
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static List<String> tokens(ConnectionConfig config) {
    List<String> tokens = new ArrayList<>();
    tokens.add(config.secret("token"));
    for (JsonObject previous : config.json().objects("previous")) {
      tokens.add(config.secret(previous, "token"));
    }
    return tokens;
  }

  /** The user pool of an account, this one or another. */
  static String pool(String appid) {
    return "weixin/" + appid;
  }

  @Override
  public String toString() {
    return "WeixinConfig[" + appid + "]";
  }

  boolean accepts(String id) {
    return id.equals(receiveId);
  }
}
