/**
 * Small histories with their answers worked out by hand, told in any order and with repetitions.
 */
package io.siyu.cases;
