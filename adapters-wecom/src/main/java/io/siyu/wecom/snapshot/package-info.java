/**
 * What the interfaces of 企业微信 answer when they are asked, as events (快照): the existing customers of
 * an account before its first push, whatever pushes have missed, and what is never pushed. The host
 * asks with its own client and ingests what was answered; nothing here reaches a network.
 *
 * <p>The same answer gives the same events. What the answer says of somebody and no fact carries is
 * {@link io.siyu.event.Unmapped}; what it lists for the host alone is a value. What cannot be read
 * is a warning, by place and without values. An event is dated by the answer, or where the answer
 * tells no time and says how things stand, by when it was fetched ("f"); no instant is made up. The
 * subject is the customer but where said; keys are those of pushes where one of the same is pushed
 * ("p").
 *
 * <table>
 * <caption>What becomes of each answer</caption>
 * <tr><th>answer</th><th>event or value</th><th>key</th></tr>
 * <tr><td>externalcontact/get, batch/get_by_user</td><td>Joined</td>
 *   <td>p join:corp:userid:external_userid:createtime</td></tr>
 * <tr><td></td><td>Identified</td><td>identified:corp:external_userid:unionid</td></tr>
 * <tr><td></td><td>Observed, f</td><td>observed:corp:userid:external_userid:f</td></tr>
 * <tr><td>groupchat/get</td><td>GroupObserved about the group, f; Identified</td>
 *   <td>chat:corp:chat_id:observed:member_version:f</td></tr>
 * <tr><td>lists of ids</td><td>IdPage</td><td></td></tr>
 * <tr><td>get_corp_tag_list</td><td>TagCatalogue</td><td></td></tr>
 * <tr><td>kf/sync_msg</td><td>Engaged, Touched, Unmapped; about the service where no customer is named</td>
 *   <td>kf-message:corp:open_kfid:msgid</td></tr>
 * <tr><td>customer_acquisition/customer</td><td>AcquisitionPage.Customer, Unmapped f</td>
 *   <td>acquired:corp:userid:external_userid:link:f</td></tr>
 * <tr><td>get_chat_info</td><td>AcquisitionPage.Customer, Engaged</td>
 *   <td>chat-message:corp:userid:external_userid:link_id:recv_msg_cnt:s</td></tr>
 * <tr><td>get_groupmsg_send_result</td><td>Engaged, Unmapped; about the group where it was sent to one</td>
 *   <td>broadcast:corp:msgid:userid:external_userid or chat_id:status</td></tr>
 * <tr><td>get_groupmsg_task</td><td>BroadcastTasks</td><td></td></tr>
 * <tr><td>transfer_result</td><td>Joined, Left TRANSFERRED</td>
 *   <td>p join:…, p left:corp:userid:external_userid:takeover_time</td></tr>
 * <tr><td></td><td>Unmapped, f</td><td>transfer:corp:from:to:external_userid:status</td></tr>
 * <tr><td>externalpay/get_bill_list</td><td>OrderPaid about the order number</td>
 *   <td>wxpay:transaction_id, as 微信支付's notification has; without one bill:corp:mch_id:out_trade_no</td></tr>
 * <tr><td></td><td>Refunded about the order number</td>
 *   <td>bill-refund:corp:mch_id:out_refund_no:outcome</td></tr>
 * <tr><td></td><td>Unmapped about the account</td><td>bill:…</td></tr>
 * <tr><td>two traversals</td><td>Left, at the end of the interval</td>
 *   <td>lost:corp:userid:external_userid:after:by</td></tr>
 * </table>
 */
package io.siyu.wecom.snapshot;
