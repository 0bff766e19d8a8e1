/**
 * A simulated brand (模拟品牌): what its customers do, what the platforms push about it, and what a
 * report must say of it. The expected report is computed from the simulated lives alone, so it
 * shares no code with the library's fold and can be trusted to disagree with it.
 */
@NullMarked
package io.siyu.examples.quickstart.simulation;

import org.jspecify.annotations.NullMarked;
