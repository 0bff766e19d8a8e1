package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;

import io.siyu.miniprogram.kit.V2Fault;
import io.siyu.miniprogram.kit.V2Notice;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.tck.PlatformAdapterContract;
import java.util.List;
import java.util.Map;

class WechatPayV2AdapterContractTest extends PlatformAdapterContract {
  private final WechatPayV2Kit kit = MerchantV2.kit("MD5");
  private final PlatformAdapter adapter = MerchantV2.adapter();
  private final List<V2Notice> notices =
      List.of(
          kit.paid("T0001", "4200000000202510090000000001", Merchant.OPENID, 2990, 1990, T0),
          kit.paid("T0002", "4200000000202510090000000002", Merchant.OPENID, 2990, 2990, T0),
          kit.refunded(
              "T0001", "4200000000202510090000000001", "5020001", "SUCCESS", 2990, 1000, T0),
          kit.refunded(
              "T0001", "4200000000202510090000000001", "5020002", "CHANGE", 2990, 1000, T0),
          kit.paid("T0003", "4200000000202510090000000003", Merchant.OPENID, 2990, 2990, T0)
              .with("result_code", "FAIL"));

  @Override
  protected PlatformAdapter adapter() {
    return adapter;
  }

  @Override
  protected List<Delivery> authentic() {
    return notices.stream().map(notice -> kit.send(notice, T0)).toList();
  }

  @Override
  protected Delivery again(int index) {
    return kit.again(notices.get(index), T0);
  }

  @Override
  protected Delivery unknown() {
    return kit.send(
        kit.other(Map.of("change_type", "ADD", "contract_id", "202510090000000001")), T0);
  }

  @Override
  protected Map<Reason, Delivery> rejected() {
    return Map.of(
        Reason.METHOD_NOT_ALLOWED, faulty(V2Fault.GET_METHOD),
        Reason.BODY_TOO_LARGE, faulty(V2Fault.OVERSIZED),
        Reason.MALFORMED, faulty(V2Fault.CUT),
        Reason.DTD_FORBIDDEN, faulty(V2Fault.DTD),
        Reason.SIGNATURE_PARAM_MISSING, faulty(V2Fault.NO_SIGN),
        Reason.SIGNATURE_MISMATCH, faulty(V2Fault.WRONG_KEY),
        Reason.RECEIVE_ID_MISMATCH, faulty(V2Fault.OTHER_MERCHANT),
        Reason.CIPHERTEXT_HAS_SPACES, kit.faulty(V2Fault.FORM_DECODED, notices.get(2), T0),
        Reason.BAD_BASE64, kit.faulty(V2Fault.GARBLED_CIPHERTEXT, notices.get(2), T0),
        Reason.BAD_CIPHERTEXT, kit.faulty(V2Fault.WRONG_KEY, notices.get(2), T0));
  }

  @Override
  protected boolean isProvenByBodyAlone() {
    return true;
  }

  private Delivery faulty(V2Fault fault) {
    return kit.faulty(fault, notices.get(0), T0);
  }

  @Override
  protected List<String> confidential() {
    return List.of(
        MerchantV2.KEY,
        Merchant.OPENID,
        "T0001",
        "4200000000202510090000000001",
        "支付用户零钱",
        Merchant.MCHID + "0");
  }
}
