package io.siyu.miniprogram.push;

import io.siyu.push.Opened;
import io.siyu.push.Plaintext;
import io.siyu.push.Refusals;
import io.siyu.push.SealedAddress;
import io.siyu.push.SignedAddress;
import io.siyu.push.Utf8;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.Optional;

/**
 * One account's push address at 微信: a GET checks our address, a POST tells or asks.
 *
 * <p>In compatible mode (兼容模式) the clear copy beside the ciphertext is not read.
 */
final class WeixinAdapter implements PlatformAdapter {
  /** 云托管 asks so whether the address is there, before it pushes anything. */
  private static final String CONTAINER_CHECK = "CheckContainerPath";

  private static final int CONTAINER_CHECK_BYTES_MAX = 128;

  private final WeixinConfig config;
  private final SealedAddress sealed;
  private final SignedAddress signed;
  private final PushDecoder decoder;

  WeixinAdapter(WeixinConfig config) {
    this.config = config;
    this.sealed =
        new SealedAddress(
            config.credentials(),
            config::accepts,
            config.freshnessSeconds(),
            config.bodyBytesMax());
    this.signed =
        new SignedAddress(config.tokens(), config.freshnessSeconds(), config.bodyBytesMax());
    this.decoder = new PushDecoder(config, sealed);
  }

  @Override
  public Translation translate(Delivery delivery) {
    if (delivery.method().equals("GET") && config.mode() != WeixinConfig.Mode.CLOUD) {
      return echoed(delivery);
    }
    if (!delivery.method().equals("POST")) {
      return Refusals.of(Reason.METHOD_NOT_ALLOWED);
    }
    return switch (config.mode()) {
      case SECURE -> opened(delivery, sealed.push(delivery));
      case PLAIN -> {
        Optional<Reason> refused = signed.check(delivery);
        yield refused.isPresent() ? Refusals.of(refused.get()) : clear(delivery);
      }
      case CLOUD -> cloud(delivery);
    };
  }

  /** The address check is clear in every mode; its text is said back as it came. */
  private Translation echoed(Delivery delivery) {
    Optional<String> echo = delivery.query("echostr").filter(text -> !text.isEmpty());
    if (echo.isEmpty()) {
      return Refusals.of(Reason.SIGNATURE_PARAM_MISSING);
    }
    Optional<Reason> refused = signed.check(delivery);
    return refused.isPresent()
        ? Refusals.of(refused.get())
        : new Translation.Handshake(Reply.text(200, echo.get()));
  }

  private Translation opened(Delivery delivery, Opened opened) {
    if (opened instanceof Opened.Message message) {
      return decoder.decode(
          message.text(),
          message.signedAt(),
          Answers.sealed(message.credential(), config.receiveId(), delivery));
    }
    return Refusals.of(((Opened.Refused) opened).reason());
  }

  private Translation cloud(Delivery delivery) {
    byte[] body = delivery.body();
    if (body.length > config.bodyBytesMax()) {
      return Refusals.of(Reason.BODY_TOO_LARGE);
    }
    return isContainerCheck(body)
        ? new Translation.Handshake(Reply.text(200, "success"))
        : clear(delivery);
  }

  private static boolean isContainerCheck(byte[] body) {
    return body.length <= CONTAINER_CHECK_BYTES_MAX
        && Plaintext.parse(Utf8.of(body), WeixinVocabulary.WEIXIN)
            .filter(check -> check.root().first("action").equals(CONTAINER_CHECK))
            .isPresent();
  }

  private Translation clear(Delivery delivery) {
    return decoder.decode(Utf8.of(delivery.body()), Instant.EPOCH, Answers.clear());
  }
}
