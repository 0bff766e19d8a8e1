/**
 * Channel codes (渠道码) on their way through QR codes and links (活码): what is written into a
 * platform's parameter, and what is left of it when the platform gives it back.
 */
@NullMarked
package io.siyu.code;

import org.jspecify.annotations.NullMarked;
