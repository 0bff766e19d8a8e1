/**
 * The delivery kit (投递工具包): makes the deliveries that WeChat and WeChat Pay would send, signed and
 * encrypted as WeChat does, on its retry schedules and with every fault that an integration should
 * survive. Published as test-jar with classifier {@code kit}; needs {@code siyu-core} and the JDK
 * alone.
 */
@NullMarked
package io.siyu.miniprogram.kit;

import org.jspecify.annotations.NullMarked;
