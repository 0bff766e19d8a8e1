package io.siyu.miniprogram.push;

import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;

/**
 * Makes adapters for the message push of 微信, type {@code weixin}, one for each account; the fields
 * are those of the README.
 */
public final class WeixinAdapterFactory implements PlatformAdapterFactory {
  /** For {@link java.util.ServiceLoader} and for whoever does without it. */
  public WeixinAdapterFactory() {}

  @Override
  public String type() {
    return "weixin";
  }

  @Override
  public PlatformAdapter create(ConnectionConfig config) {
    return new WeixinAdapter(WeixinConfig.read(config));
  }
}
