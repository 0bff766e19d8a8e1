/**
 * What a host says back to 企业微信 (WeCom) as values: tags, remarks, welcome messages, broadcasts and
 * contact ways (企业微信接口请求). A request is checked when it is made, so that what the platform would
 * refuse never leaves the process; sending it is the host's, with its own client and access token.
 *
 * <p>One answers in place: {@link io.siyu.wecom.request.PassiveReply}.
 *
 * <p>What the platform counts over time, such as how many broadcasts a customer may get in a month,
 * is not checked here.
 */
@NullMarked
package io.siyu.wecom.request;

import org.jspecify.annotations.NullMarked;
