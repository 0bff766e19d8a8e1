/**
 * The adapter for 企业微信 (WeCom) callbacks: signature, decryption, one decoder for the self-built
 * envelope ({@code Event}, {@code CreateTime}) and the third-party one ({@code InfoType}, {@code
 * TimeStamp}), and what each event becomes.
 *
 * <p>Every event below is read into a type of {@link io.siyu.wecom.event}. An id covers key, time,
 * subject and fact, never a one-time credential. The key "content" is {@code unmapped:} and SHA-256
 * of every leaf that is no credential, AgentID included; "s" is the time in seconds. The subject
 * "person" is the external_userid in the connection's id space, "account" the corp. An event that
 * lacks its time or one of its people is kept Unmapped.
 *
 * <table>
 * <caption>What becomes of each event</caption>
 * <tr><th>event</th><th>fact</th><th>subject</th><th>key</th><th>not known</th></tr>
 * <tr><th colspan="5">change_external_contact (客户联系)</th></tr>
 * <tr><td>add_external_contact</td><td>Joined FULL by UNKNOWN, channel = State</td><td>person</td>
 *   <td>join:corp:UserID:ExternalUserID:s</td><td>whether State is stale or another tool's</td></tr>
 * <tr><td>add_half_external_contact</td><td>Joined HALF by CUSTOMER, channel = State</td><td>person</td>
 *   <td>half:…</td><td>whether the member will confirm</td></tr>
 * <tr><td>edit_external_contact</td><td>PullRequested externalcontact/get</td><td>person</td>
 *   <td>edit:…</td><td>what was edited</td></tr>
 * <tr><td>del_external_contact</td><td>Left by STEWARD; TRANSFERRED where Source is DELETE_BY_TRANSFER, else REMOVED</td><td>person</td>
 *   <td>left:…</td><td></td></tr>
 * <tr><td>del_follow_user</td><td>Left by CUSTOMER, REMOVED</td><td>person</td>
 *   <td>left:…</td><td></td></tr>
 * <tr><td>transfer_fail</td><td>PullRequested externalcontact/transfer_result</td><td>person</td>
 *   <td>transfer-fail:corp:UserID:ExternalUserID:reason:s</td><td>whether the member handed over had left, which has another API</td></tr>
 * <tr><td>msg_audit_approved</td><td>ConsentGiven for archive</td><td>person</td>
 *   <td>archive:…</td><td></td></tr>
 * <tr><th colspan="5">change_external_chat (客户群)</th></tr>
 * <tr><td>create, update, dismiss</td><td>GroupChanged; Unmapped where UpdateDetail is not known</td><td>group</td>
 *   <td>chat:corp:ChatId:change:LastMemVer:CurMemVer:s</td><td>by which channel members came; which of them are customers; versions of other changes than of members are not followed</td></tr>
 * <tr><th colspan="5">change_external_tag (企业客户标签)</th></tr>
 * <tr><td>create, update, delete, shuffle</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td>names; what a group deleted held</td></tr>
 * <tr><th colspan="5">customer_acquisition (获客助手)</th></tr>
 * <tr><td>customer_start_chat</td><td>Engaged message, INBOUND</td><td>person</td>
 *   <td>chat-started:corp:UserID:ExternalUserID:LinkId:s</td><td>the channel code</td></tr>
 * <tr><td>message_from_customer</td><td>PullRequested externalcontact/customer_acquisition/get_chat_info</td><td>account; person where the push still names one</td>
 *   <td>customer-message:corp:LinkId:UserID:ExternalUserID:ChatSeq:s</td><td>who wrote: approximate, since two of one link and second look like one</td></tr>
 * <tr><td>open_profile, friend_request</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td>who: approximate, since two of one link, State and second look like one</td></tr>
 * <tr><td>balance_low, balance_exhausted, balance_increased, link_unavailable, delete_link, quota_expire_soon</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><td>service_balance_low, service_balance_exhausted, service_balance_consumed, change_price, del_follow_user</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td>how long a OnceKey is good; two uses of one second look like one; the unit of Price</td></tr>
 * <tr><td>customer_acquisition_permit_change</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><th colspan="5">微信客服</th></tr>
 * <tr><td>kf_msg_or_event</td><td>PullRequested kf/sync_msg</td><td>account wecom/corp/OpenKfId</td>
 *   <td>kf:corp:OpenKfId:s</td><td>what, and of whom</td></tr>
 * <tr><td>kf_account_auth_change</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><th colspan="5">会话内容存档</th></tr>
 * <tr><td>msgaudit_notify</td><td>PullRequested GetChatData</td><td>account</td>
 *   <td>chatdata:corp:s</td><td>what, and of whom</td></tr>
 * <tr><td>conversation_new_message, hit_keyword, chat_archive_audit_approved_single, chat_archive_audit_approved_room</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td>the fields of the last two</td></tr>
 * <tr><td>living_status_change (直播)</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td>who watched</td></tr>
 * <tr><td>对外收款 notice</td><td>Unmapped</td><td>account</td>
 *   <td>content, dated 1970</td><td>everything in its resource, which has another key</td></tr>
 * <tr><td>change_contact (通讯录), update_user with NewUserID</td><td>StewardRenamed</td><td>account</td>
 *   <td>renamed:corp:UserID:NewUserID:s</td><td>what else changed</td></tr>
 * <tr><td>change_contact, otherwise</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><td>suite_ticket, create_auth, change_auth, cancel_auth, reset_permanent_code, approve_special_auth, cancel_special_auth, orders of a suite, corp_arch_auth, agree_external_userid_migration</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><td>subscribe, unsubscribe, enter_agent, click, view, LOCATION, template_card_event, batch_job_result, share_agent_change, change_app_admin, unlicensed_notify, close_inactive_agent, reopen_inactive_agent</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><td>every message to an app</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td></td></tr>
 * <tr><td>everything else</td><td>Unmapped</td><td>account</td>
 *   <td>content</td><td>everything</td></tr>
 * </table>
 */
@NullMarked
package io.siyu.wecom;

import org.jspecify.annotations.NullMarked;
