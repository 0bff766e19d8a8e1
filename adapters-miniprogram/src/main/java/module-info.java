/**
 * Translates what WeChat pushes about mini-programs (小程序) and their payments into Siyu's events.
 */
@org.jspecify.annotations.NullMarked
module io.siyu.miniprogram {
  requires transitive io.siyu.core;
  requires com.google.common;

  exports io.siyu.miniprogram.client;
  exports io.siyu.miniprogram.pay;
  exports io.siyu.miniprogram.push;

  provides io.siyu.spi.PlatformAdapterFactory with
      io.siyu.miniprogram.pay.WechatPayAdapterFactory,
      io.siyu.miniprogram.pay.WechatPayV2AdapterFactory,
      io.siyu.miniprogram.push.WeixinAdapterFactory;
}
