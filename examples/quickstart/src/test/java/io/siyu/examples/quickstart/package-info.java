/** Tests of the quick start. */
@NullMarked
package io.siyu.examples.quickstart;

import org.jspecify.annotations.NullMarked;
