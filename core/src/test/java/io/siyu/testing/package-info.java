/** Generators of values for property tests. */
package io.siyu.testing;
