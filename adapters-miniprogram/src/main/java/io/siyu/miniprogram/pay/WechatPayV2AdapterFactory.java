package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableSet;
import io.siyu.json.JsonObject;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import java.util.List;
import java.util.Optional;

/**
 * Makes adapters of WeChat Pay v2 (微信支付 V2), type {@code wechatpay-v2}, one for each merchant
 * account.
 *
 * <p>Fields: {@code mchid}, the account; {@code partner}, whether it is a partner's (服务商), false
 * where absent; {@code appids}, those accepted, any where absent; {@code apiV2Key}, a secret of 32
 * bytes; {@code previousApiV2Keys}, secrets still accepted; {@code signType}, {@code MD5} or {@code
 * HMAC-SHA256}, where absent the one that a message states, {@code MD5} if it states none; {@code
 * bodyBytesMax}.
 */
public final class WechatPayV2AdapterFactory implements PlatformAdapterFactory {
  /** Makes a factory; stateless. */
  public WechatPayV2AdapterFactory() {}

  @Override
  public String type() {
    return "wechatpay-v2";
  }

  @Override
  public PlatformAdapter create(ConnectionConfig config) {
    JsonObject json = config.json();
    List<String> keys = MerchantFields.keys(config, "apiV2Key", "previousApiV2Keys");
    return new WechatPayV2Adapter(
        MerchantFields.mchid(json),
        json.flag("partner", false),
        ImmutableSet.copyOf(json.texts("appids")),
        new MessageSignature(keys, signType(json)),
        new RefundCipher(keys),
        config.bodyBytesMax());
  }

  private static Optional<SignType> signType(JsonObject json) {
    String name = json.optionalText("signType");
    Optional<SignType> type = SignType.of(name);
    if (type.isEmpty() && !name.isEmpty()) {
      json.violation("signType", "must be MD5 or HMAC-SHA256");
    }
    return type;
  }
}
