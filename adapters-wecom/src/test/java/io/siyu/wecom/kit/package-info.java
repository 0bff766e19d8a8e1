/**
 * The delivery kit for 企业微信: pushes signed and encrypted exactly as the platform does, its retries,
 * and faults, so that an integration can be tested without a tunnel and a phone. Published as the
 * adapter's test-jar with classifier {@code kit}.
 */
@NullMarked
package io.siyu.wecom.kit;

import org.jspecify.annotations.NullMarked;
