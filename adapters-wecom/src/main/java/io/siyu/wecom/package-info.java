/**
 * The adapter for 企业微信 (WeCom) callbacks: signature, decryption, one decoder for the self-built
 * envelope ({@code Event}, {@code CreateTime}) and the third-party one ({@code InfoType}, {@code
 * TimeStamp}).
 *
 * <table>
 * <caption>What becomes of a {@code change_external_contact} (客户联系事件)</caption>
 * <tr><th>ChangeType</th><th>fact</th><th>key</th></tr>
 * <tr><td>add_external_contact</td><td>Joined FULL by UNKNOWN, channel = State</td>
 *   <td>join:corp:UserID:ExternalUserID:seconds</td></tr>
 * <tr><td>add_half_external_contact</td><td>Joined HALF by CUSTOMER, channel = State</td>
 *   <td>half:…</td></tr>
 * <tr><td>del_follow_user</td><td>Left by CUSTOMER, REMOVED</td><td>left:…</td></tr>
 * <tr><td>del_external_contact</td><td>Left by STEWARD; TRANSFERRED where Source is DELETE_BY_TRANSFER,
 *   else REMOVED</td><td>left:…</td></tr>
 * <tr><td>edit_external_contact</td><td>PullRequested externalcontact/get</td><td>edit:…</td></tr>
 * <tr><td>any other, any other family, any message</td><td>Unmapped</td>
 *   <td>unmapped:SHA-256 of the leaves that are no secrets</td></tr>
 * </table>
 */
@NullMarked
package io.siyu.wecom;

import org.jspecify.annotations.NullMarked;
