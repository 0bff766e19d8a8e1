package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import java.time.LocalDate;
import java.util.List;

/** The simulated brand (品牌): its accounts, channels, pools and people. */
final class Brand {
  static final String CORP = "ww5e1a7c0b9d3f2468";
  static final String ID_SPACE = "lin-wecom";
  static final String OPEN_ACCOUNT = "lin-open-account";
  static final String APPID = "wx1f2e3d4c5b6a7988";
  static final String APP_APPID = "wx2b3c4d5e6f708192";
  static final String SHOP_APPID = "wx3c4d5e6f70819203";
  static final String MERCHANT = "1900012345";
  static final String PHONE_ISSUER = "sha256";
  static final String DEVICE_ISSUER = "lin-app";
  static final String HOST_ORDERS = "lin-shop";
  static final String STORE_ORDERS = "lin-store";
  static final String HOST = "host/lin";

  static final String CONTACTS = "guides";
  static final String CONTACTS_ACCOUNT = "wecom/" + CORP;
  static final String FOLLOWERS = "followers";
  static final String FOLLOWERS_APPID = "wx9a8b7c6d5e4f3021";
  static final String FOLLOWERS_ACCOUNT = "weixin/" + FOLLOWERS_APPID;
  static final String MINI_SHOP = "minishop";

  /** How many inbound messages after joining make a contact nurtured. */
  static final int NURTURED_AFTER = 2;

  /** The least amount, in 分, that makes an order valid. */
  static final long LEAST_ORDER = 100;

  static final List<String> STEWARDS =
      List.of(
          "zhangwei",
          "wangfang",
          "lina",
          "liuyang",
          "chenjing",
          "yangli",
          "zhaoqiang",
          "huangmin",
          "zhoujie",
          "wuting",
          "xuhao",
          "sunyan");

  static final List<Channel> CHANNELS =
      List.of(
          new Channel("MA01", "朋友圈·新客礼", "moments", "PRIVATIZING", 40_000, CONTACTS),
          new Channel("MA02", "朋友圈·会员日", "moments", "PRIVATIZING", 25_000, CONTACTS),
          new Channel("MB01", "朋友圈·直购", "moments", "COMMERCIALIZING", 60_000, CONTACTS),
          new Channel("DY01", "抖音·短视频", "douyin", "PRIVATIZING", 50_000, CONTACTS),
          new Channel("DY02", "抖音·直播间", "douyin", "COMMERCIALIZING", 80_000, CONTACTS),
          new Channel("ST01", "门店海报", "stores", "PRIVATIZING", 1_500, CONTACTS),
          new Channel("PC01", "包裹卡", "parcels", "PRIVATIZING", 2_500, CONTACTS),
          new Channel("FX01", "老带新", "friends", "FISSION", 0, CONTACTS),
          new Channel("GZ01", "公众号·吊牌码", "parcels", "PRIVATIZING", 800, FOLLOWERS),
          new Channel("ZZ99", "尚未启用", "friends", "ORGANIC", 0, CONTACTS));

  /** The channels that people come through; the last one has never been used. */
  static final List<Channel> CHANNELS_USED = CHANNELS.subList(0, CHANNELS.size() - 1);

  /** What stands in the QR codes by which people follow the official account (带参数二维码). */
  static final String FOLLOW_CODE = "GZ01";

  /** A channel that money is spent on though the playbook does not have it. */
  static final Channel UNLISTED =
      new Channel("QD07", "渠道试投", "moments", "PRIVATIZING", 3_000, CONTACTS);

  /** What stands in State where another tool made the code. */
  static final List<String> FOREIGN_CODES = List.of("wb:1:4285486", "qywx-import", "ma01");

  private Brand() {}

  /**
   * A channel.
   *
   * @param code its code
   * @param name its name
   * @param trafficPool the id of the traffic pool it draws from
   * @param placement what it is meant for, by the words of a playbook
   * @param perDay what it costs on an ordinary day, in 分; 0 where it is free
   * @param userPool the id of the user pool that it leads to
   */
  record Channel(
      String code,
      String name,
      String trafficPool,
      String placement,
      long perDay,
      String userPool) {}

