package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.tck.CloudEventsKit;
import io.siyu.wecom.kit.WeComKit;
import java.security.KeyPair;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The brand's accounts with the platforms and their secrets (账号与密钥), all drawn from the seed: good
 * for nothing but this simulation. Thread-safe.
 */
final class Accounts {
  private static final String SERIAL = "PUB_KEY_ID_0119000123452026030100000001";

  /** The addresses of which each has a token and a key. */
  private static final List<Route> SEALED =
      List.of(
          Route.WECOM, Route.WECOM_CRM, Route.WEIXIN_APP, Route.WEIXIN_ACCOUNT, Route.WEIXIN_SHOP);

  private final Map<Route, Secrets> secrets = new EnumMap<>(Route.class);
  private final String apiV3Key;
  private final String hostSecret;
  private final KeyPair platformKeys;

  Accounts(long seed) {
    Draw draw = Draw.of(seed, "secrets", 0);
    for (Route route : SEALED) {
      secrets.put(route, Secrets.draw(draw));
    }
    this.apiV3Key = draw.letters(32);
    this.hostSecret = "whsec_" + Base64.getEncoder().encodeToString(draw.bytes(32));
    this.platformKeys = TestKeys.pair();
  }

  /** What the pushes to one address are signed and sealed with. */
  private record Secrets(String token, String aesKey) {
    static Secrets draw(Draw draw) {
      // 43 letters and digits: the encoding of 32 bytes without its padding.
      return new Secrets(draw.letters(24), draw.letters(43));
    }
  }

  /** Where a delivery goes to: a connection of the brand, or an address it does not have. */
  enum Route {
    WECOM("wecom"),
    WECOM_CRM("wecom-crm"),
    PAY("pay"),
    WEIXIN_APP("weixin-app"),
    WEIXIN_ACCOUNT("weixin-account"),
    WEIXIN_SHOP("weixin-shop"),
    HOST("host"),
    NOWHERE("wecom-old");

    final String connection;

    Route(String connection) {
      this.connection = connection;
    }
  }

  /** Returns the connections file (JSON), with its secrets inline. */
  String connections() {
    ObjectNode out = Json.object().put("siyu", "connections/1");
    ArrayNode list = out.putArray("connections");
    wecom(list, Route.WECOM);
    wecom(list, Route.WECOM_CRM);
    list.add(pay(0).connection(Route.PAY.connection));
    weixin(list, Route.WEIXIN_APP, "MINI_PROGRAM");
    weixin(list, Route.WEIXIN_ACCOUNT, "OFFICIAL_ACCOUNT");
    weixin(list, Route.WEIXIN_SHOP, "SHOP");
    ObjectNode host =
        list.addObject()
            .put("name", Route.HOST.connection)
            .put("type", "cloudevents")
            .put("secret", hostSecret);
    host.putArray("sources").add(Brand.HOST);
    return Json.pretty(out);
  }

  private void wecom(ArrayNode out, Route route) {
    Secrets sealing = of(route);
    ObjectNode entry =
        out.addObject()
            .put("name", route.connection)
            .put("type", "wecom")
            .put("corp", Brand.CORP)
            .put("idSpace", Brand.ID_SPACE)
            .put("token", sealing.token())
            .put("encodingAesKey", sealing.aesKey());
    entry.putArray("receiveIds").add(Brand.CORP);
  }

  private void weixin(ArrayNode out, Route route, String kind) {
    out.add(weixin(route, 0).connection(route.connection).put("kind", kind));
  }

  private Secrets of(Route route) {
    Secrets sealing = secrets.get(route);
    if (sealing == null) {
      throw new IllegalStateException("nothing is sealed for " + route);
    }
    return sealing;
  }

  WeComKit wecom(Route route, long seed) {
    // What goes nowhere may be sealed with anything, for nobody opens it.
    Secrets sealing = of(route == Route.NOWHERE ? Route.WECOM : route);
    return WeComKit.builder(Brand.CORP, sealing.token(), sealing.aesKey(), Brand.CORP)
        .agentId(route == Route.WECOM_CRM ? "1000005" : "1000002")
        .random(new SplittableRandom(seed))
        .build();
  }

  WechatPayKit pay(long seed) {
    return new WechatPayKit(
        Brand.MERCHANT, Brand.APPID, apiV3Key, platformKeys, SERIAL, new SplittableRandom(seed));
  }

  WeixinKit weixin(Route route, long seed) {
    Secrets sealing = of(route);
    String appid =
        switch (route) {
          case WEIXIN_APP -> Brand.APPID;
          case WEIXIN_ACCOUNT -> Brand.FOLLOWERS_APPID;
          case WEIXIN_SHOP -> Brand.SHOP_APPID;
          default -> throw new IllegalStateException("微信 does not push to " + route);
        };
    return new WeixinKit(appid, sealing.token(), sealing.aesKey(), new SplittableRandom(seed));
  }

  CloudEventsKit host(long seed) {
    return new CloudEventsKit(hostSecret, seed);
  }
}
