/**
 * Message push (消息推送) of 微信: mini-programs (小程序), official accounts (公众号) and shops (微信小店), type
 * {@code weixin}.
 *
 * <p>The source of every event is {@code weixin/<appid>}, and so is the account of the user pool of
 * an official account's followers or a mini-program's conversations; the provenance is {@code
 * CALLBACK}.
 *
 * <h2>公众号, 微信小店 and payments</h2>
 *
 * <p>"s" is the time in seconds, "person" the sender's openid at the appid, "order" the order_id
 * numbered by the appid, "content" a hash of what is told. The time is {@code CreateTime} but where
 * the push tells its own: {@code pay_time}, {@code join_time}, {@code close_time}, {@code add_time}
 * or {@code refund_time}. Whatever lacks its time, its person or its order is Unmapped.
 *
 * <p>A shop's pushes tell no amount and no product. The host fetches what is requested and ingests
 * {@code OrderDescribed}, {@code OrderPaid} and {@code Refunded} about the same order number, a
 * refund under the same after_sale_order_id, each with a key of the host's own: of two events with
 * one key the push would count, which knows no amount. Which comes first makes no difference.
 *
 * <table>
 * <caption>What becomes of each push</caption>
 * <tr><th>push</th><th>fact</th><th>subject and claims</th><th>key</th><th>not known</th></tr>
 * <tr><th colspan="5">公众号</th></tr>
 * <tr><td>text, image, voice, video, shortvideo, location, link</td><td>Engaged message, INBOUND</td>
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
 * <tr><th colspan="5">Questions, which are answered and not stored</th></tr>
 * <tr><td>channels_ec_vip_user_info_get</td><td colspan="4">unless the host answers: no member</td></tr>
 * <tr><td>channels_ec_order_use_vip_discount</td><td colspan="4">unless the host answers: refused,
 *   since no answer blocks the order</td></tr>
 * <tr><td>channels_ec_gen_order_info_init</td><td colspan="4">unless the host answers: nothing; what
 *   it asks is not documented</td></tr>
 * </table>
 */
@NullMarked
package io.siyu.miniprogram.push;

import org.jspecify.annotations.NullMarked;
