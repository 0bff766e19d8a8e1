package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.APPID;
import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;

import io.siyu.miniprogram.kit.ConsentPush;
import io.siyu.miniprogram.kit.MessagePush;
import io.siyu.miniprogram.kit.PushFault;
import io.siyu.miniprogram.kit.SubscribePush;
import io.siyu.miniprogram.kit.TradePush;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.miniprogram.kit.XpayPush;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.tck.PlatformAdapterContract;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

class WeixinAdapterContractTest extends PlatformAdapterContract {
  private static final String UNION = "oUNION0000000000000000000001";

  private final PlatformAdapter adapter =
      Account.adapter(Account.json().put("freshnessSeconds", 600));
  private final WeixinKit kit = Account.kit();
  private final WeixinKit later = Account.kit(8);
  private final List<WeixinPush> pushes =
      List.of(
          MessagePush.text(OPENID, 7516223123456789012L, "CONFIDENTIAL", AT),
          MessagePush.sessionOpened(OPENID, "CONFIDENTIAL", AT),
          SubscribePush.answered(OPENID, List.of("tpl-a"), List.of("tpl-b"), AT),
          TradePush.shipped("1230000109", "T0001", "4200001", AT),
          XpayPush.goods(OPENID, "T0001", "4200001", "vip_month", 3000, 1990, AT),
          XpayPush.inTeam(XpayPush.refund(OPENID, "T0001", "R1", 990, 0, AT), "TEAM-1", 1),
          ConsentPush.revoked(OPENID, APPID, "201", AT),
          ConsentPush.cancelled(OPENID, APPID, AT).with("UnionID", UNION),
          WeixinPush.event("wxa_media_check", WeixinPush.PLATFORM, AT)
              .with("phone_number", "13812345678"),
          MessagePush.text(OPENID, 2, "hi", AT).without("CreateTime"));
  private final List<Delivery> authentic =
      pushes.stream()
          .map(push -> pushes.indexOf(push) % 2 == 0 ? kit.deliver(push) : kit.deliverJson(push))
          .toList();
  private final Delivery unknown = kit.deliver(WeixinPush.event("brand_new", OPENID, AT));
  private final Map<Reason, Delivery> rejected = new EnumMap<>(Reason.class);

  WeixinAdapterContractTest() {
    for (PushFault fault : PushFault.values()) {
      rejected.put(fault.reason(), kit.faulty(fault, pushes.get(0)));
    }
  }

  @Override
  protected PlatformAdapter adapter() {
    return adapter;
  }

  @Override
  protected List<Delivery> authentic() {
    return authentic;
  }

  @Override
  protected Delivery again(int index) {
    WeixinPush push = pushes.get(index);
    return index % 2 == 0
        ? later.again(push, 1)
        : later.deliver(push.json(), AT.plusSeconds(86_400));
  }

  @Override
  protected Delivery unknown() {
    return unknown;
  }

  @Override
  protected Map<Reason, Delivery> rejected() {
    return rejected;
  }

  @Override
  protected List<String> confidential() {
    return List.of(
        Account.TOKEN,
        Account.KEY,
        OPENID,
        UNION,
        "T0001",
        "4200001",
        "13812345678",
        "CONFIDENTIAL",
        "7516223123456789012");
  }
}
