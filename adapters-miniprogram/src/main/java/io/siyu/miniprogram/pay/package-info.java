/**
 * WeChat Pay v3 (微信支付) payment and refund notifications, type {@code wechatpay}.
 *
 * <p>What becomes of an authentic notification; the source is always {@code wxpay/<mchid>} and the
 * provenance {@code CALLBACK}:
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
 * total_amount} and {@code payer_amount}. One that is absent or
 * unreadable is left unknown, with a warning, and never becomes zero.
 */
@NullMarked
package io.siyu.miniprogram.pay;

import org.jspecify.annotations.NullMarked;
