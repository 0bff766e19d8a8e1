/**
 * Contracts that every implementation of the SPI must meet, as JUnit classes to subclass, and the
 * delivery kit of the built-in {@code cloudevents} adapter. Published as core's test-jar with
 * classifier {@code tck}.
 */
package io.siyu.tck;