  static Channel channel(String code) {
    return CHANNELS.stream().filter(it -> it.code().equals(code)).findFirst().orElseThrow();
  }

  /** Returns the playbook (JSON). */
  static String playbook() {
    ObjectNode out =
        Json.object()
            .put("siyu", "playbook/1")
            .put("version", "2026-03")
            .put("zone", Season.ZONE.getId())
            .put("currency", "CNY");
    out.putObject("identity").putObject("phone").put("limit", Persons.PHONE_LIMIT);
    ArrayNode traffic = out.putArray("trafficPools");
    trafficPool(traffic, "moments", "朋友圈", "SOCIAL", "wechat");
    trafficPool(traffic, "douyin", "抖音", "SHORT_VIDEO", "douyin");
    trafficPool(traffic, "stores", "门店", "OFFLINE", "store");
    trafficPool(traffic, "parcels", "包裹", "OFFLINE", "parcel");
    trafficPool(traffic, "friends", "朋友介绍", "SOCIAL", "wechat");
    ArrayNode pools = out.putArray("userPools");
    userPool(pools, CONTACTS, "导购企微", "WECOM_CONTACTS", CONTACTS_ACCOUNT, "PUSH", "ONE_TO_ONE");
    userPool(pools, FOLLOWERS, "公众号", "OFFICIAL_ACCOUNT", FOLLOWERS_ACCOUNT, "PUSH");
    userPool(pools, MINI_SHOP, "小程序商城", "MINI_PROGRAM", "weixin/" + APPID, "CLOSE_TRADE");
    ArrayNode channels = out.putArray("channels");
    for (Channel channel : CHANNELS) {
      ObjectNode each =
          channels
              .addObject()
              .put("code", channel.code())
              .put("name", channel.name())
              .put("trafficPool", channel.trafficPool())
              .put("placement", channel.placement());
      each.putArray("userPools").add(channel.userPool());
    }
    ArrayNode products = out.putArray("products");
    for (Product product : Catalogue.PRODUCTS) {
      ObjectNode each = products.addObject().put("sku", product.sku()).put("name", product.name());
      product.roles().forEach(each.putArray("roles")::add);
      each.put("price", product.price()).put("unitCost", product.unitCost());
      if (product.sku().startsWith(Costs.DEARER)) {
        each.putArray("costChanges")
            .addObject()
            .put("effectiveFrom", Costs.start(Costs.DEARER_FROM).toString())
            .put("unitCost", Costs.dearer(product.unitCost()));
      }
    }
    ArrayNode postage = out.putObject("costs").putArray("fulfilment");
    postage(postage, Costs.POSTAGE_FROM, Costs.POSTAGE);
    postage(postage, Costs.POSTAGE_ROSE, Costs.POSTAGE_SINCE);
    out.putObject("stages").put("nurturedAfter", NURTURED_AFTER).put("leastOrder", LEAST_ORDER);
    out.putObject("attribution").put("model", "FIRST_TOUCH");
    MembershipRules.write(out);
    GoodsPlan.write(out);
    CocreationPlan.write(out);
    return Json.pretty(out);
  }

  private static void postage(ArrayNode out, LocalDate from, long perOrder) {
    out.addObject().put("effectiveFrom", Costs.start(from).toString()).put("perOrder", perOrder);
  }

  private static void trafficPool(
      ArrayNode out, String id, String name, String kind, String platform) {
    out.addObject().put("id", id).put("name", name).put("kind", kind).put("platform", platform);
  }

  private static void userPool(
      ArrayNode out, String id, String name, String kind, String account, String... capabilities) {
    ObjectNode pool =
        out.addObject().put("id", id).put("name", name).put("kind", kind).put("account", account);
    ArrayNode list = pool.putArray("capabilities");
    for (String capability : capabilities) {
      list.add(capability);
    }
  }
}
