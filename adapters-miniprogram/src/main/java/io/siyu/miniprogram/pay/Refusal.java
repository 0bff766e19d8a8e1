package io.siyu.miniprogram.pay;

import io.siyu.spi.Reason;

/**
 * Why a notification is turned away.
 *
 * @param reason the stable reason
 * @param hint what to fix; never content
 */
record Refusal(Reason reason, String hint) {}
