/**
 * Message push (消息推送) of 微信: mini-programs (小程序), official accounts (公众号) and shops (微信小店), type
 * {@code weixin}. The pages are 消息推送 and 服务端 of developers.weixin.qq.com.
 *
 * <p>The source of every event is {@code weixin/<appid>}, and so is the account of the user pool of
 * an official account's followers or a mini-program's conversations; the provenance is {@code
 * CALLBACK}.
 *
 * <p>An id covers key, instant, subject, claims and fact, never the transport: not nonce,
 * ciphertext, signed timestamp, {@code RetryTimes} or {@code RequestId}, which are blanked in what
 * is kept Unmapped. In the keys stands "appid:" behind the first word; "s" is the time in seconds,
 * and colons inside a part are escaped. "Sender" is {@code FromUserName}, which is a person only
 * where a person did it; elsewhere it is the platform's own and read by nobody. What lacks a field
 * that its fact needs is kept Unmapped, with a warning.
 *
 * <table>
 * <caption>What becomes of each push</caption>
 * <tr><th>push</th><th>facts</th><th>subject</th><th>claims</th><th>key</th><th>occurredAt</th>
 *   <th>not known</th></tr>
 * <tr><th colspan="7">Messages (客服消息)</th></tr>
 * <tr><td>text, image, miniprogrampage</td><td>Engaged message, INBOUND</td><td>sender</td><td></td>
 *   <td>msg:MsgId</td><td>CreateTime</td><td>what was written, and which page was sent, are not
 *   kept</td></tr>
 * <tr><td>user_enter_tempsession</td><td>Engaged session, INBOUND</td><td>sender</td><td></td>
 *   <td>sess:sender:s</td><td>CreateTime</td><td>SessionFrom is not kept, since
 *   people are named there</td></tr>
 * <tr><th colspan="7">Subscribe messages (订阅消息), an event for each item of the list</th></tr>
 * <tr><td>subscribe_msg_popup_event, subscribe_msg_change_event</td>
 *   <td>ConsentGiven or ConsentWithdrawn for subscribe_msg, by the template as its channel</td>
 *   <td>sender</td><td></td><td>subscribe:sender:TemplateId:status:s</td><td>CreateTime</td>
 *   <td>for how many messages; the push itself is kept beside where an answer is neither accept nor
 *   reject</td></tr>
 * <tr><td>subscribe_msg_sent_event</td><td>Engaged subscribe_msg, OUTBOUND, where it arrived</td>
 *   <td>sender</td><td></td><td>sent:MsgID</td><td>CreateTime</td><td>the template; the push itself
 *   is kept beside where one did not arrive</td></tr>
 * <tr><th colspan="7">Shipping (小程序发货信息管理)</th></tr>
 * <tr><td>trade_manage_order_settlement without settlement_time</td><td>Shipped, whole</td>
 *   <td>merchant_trade_no of sub_merchant_id, else of merchant_id</td>
 *   <td>same: transaction_id of wxpay</td><td>tm:transaction_id:shipped</td>
 *   <td>shipped_time, else CreateTime</td><td>whose it is, but by the payment; whether only a part
 *   went out</td></tr>
 * <tr><td>trade_manage_order_settlement with settlement_time</td><td>Completed by the customer (1),
 *   the platform (2) or UNKNOWN</td><td>as above</td><td>as above</td>
 *   <td>tm:transaction_id:settled</td><td>confirm_receive_time, else settlement_time</td><td></td></tr>
 * <tr><td>trade_manage_remind_access_api, trade_manage_remind_shipping, wxa_trade_controlled</td>
 *   <td>Unmapped</td><td>account</td><td></td><td>content</td><td>CreateTime</td><td></td></tr>
 * <tr><th colspan="7">Virtual payment (虚拟支付)</th></tr>
 * <tr><td>xpay_goods_deliver_notify</td><td>OrderPaid; OrderDescribed with its line, where it is real
 *   money</td><td>OutTradeNo of the appid</td><td>payer: OpenId; same: TransactionId of wxpay</td>
 *   <td>xpay:Env:OutTradeNo; xpay-lines:OutTradeNo</td><td>PaidTime, else CreateTime</td>
 *   <td>of several units, whether ActualPrice is one's or all's: the amounts stay unknown then;
 *   Attach, and what Apple says of a subscription, are not kept</td></tr>
 * <tr><td>xpay_coin_pay_notify</td><td>OrderPaid</td><td>as above</td><td>as above</td>
 *   <td>xpay:Env:OutTradeNo</td><td>as above</td><td>how many coins</td></tr>
 * <tr><td>xpay_refund_notify</td><td>Refunded: SUCCESS where RetCode is 0, else ABNORMAL</td>
 *   <td>MchOrderId of the appid</td><td>payer: OpenId</td><td>xpayr:WxRefundId:RetCode</td>
 *   <td>RefundSuccTimestamp, else CreateTime</td><td>whether it was of the sandbox, where it has no
 *   Env; the refund's number at 微信支付 is not read</td></tr>
 * <tr><td>any of these with TeamInfo (拼团), of real money</td><td>TeamJoined beside: OPENER where
 *   TeamAction is 0, MEMBER where it is 1; else the push itself is kept beside</td><td>the order, as
 *   above</td><td>as above</td><td>team:OutTradeNo, or MchOrderId</td><td>as above</td><td>how many
 *   orders the team needs, and until when; TeamType is not read; when the order joined, where only
 *   its refund tells of it</td></tr>
 * <tr><td>xpay_complaint_notify, xpay_wxpay_callback_notify, xpay_subscribe_signing_result_notify,
 *   xpay_subscribe_pay_fail_notify</td><td>Unmapped</td><td>account</td><td></td><td>content</td>
 *   <td>CreateTime</td><td></td></tr>
 * <tr><th colspan="7">Consent (个人信息保护), events for each code of RevokeInfo</th></tr>
 * <tr><td>user_authorization_revoke</td><td>ConsentWithdrawn for the code's purpose, such as
 *   phone_number; for every purpose where the code is not known. ErasureRequested, FIELDS</td>
 *   <td>OpenID</td><td>same: UnionID</td><td>withdrawn: and erasure:event:OpenID:code:s</td>
 *   <td>CreateTime</td><td>which plug-in, and the OpenPID there</td></tr>
 * <tr><td>user_authorization_cancellation (注销)</td><td>ConsentWithdrawn for every purpose.
 *   ErasureRequested, PERSON</td><td>as above</td><td>as above</td><td>as above</td>
 *   <td>CreateTime</td><td></td></tr>
 * <tr><td>user_info_modified</td><td>Unmapped</td><td>account</td><td></td><td>content</td>
 *   <td>CreateTime</td><td></td></tr>
 * <tr><th colspan="7">Everything else</th></tr>
 * <tr><td>channels_ec_vip_user_info_get, channels_ec_order_use_vip_discount,
 *   channels_ec_gen_order_info_init</td><td>none: a question</td><td></td><td></td><td></td>
 *   <td></td><td>what an order page (the last) asks to begin with, and how it is answered</td></tr>
 * <tr><td>whatever else is authentic</td><td>Unmapped</td><td>account</td><td></td>
 *   <td>unmapped: and SHA-256 of every leaf but those two</td><td>CreateTime, else 1970</td>
 *   <td>everything</td></tr>
 * </table>
 *
 * <p>Every push that is no question is acknowledged by {@code success}, which is clear in every
 * mode; virtual payment, which knows an {@code ErrCode} too, takes it for one of 0.
 *
 * <h2>公众号, 微信小店 and payments</h2>
 *
 * <p>"person" is the sender's openid at the appid, "order" the order_id numbered by the appid. Keys
 * are written whole. The time is {@code CreateTime} but where the push tells its own: {@code
 * pay_time}, {@code join_time}, {@code close_time}, {@code add_time} or {@code refund_time}.
 *
 * <p>A shop's pushes tell no amount and no product. The host fetches what is requested and ingests
 * {@code OrderDescribed}, {@code OrderPaid} and {@code Refunded} about the same order number, a
 * refund under the same after_sale_order_id, each with a key of the host's own: of two events with
 * one key the push would count, which knows no amount. Which comes first makes no difference.
 *
 * <table>
 * <caption>What becomes of their pushes</caption>
 * <tr><th>push</th><th>fact</th><th>subject and claims</th><th>key</th><th>not known</th></tr>
 * <tr><th colspan="5">公众号</th></tr>
 * <tr><td>voice, video, shortvideo, location, link</td><td>Engaged message, INBOUND</td>
 *   <td>person</td><td>msg:appid:MsgId</td><td>content, places and files are not read</td></tr>
 * <tr><td>subscribe</td><td>Joined FULL by CUSTOMER; channel = EventKey without {@code qrscene_}</td>
 *   <td>person</td><td>join:appid:openid:s</td>
 *   <td>EventKey {@code last_trade_no_…} is a payment's number and no channel</td></tr>
 * <tr><td>unsubscribe</td><td>Left by CUSTOMER, and ErasureRequested of PERSON</td><td>person</td>
 *   <td>left:appid:openid:s, erasure:appid:unsubscribe:openid:s</td><td></td></tr>
 * <tr><td>SCAN</td><td>Touched, new, channel = EventKey</td><td>person</td>
 *   <td>qr:appid:openid:EventKey:s</td><td></td></tr>
 * <tr><td>CLICK, pic_sysphoto, pic_photo_or_album, pic_weixin, location_select</td>
 *   <td>Engaged menu, INBOUND</td><td>person</td><td>menu:appid:openid:EventKey:s</td>
 *   <td>pictures and places are not read</td></tr>
 * <tr><td>scancode_push, scancode_waitmsg</td><td>Engaged scan, INBOUND</td><td>person</td>
 *   <td>scan:…</td><td>what was scanned</td></tr>
 * <tr><td>VIEW, view_miniprogram</td><td>Viewed page, item = EventKey</td><td>person</td>
 *   <td>view:…</td><td></td></tr>
 * <tr><td>LOCATION</td><td>Unmapped without text: where somebody is no fact needs, and it comes
 *   unasked every few seconds</td><td>person</td><td>unmapped:appid:location:openid:s</td><td></td></tr>
 * <tr><td>TEMPLATESENDJOBFINISH of success</td><td>Engaged template, OUTBOUND</td><td>person</td>
 *   <td>template:appid:MsgID</td><td>which template</td></tr>
 * <tr><td>TEMPLATESENDJOBFINISH otherwise, MASSSENDJOBFINISH</td>
 *   <td>Unmapped: it reached nobody, or does not say whom</td><td>account</td><td>content</td><td></td></tr>
 * <tr><th colspan="5">微信小店: order_info</th></tr>
 * <tr><td>channels_ec_order_new</td><td>PullRequested channels/ec/order/get</td>
 *   <td>order; the sender is its buyer</td><td>pull:ec:appid:order_id:new</td><td>everything in it</td></tr>
 * <tr><td>channels_ec_order_pay</td><td>OrderPaid of the whole by PLATFORM, and PullRequested</td>
 *   <td>order; buyer</td><td>ec:appid:order_id:pay, pull:…</td><td>how much, and who paid a gift</td></tr>
 * <tr><td>channels_ec_order_deliver</td><td>Shipped; whole where finish_delivery is 1</td>
 *   <td>order; buyer</td><td>ec:…:deliver, ec:…:deliver-part:s</td><td></td></tr>
 * <tr><td>channels_ec_order_confirm</td><td>Completed by CUSTOMER (1) or PLATFORM (2)</td>
 *   <td>order; buyer</td><td>ec:…:confirm</td><td></td></tr>
 * <tr><td>channels_ec_order_cancel</td><td>OrderCancelled, reason = cancel_type in the platform's
 *   words; 3, all after-sales done, moves no money of itself</td><td>order; buyer</td>
 *   <td>ec:…:cancel</td><td></td></tr>
 * <tr><td>channels_ec_order_ext_info_update</td><td>PullRequested channels/ec/order/get</td>
 *   <td>order; buyer</td><td>pull:ec:…:ext:type:s</td><td>what the types mean</td></tr>
 * <tr><td>channels_ec_order_wait_shipping, _settle</td><td>Unmapped: it repeats the payment, or is
 *   between platform and shop</td><td>account</td><td>content</td><td></td></tr>
 * <tr><td>channels_ec_aftersale_update of MERCHANT_REFUND_SUCCESS (退款完成) or
 *   MERCHANT_RETURN_SUCCESS (退货退款完成)</td><td>Refunded SUCCESS by PLATFORM, refund =
 *   after_sale_order_id, and PullRequested channels/ec/aftersale/getaftersaleorder</td><td>order</td>
 *   <td>ecr:appid:after_sale_order_id, pull:eca:appid:after_sale_order_id:status:s</td><td>how much</td></tr>
 * <tr><td>channels_ec_aftersale_update of another known status</td><td>PullRequested</td><td>order</td>
 *   <td>pull:eca:…</td><td></td></tr>
 * <tr><td>channels_ec_aftersale_update of an unknown status, channels_ec_present_aftersale_update</td>
 *   <td>Unmapped</td><td>account</td><td>content</td><td>whether money went back; the fields of a
 *   gift's</td></tr>
 * <tr><th colspan="5">微信小店: members, coupons, sharers</th></tr>
 * <tr><td>channels_ec_vip_join</td><td>Joined FULL by CUSTOMER</td><td>person</td>
 *   <td>vip-join:appid:appid:openid:s</td><td>the phone number is not read</td></tr>
 * <tr><td>channels_ec_vip_close</td><td>Left by CUSTOMER</td><td>person</td><td>vip-left:…</td><td></td></tr>
 * <tr><td>channels_ec_vip_user_auto_add, to the mini-program</td><td>Joined FULL by PLATFORM, pool
 *   {@code weixin/<shop_appid>}</td><td>person</td><td>vip-join:appid:shop_appid:openid:s</td>
 *   <td>whose numbering outer_userid is</td></tr>
 * <tr><td>channels_ec_vip_ of grades and scores, channels_ec_order_unuse_vip_discount</td>
 *   <td>Unmapped: no fact has points, and no order is there yet</td><td>account</td><td>content</td><td></td></tr>
 * <tr><td>channels_ec_coupon_receive, channels_ec_user_coupon_…</td><td>Unmapped: no fact has coupons
 *   outside orders</td><td>account</td><td>content</td><td></td></tr>
 * <tr><td>channels_ec_sharer_change, miniprogram_sharer_…</td><td>Unmapped: it brings nobody along,
 *   as Referred says</td><td>account</td><td>content</td><td></td></tr>
 * <tr><td>cooperation_shop_order, related_shop_order_submission</td><td>Unmapped: its order_id is
 *   another number than the shop's, and must not meet it</td><td>account</td><td>content</td><td></td></tr>
 * <tr><th colspan="5">Payments of mini-programs</th></tr>
 * <tr><td>retail_pay_notify (B2b 门店助手)</td><td>OrderPaid of wxpay_transaction_id by PLATFORM, with
 *   amounts; Unmapped where env is neither 0 nor 1</td><td>out_trade_no of the mchid; same: order,
 *   wxpay_transaction_id of wxpay; payer: payer_openid</td><td>retail:appid:mchid:out_trade_no</td><td></td></tr>
 * <tr><td>retail_refund_notify</td><td>Refunded SUCCESS or ABNORMAL by PLATFORM, refund =
 *   wxpay_refund_id, else refund_id</td><td>order, since no mchid is told</td>
 *   <td>retail-refund:appid:refund:refund_status</td><td>what the payer got of it</td></tr>
 * <tr><td>open_product_order_pay (自定义交易组件)</td><td>OrderPaid of transaction_id by PLATFORM</td>
 *   <td>order; same: transaction_id of wxpay</td><td>open-product:appid:transaction_id</td>
 *   <td>whose appid sp_openid is of</td></tr>
 * <tr><td>funds_order_pay</td><td>OrderPaid of transaction_id by PLATFORM</td>
 *   <td>transaction_id of wxpay</td><td>funds:appid:transaction_id</td><td>how much</td></tr>
 * <tr><td>funds_order_refund, open_product_order_settle, open_product_receive_coupon</td>
 *   <td>Unmapped: no order, no fact, and a question whose answer is not documented any more</td>
 *   <td>account</td><td>content</td><td></td></tr>
 * </table>
 */
@NullMarked
package io.siyu.miniprogram.push;

import org.jspecify.annotations.NullMarked;
