package io.siyu.miniprogram.pay;

import io.siyu.miniprogram.kit.Fault;
import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.tck.PlatformAdapterContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class WechatPayAdapterContractTest extends PlatformAdapterContract {
  private final WechatPayKit kit = Merchant.kit(1);
  private final PlatformAdapter adapter = Merchant.adapter();
  private final List<Notice> notices =
      List.of(
          kit.paid(
              "T0001", "4200000000202510090000000001", Merchant.OPENID, 2990, 1990, Merchant.T0),
          kit.paid(
              "T0002", "4200000000202510090000000002", Merchant.OPENID, 2990, 1990, Merchant.T0),
          kit.refunded(
              "T0001",
              "4200000000202510090000000001",
              "5020001",
              "SUCCESS",
              1000,
              666,
              Merchant.T0),
          kit.refunded(
              "T0001",
              "4200000000202510090000000001",
              "5020001",
              "ABNORMAL",
              1000,
              666,
              Merchant.T0),
          kit.combined(
              "C0001",
              List.of(
                  kit.paid("T0003", "4200003", Merchant.OPENID, 2990, 1990, Merchant.T0),
                  kit.paid("T0004", "4200004", Merchant.OPENID, 700, 600, Merchant.T0)),
              Merchant.T0));

  @Override
  protected PlatformAdapter adapter() {
    return adapter;
  }

  @Override
  protected List<Delivery> authentic() {
    List<Delivery> out = new ArrayList<>();
    for (Notice notice : notices) {
      out.add(kit.send(notice, Merchant.T0));
    }
    return out;
  }

  @Override
  protected Delivery again(int index) {
    return kit.again(notices.get(index), Merchant.T0);
  }

  @Override
  protected Delivery unknown() {
    return kit.send(
        kit.other("PAYSCORE.USER_PAID", "{\"openid\":\"" + Merchant.OPENID + "\"}", Merchant.T0),
        Merchant.T0);
  }

  @Override
  protected Map<Reason, Delivery> rejected() {
    return Map.of(
        Reason.METHOD_NOT_ALLOWED, faulty(Fault.GET_METHOD),
        Reason.BODY_TOO_LARGE, faulty(Fault.OVERSIZED),
        Reason.SIGNATURE_PARAM_MISSING, faulty(Fault.MISSING_HEADER),
        Reason.MALFORMED, faulty(Fault.GARBLED_TIMESTAMP),
        Reason.UNKNOWN_SERIAL, faulty(Fault.UNKNOWN_SERIAL),
        Reason.SIGNATURE_MISMATCH, faulty(Fault.WRONG_SIGNATURE),
        Reason.STALE_TIMESTAMP, faulty(Fault.STALE),
        Reason.BAD_BASE64, faulty(Fault.GARBLED_CIPHERTEXT),
        Reason.BAD_CIPHERTEXT, faulty(Fault.WRONG_API_V3_KEY),
        Reason.RECEIVE_ID_MISMATCH,
            kit.send(notices.get(0).resource("{\"mchid\":\"1230000110\"}"), Merchant.T0));
  }

  private Delivery faulty(Fault fault) {
    return kit.faulty(fault, notices.get(0), Merchant.T0);
  }

  @Override
  protected List<String> confidential() {
    return List.of(
        Merchant.KEY,
        Merchant.OPENID,
        "T0001",
        "4200000000202510090000000001",
        "支付用户零钱",
        "1230000110");
  }
}
