package io.siyu.wecom;

import io.siyu.push.SharedAddress;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import java.util.ArrayList;
import java.util.List;

/** Makes adapters for 企业微信 (WeCom) callbacks; the fields are those of the README. */
public final class WeComAdapterFactory implements PlatformAdapterFactory {
  /** For {@link java.util.ServiceLoader} and for whoever does without it. */
  public WeComAdapterFactory() {}

  @Override
  public String type() {
    return "wecom";
  }

  @Override
  public PlatformAdapter create(ConnectionConfig config) {
    List<PlatformAdapter> apps = new ArrayList<>();
    WeComConfig.read(config).forEach(app -> apps.add(new WeComAdapter(app)));
    return apps.size() == 1 ? apps.get(0) : new SharedAddress(apps);
  }
}
