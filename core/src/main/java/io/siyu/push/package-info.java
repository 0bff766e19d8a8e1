/**
 * Pushes as 企业微信 and 微信 seal and write them (加密推送): the envelope and its seal, and the reading of
 * XML and JSON text, which keeps what no field is known for. For adapters of platforms that push in
 * this form; nothing here knows any one platform's events.
 */
@NullMarked
package io.siyu.push;

import org.jspecify.annotations.NullMarked;
