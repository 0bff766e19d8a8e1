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
 * <tr><td>any of these with TeamInfo (拼团)</td><td>the push itself is kept beside</td><td>account</td>
 *   <td></td><td>content</td><td>CreateTime</td><td>no fact carries a team yet</td></tr>
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
 * <tr><td>channels_ec_vip_user_info_get, channels_ec_order_use_vip_discount</td><td>none: a question</td>
 *   <td></td><td></td><td></td><td></td><td></td></tr>
 * <tr><td>whatever else is authentic</td><td>Unmapped</td><td>account</td><td></td>
 *   <td>unmapped: and SHA-256 of every leaf but those two</td><td>CreateTime, else 1970</td>
 *   <td>everything</td></tr>
 * </table>
 *
 * <p>Every push that is no question is acknowledged by {@code success}, which is clear in every
 * mode; virtual payment, which knows an {@code ErrCode} too, takes it for one of 0.
 */
@NullMarked
package io.siyu.miniprogram.push;

import org.jspecify.annotations.NullMarked;
