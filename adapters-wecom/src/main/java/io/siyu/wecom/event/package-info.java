/**
 * The pushes of 企业微信 (WeCom) as types (企业微信事件): what each says, before anything is made of it.
 *
 * <p>{@link io.siyu.wecom.WeComDecoder} reads a decrypted text into a {@link
 * io.siyu.wecom.event.WeComPush}. Texts are trimmed, and empty where the push has none; numbers,
 * instants and secrets are empty Optionals where they are absent or unreadable; words outside a
 * closed list are its {@code UNKNOWN}. Whatever could not be read is told by a warning and is still
 * found in {@link io.siyu.wecom.event.WeComPush#root}. Ids and texts of persons are {@link
 * io.siyu.push.Hidden}, one-time credentials {@link io.siyu.spi.Secret}, so that no {@code
 * toString} here shows them. Numbers after "path" name pages of developer.work.weixin.qq.com.
 */
@NullMarked
package io.siyu.wecom.event;

import org.jspecify.annotations.NullMarked;
