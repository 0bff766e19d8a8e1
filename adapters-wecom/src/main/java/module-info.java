/** 企业微信 (WeCom) callbacks as Siyu events. */
@org.jspecify.annotations.NullMarked
module io.siyu.wecom {
  requires transitive io.siyu.core;
  requires com.google.common;

  exports io.siyu.wecom;
  exports io.siyu.wecom.event;
  exports io.siyu.wecom.request;
  exports io.siyu.wecom.snapshot;

  provides io.siyu.spi.PlatformAdapterFactory with
      io.siyu.wecom.WeComAdapterFactory;
}
