/**
 * The two sides on which Siyu is extended: {@link io.siyu.spi.PlatformAdapter} turns a platform's
 * deliveries into events, {@link io.siyu.spi.EventStore} keeps events. Both have published contract
 * tests.
 */
@NullMarked
package io.siyu.spi;

import org.jspecify.annotations.NullMarked;
