/**
 * Payment and refund notifications of WeChat Pay (微信支付): of v3, type {@code wechatpay}, and of v2,
 * type {@code wechatpay-v2}.
 *
 * <p>What becomes of an authentic notification of v3; the source is always {@code wxpay/<mchid>}
 * and the provenance {@code CALLBACK}:
 *
 * <table>
 * <caption>Facts, subjects and keys</caption>
 * <tr><th>{@code event_type}</th><th>fact</th><th>subject</th><th>claims</th><th>key</th><th>occurredAt</th></tr>
 * <tr><td>{@code TRANSACTION.SUCCESS}</td><td>{@code OrderPaid}</td><td>{@code out_trade_no} of the merchant</td>
 *     <td>same: {@code transaction_id} of {@code wxpay}; payer: openid of the appid</td>
 *     <td>{@code wxpay:<transaction_id>}</td><td>{@code success_time}</td></tr>
 * <tr><td>{@code REFUND.SUCCESS}, {@code .ABNORMAL}, {@code .CLOSED}</td><td>{@code Refunded}</td>
 *     <td>{@code out_trade_no} of the merchant</td><td>same: {@code transaction_id} of {@code wxpay}</td>
 *     <td>{@code wxpayr:<refund_id>:<refund_status>}</td>
 *     <td>{@code success_time}, else {@code create_time}</td></tr>
 * <tr><td>{@code TRANSACTION.SUCCESS}, combined (合单)</td><td>{@code OrderPaid} for each of {@code sub_orders}</td>
 *     <td>its {@code out_trade_no} of its merchant</td>
 *     <td>same: its {@code transaction_id} of {@code wxpay}; payer: {@code combine_payer_info.openid}</td>
 *     <td>{@code wxpay:<transaction_id>}</td><td>its {@code success_time}</td></tr>
 * <tr><td>anything else</td><td>{@code Unmapped}</td><td>the account</td><td></td>
 *     <td>{@code unmapped:<sha256 of the decrypted text>}</td><td>{@code create_time}</td></tr>
 * </table>
 *
 * <p>The merchant is {@code mchid}, and in the partner form (服务商) {@code sub_mchid}, where the
 * payer is {@code sub_openid} of {@code sub_appid}, else {@code sp_openid} of {@code sp_appid}. A
 * sub-order may be in the partner form too. {@code combine_out_trade_no} is a claim of none of its
 * orders: as a common name it would make one order of all. Where a sub-order cannot be read, the
 * others' events come with the whole resource as {@code Unmapped}.
 *
 * <p>Nothing of the transport reaches an event: not the notification's id, not nonces, ciphertext
 * or signature. So every retry, and the same happening encrypted again, gives the same event id.
 * {@code create_time} does where nothing else tells the time; the key is the same then all the
 * same.
 *
 * <p>Amounts are whole 分 (minor units) as WeChat Pay states them: {@code total} and {@code refund}
 * of the order, {@code payer_total} and {@code payer_refund} of the payer; of a sub-order {@code
 * total_amount} and {@code payer_amount}. One that is absent or unreadable is left unknown, with a
 * warning, and never becomes zero.
 *
 * <p>What becomes of an authentic message of v2; source, provenance and keys are those of v3, so
 * that a payment which both announce, as while a merchant migrates, is one:
 *
 * <table>
 * <caption>Messages of v2</caption>
 * <tr><th>message</th><th>fact</th><th>subject</th><th>claims</th><th>key</th><th>occurredAt</th></tr>
 * <tr><td>payment, {@code return_code} and {@code result_code} SUCCESS</td><td>{@code OrderPaid}</td>
 *     <td>{@code out_trade_no} of {@code sub_mch_id}, else {@code mch_id}</td>
 *     <td>same: {@code transaction_id} of {@code wxpay}; payer: {@code sub_openid} of {@code sub_appid},
 *     else {@code openid} of {@code appid}</td>
 *     <td>{@code wxpay:<transaction_id>}</td><td>{@code time_end}, in China</td></tr>
 * <tr><td>refund, {@code refund_status} SUCCESS, CHANGE (ABNORMAL) or REFUNDCLOSE (CLOSED)</td>
 *     <td>{@code Refunded}</td><td>{@code out_trade_no} of the merchant; of a partner the payment</td>
 *     <td>same: {@code transaction_id} of {@code wxpay}</td>
 *     <td>{@code wxpayr:<refund_id>:<outcome>}</td><td>{@code success_time}, in China</td></tr>
 * <tr><td>anything else, failures and refunds without {@code success_time} too</td>
 *     <td>{@code Unmapped}</td><td>the account</td><td></td>
 *     <td>{@code unmapped:<sha256 of the fields>}</td><td>1970</td></tr>
 * </table>
 *
 * <p>Of the amounts of v2, {@code total_fee} is the order's as v3's {@code total} is, and {@code
 * cash_fee} what the payer paid, as {@code payer_total} is: it is {@code total_fee} less {@code
 * coupon_fee}. {@code settlement_total_fee} is neither: what a merchant had paid in advance for
 * coupons (充值代金券) is settled and not paid. {@code refund_fee} is v3's {@code refund}; what the
 * payer got back v2 does not tell, for the same reason. {@code is_subscribe} tells whether the
 * payer follows the official account and not since when, so it becomes no fact.
 *
 * <p>A payment of v2 is signed, a refund is not: what speaks for it is that its sealed part opens
 * with the merchant's key to the XML of a refund. What stands in the clear beside it may be
 * anybody's and reaches no event. Of a partner's refund the sub-merchant stands only there, so its
 * subject is the payment, by which its order is found.
 */
@NullMarked
package io.siyu.miniprogram.pay;

import org.jspecify.annotations.NullMarked;
