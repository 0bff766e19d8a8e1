/** The quick start (快速开始): a history of deliveries in, simulated or one's own, and a report out. */
@NullMarked
package io.siyu.examples.quickstart;

import org.jspecify.annotations.NullMarked;
