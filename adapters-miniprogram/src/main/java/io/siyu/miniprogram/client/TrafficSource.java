package io.siyu.miniprogram.client;

/**
 * The sorts of place from which people enter a mini-program (流量来源). Which scene value is of which
 * is data, {@link Scene#all}.
 */
public enum TrafficSource {
  /** A chat with one person (单聊). */
  WECHAT_SINGLE_CHAT,
  /** A group chat and its tools (群聊). */
  WECHAT_GROUP_CHAT,
  /** Chat histories, material, calls and stickers in chats. */
  CHAT_OTHER,
  /** 企业微信: its workbench, its people's profiles, and its chats of one and of many. */
  WECOM,
  /** 朋友圈. */
  MOMENTS,
  /** 公众号: menus, articles, messages. */
  OFFICIAL_ACCOUNT,
  /** Subscribe messages and notices (订阅消息, 服务通知). */
  SUBSCRIBE_MESSAGE,
  /** Customer service chats of the mini-program itself (客服消息). */
  CUSTOMER_SERVICE,
  /** 视频号: its profile, live streams, links. */
  CHANNELS,
  /** 微信小店. */
  WEIXIN_SHOP,
  /** Paid placements (广告). */
  AD,
  /** Mini-program codes (小程序码), whose parameter is {@code query.scene}. */
  QR_MINIPROGRAM_CODE,
  /** Ordinary QR codes and bar codes (普通二维码), whose link is {@code query.q}. */
  QR_LINK,
  /** Searches (搜一搜). */
  SEARCH,
  /** Another mini-program, named by {@link Entry#referrer}. */
  OTHER_MINIPROGRAM,
  /** Apps, web pages and short messages, through URL Scheme, URL Link or open tags. */
  EXTERNAL_APP_OR_WEB,
  /** Short Link ({@code #小程序://}). */
  SHORT_LINK,
  /** Payment pages, the wallet, cards and coupons (支付后). */
  PAYMENT_SURFACE,
  /** Lists and recommendations of 微信 itself (发现). */
  DISCOVERY,
  /** The person's own lists, favourites and desktop, and the way back from elsewhere (主动返回). */
  RETURN,
  /** Crawlers, tests, tools of developers and background starts: nobody came. */
  NON_HUMAN,
  /** Listed by WeChat and none of these. */
  OTHER,
  /** Not in this version's table: WeChat adds values every quarter. */
  UNKNOWN
}
