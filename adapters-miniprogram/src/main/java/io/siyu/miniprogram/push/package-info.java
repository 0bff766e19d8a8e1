/**
 * Message push (消息推送) of 微信: mini-programs (小程序), official accounts (公众号) and shops (微信小店), type
 * {@code weixin}.
 *
 * <p>The source of every event is {@code weixin/<appid>}, and so is the account of the user pool of
 * an official account's followers or a mini-program's conversations; the provenance is {@code
 * CALLBACK}.
 */
@NullMarked
package io.siyu.miniprogram.push;

import org.jspecify.annotations.NullMarked;
