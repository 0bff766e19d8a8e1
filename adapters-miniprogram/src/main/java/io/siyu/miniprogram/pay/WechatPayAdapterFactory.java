package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableSet;
import io.siyu.json.JsonObject;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes adapters of WeChat Pay v3 (微信支付), type {@code wechatpay}, one for each merchant account.
 *
 * <p>Fields: {@code mchid}, the account; {@code appids}, those accepted, any where absent; {@code
 * apiV3Key}, a secret of 32 bytes; {@code previousApiV3Keys}, secrets still accepted; {@code
 * publicKeys}, a list of {@code {serial, key}} with the serial as the platform sends it and the key
 * in PEM, as a public key or a certificate; {@code toleranceSeconds}, 300 where absent; {@code
 * bodyBytesMax}.
 */
public final class WechatPayAdapterFactory implements PlatformAdapterFactory {
  private static final long TOLERANCE_SECONDS = 300;

  /** Makes a factory; stateless. */
  public WechatPayAdapterFactory() {}

  @Override
  public String type() {
    return "wechatpay";
  }

  @Override
  public PlatformAdapter create(ConnectionConfig config) {
    JsonObject json = config.json();
    return new WechatPayAdapter(
        MerchantFields.mchid(json),
        ImmutableSet.copyOf(json.texts("appids")),
        new NotificationSignature(
            publicKeys(config),
            Duration.ofSeconds(json.numberAtLeast("toleranceSeconds", 1, TOLERANCE_SECONDS))),
        new ResourceCipher(MerchantFields.keys(config, "apiV3Key", "previousApiV3Keys")),
        config.bodyBytesMax());
  }

  private static Map<String, PublicKey> publicKeys(ConnectionConfig config) {
    Map<String, PublicKey> keys = new HashMap<>();
    List<JsonObject> entries = config.json().objects("publicKeys");
    if (entries.isEmpty()) {
      config.json().violation("publicKeys", "must hold at least one {serial, key}");
    }
    for (JsonObject entry : entries) {
      String serial = entry.text("serial");
      String pem = config.secret(entry, "key");
      if (pem.isEmpty()) {
        continue;
      }
      PublicKeyText.parse(pem)
          .ifPresentOrElse(
              key -> {
                if (keys.putIfAbsent(serial, key) != null) {
                  entry.violation("serial", "must not be given twice");
                }
              },
              () -> entry.violation("key", PublicKeyText.RULE));
    }
    return keys;
  }
}
