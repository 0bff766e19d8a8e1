/**
 * The event store in memory, for tests, examples and rebuilding from files. It is not durable: what
 * it acknowledged is gone with the process.
 */
@NullMarked
package io.siyu.store;

import org.jspecify.annotations.NullMarked;
