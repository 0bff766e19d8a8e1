package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.tck.CloudEventsKit;
import io.siyu.wecom.kit.WeComKit;
import java.security.KeyPair;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * The brand's accounts with the platforms and their secrets (账号与密钥), all drawn from the seed: good
 * for nothing but this simulation. Thread-safe.
 */
final class Accounts {
  private static final String SERIAL = "PUB_KEY_ID_0119000123452026030100000001";

  private final String token;
  private final String aesKey;
  private final String crmToken;
  private final String crmAesKey;
  private final String apiV3Key;
  private final String hostSecret;
  private final KeyPair platformKeys;

  Accounts(long seed) {
    Draw draw = Draw.of(seed, "secrets", 0);
    this.token = draw.letters(24);
    this.aesKey = encodingAesKey(draw);
    this.crmToken = draw.letters(24);
    this.crmAesKey = encodingAesKey(draw);
    this.apiV3Key = draw.letters(32);
    this.hostSecret = "whsec_" + Base64.getEncoder().encodeToString(draw.bytes(32));
    this.platformKeys = TestKeys.pair();
  }

  private static String encodingAesKey(Draw draw) {
    // 43 letters and digits: the encoding of 32 bytes without its padding.
    return draw.letters(43);
  }

  /** Where a delivery goes to: a connection of the brand, or an address it does not have. */
  enum Route {
    WECOM("wecom"),
    WECOM_CRM("wecom-crm"),
    PAY("pay"),
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
    wecom(list, Route.WECOM, token, aesKey);
    wecom(list, Route.WECOM_CRM, crmToken, crmAesKey);
    list.add(pay(0).connection(Route.PAY.connection));
    ObjectNode host =
        list.addObject()
            .put("name", Route.HOST.connection)
            .put("type", "cloudevents")
            .put("secret", hostSecret);
    host.putArray("sources").add(Brand.HOST);
    return Json.pretty(out);
  }

  private static void wecom(ArrayNode out, Route route, String token, String aesKey) {
    ObjectNode entry =
        out.addObject()
            .put("name", route.connection)
            .put("type", "wecom")
            .put("corp", Brand.CORP)
            .put("idSpace", Brand.ID_SPACE)
            .put("token", token)
            .put("encodingAesKey", aesKey);
    entry.putArray("receiveIds").add(Brand.CORP);
  }

  WeComKit wecom(Route route, long seed) {
    boolean crm = route == Route.WECOM_CRM;
    return WeComKit.builder(
            Brand.CORP, crm ? crmToken : token, crm ? crmAesKey : aesKey, Brand.CORP)
        .agentId(crm ? "1000005" : "1000002")
        .random(new SplittableRandom(seed))
        .build();
  }

  WechatPayKit pay(long seed) {
    return new WechatPayKit(
        Brand.MERCHANT, Brand.APPID, apiV3Key, platformKeys, SERIAL, new SplittableRandom(seed));
  }

  CloudEventsKit host(long seed) {
    return new CloudEventsKit(hostSecret, seed);
  }
}
