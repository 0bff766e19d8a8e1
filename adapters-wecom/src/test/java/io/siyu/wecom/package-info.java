/** Tests of the adapter against the official vectors, its own kit and the published contract. */
@NullMarked
package io.siyu.wecom;

import org.jspecify.annotations.NullMarked;
