/**
 * What the own backend of a mini-program (小程序) holds after {@code wx.login}: answers of WeChat's
 * login and phone interfaces, and what the client hands on, signed or encrypted with the session
 * key, or in plain (客户端数据). {@link io.siyu.miniprogram.client.ClientFacts} speaks for one
 * mini-program; all else are values. No clock, no network, and nothing is kept.
 *
 * <p>The source is {@code weixin/<appid>}, the subject always the openid of the appid, and the
 * openid that of the host's session: nothing in the client's own words says who it is.
 *
 * <table>
 * <caption>What becomes of each input</caption>
 * <tr><th>input</th><th>event or value</th><th>provenance</th><th>key</th><th>not known</th></tr>
 * <tr><td>{@code sns/jscode2session}, with a unionid</td>
 *   <td>Identified, claims the unionid of the 开放平台 account</td><td>SNAPSHOT</td>
 *   <td>identified:appid:openid:unionid</td><td>the 开放平台 account: from configuration, else a
 *   warning and no event</td></tr>
 * <tr><td>without one</td><td>none: nothing connects</td><td></td><td></td><td></td></tr>
 * <tr><td>{@code wxa/business/getuserphonenumber}</td><td>Identified, claims the number's hash, at
 *   the watermark's time</td><td>SNAPSHOT</td><td>identified:appid:openid:issuer:hash</td>
 *   <td>whose code it was: the host asks with the openid</td></tr>
 * <tr><td>{@code getPhoneNumber}, encrypted</td><td>the same</td><td>SELF</td><td>the same</td>
 *   <td>whether the client altered it: nothing authenticates it</td></tr>
 * <tr><td>entry options</td><td>Touched: the code or else the group carried, the scene value</td>
 *   <td>SELF</td><td>entered:appid:openid:scene:channel:five minutes</td>
 *   <td>the traffic pool: the host makes it of the source; whether the client tells the truth</td></tr>
 * <tr><td>entries of scene 1154, of crawlers and tools, without a scene value</td><td>none</td><td></td>
 *   <td></td><td>anybody</td></tr>
 * <tr><td>{@code getGroupEnterInfo}, {@code getShareInfo}</td><td>ChatGroup, evidence of the entry</td>
 *   <td></td><td></td><td>the chat_id: {@code externalcontact/opengid_to_chatid} tells it, of
 *   customer groups of 企业微信 alone. No event asks for it, since the id is at hand when the group is</td></tr>
 * <tr><td>{@code rawData} with its signature</td><td>true or false</td><td></td><td></td><td></td></tr>
 * </table>
 *
 * <p>Entries within five minutes by the clock, of one person, scene value and channel, have one key
 * and count once: Android shows an entry again to who comes back from the home screen. Whoever came
 * back, from favourites, a list or another mini-program, brings no channel, so that what brought
 * them before still holds.
 */
@NullMarked
package io.siyu.miniprogram.client;

import org.jspecify.annotations.NullMarked;
