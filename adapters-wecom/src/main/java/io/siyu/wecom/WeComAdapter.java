package io.siyu.wecom;

import io.siyu.push.Opened;
import io.siyu.push.Refusals;
import io.siyu.push.SealedAddress;
import io.siyu.push.Utf8;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.util.Optional;

/**
 * One app's callback address at 企业微信: a GET checks our address, a POST tells what happened.
 *
 * <p>The method is checked first, then what {@link SealedAddress} lists, then the authorised corp.
 */
final class WeComAdapter implements PlatformAdapter {
  private final WeComConfig config;
  private final SealedAddress address;
  private final PushDecoder decoder;

  WeComAdapter(WeComConfig config) {
    this.config = config;
    this.address =
        new SealedAddress(
            config.credentials(),
            config::accepts,
            config.freshnessSeconds(),
            config.bodyBytesMax());
    this.decoder = new PushDecoder(config, address);
  }

  @Override
  public Translation translate(Delivery delivery) {
    boolean handshake = delivery.method().equals("GET");
    if (!handshake && !delivery.method().equals("POST")) {
      return Refusals.of(Reason.METHOD_NOT_ALLOWED);
    }
    Opened opened = handshake ? address.echo(delivery) : address.push(delivery);
    if (opened instanceof Opened.Refused refused) {
      return Refusals.of(refused.reason());
    }
    Opened.Message message = (Opened.Message) opened;
    if (handshake) {
      return echoed(message.text());
    }
    Optional<Instant> receivedAt =
        config.freshnessSeconds() == 0 ? Optional.empty() : Optional.of(delivery.receivedAt());
    return decoder.decode(message.text(), message.signedAt(), receivedAt);
  }

  /**
   * Echoes the check's text, but never a push's: both are signed alike, so without this whoever has
   * seen a push on its way could have it decrypted by sending it as a check.
   */
  private static Translation echoed(Utf8 text) {
    return text.begins('<') || text.begins('{')
        ? Refusals.of(Reason.MALFORMED)
        : new Translation.Handshake(Reply.text(200, text.text()));
  }
}
